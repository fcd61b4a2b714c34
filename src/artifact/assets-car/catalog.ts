/** What an Assets.car says about itself and what is in it; pixels are not decoded. */
export interface AssetCatalog {
  readonly header: CatalogHeader;
  /** Attributes that tell the renditions of one asset apart, in the order of their keys. */
  readonly keyFormat: readonly string[];
  readonly renditions: readonly Rendition[];
  /** Names of assets that a program can ask for. */
  readonly assetNames: readonly string[];
}

export interface CatalogHeader {
  /** Version of the framework that wrote the catalog: 366 is Xcode 6, 969 is Xcode 26. */
  readonly coreUiVersion: number;
  readonly storageVersion: number;
  /** As the header declares it; see `assetCatalogFindings` for when it is not so. */
  readonly renditionCount: number;
  readonly schemaVersion: number;
  /** The compiler, such as `@(#)PROGRAM:CoreUI  PROJECT:CoreUI-850`. */
  readonly mainVersion: string;
  readonly authoringTool: string | undefined;
  readonly platform: string | undefined;
  /** Lowest version of the platform that the catalog was compiled for. */
  readonly platformVersion: string | undefined;
  /** What App Thinning left of it; empty or undefined for a catalog with everything in it. */
  readonly thinning: string | undefined;
}

/** One form of an asset: for one scale, idiom, appearance and so on. */
export interface Rendition {
  /** Name of the asset as code asks for it; undefined for what has none, such as an atlas. */
  readonly name: string | undefined;
  /** Name of the file it was compiled from, as the catalog keeps it. */
  readonly file: string;
  /** Pixels. Undefined for what has no size of its own: PDF, SVG, colours, sets and data are 0×0. */
  readonly size: PixelSize | undefined;
  /** 1, 2 or 3; undefined where none is declared. */
  readonly scale: number | undefined;
  readonly idiom: string;
  readonly kind: RenditionKind;
  /** Number and name of the layout, `onePartScale 12`; an unknown number is `layout NNNN`. */
  readonly layout: string;
  /** Four letters such as ARGB, GA8, JPEG, PDF, SVG, DATA; empty where none is declared. */
  readonly pixelFormat: string;
  /** How the pixels are packed, such as `lzfse` or `deepmap2`; undefined for what has no pixels. */
  readonly compression: string | undefined;
  /** Bytes in the file; an image inside an atlas has only its header here. */
  readonly sizeBytes: number;
  /** Such as `NSAppearanceNameDarkAqua` or `UIAppearanceDark`; undefined for any appearance. */
  readonly appearance: string | undefined;
  readonly displayGamut: 'sRGB' | 'P3' | undefined;
  readonly isTemplate: boolean;
  readonly preservesVector: boolean;
  /** Where its pixels lie when they are in an atlas. */
  readonly atlas: AtlasPlace | undefined;
  readonly colour: CatalogColour | undefined;
  /** Sizes in points of a set of images of several sizes, as an app icon is. */
  readonly sizes: readonly PixelSize[];
}

export type RenditionKind =
  | 'image'
  | 'vector'
  | 'colour'
  | 'data'
  | 'atlas'
  | 'icon-set'
  | 'layer-stack'
  | 'texture'
  | 'other';

export interface PixelSize {
  readonly width: number;
  readonly height: number;
}

export interface AtlasPlace extends PixelSize {
  readonly x: number;
  /** Counted from the bottom edge, as CoreUI does. */
  readonly y: number;
  /** File name of the atlas, `ZZZZPackedAsset-…`; undefined when the catalog has no such rendition. */
  readonly file: string | undefined;
}

export interface CatalogColour {
  readonly space: string;
  /** Red, green, blue and alpha, or luminance and alpha, from 0 to 1. */
  readonly components: readonly number[];
}
