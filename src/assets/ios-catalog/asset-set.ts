import type { ImageHeader } from '../image-header.ts';
import type { ColourHints } from './colour-hints.ts';

export type SetKind = 'imageset' | 'appiconset' | 'launchimage' | 'other';

/** One named asset of a catalog: a folder such as `Logo.imageset`, or an asset inside an Assets.car. */
export interface AssetSet {
  readonly name: string;
  readonly kind: SetKind;
  /** The folder or the compiled catalog, for messages. */
  readonly place: string;
  readonly slots: readonly Slot[];
  /** Every file beside Contents.json; empty of a compiled catalog. */
  readonly files: readonly CatalogFile[];
  /** Why Contents.json could not be read. */
  readonly problem: string | undefined;
}

/** One entry of `images` in Contents.json. Apple's words: "Asset Catalog Format Reference". */
export interface Slot {
  readonly idiom: string;
  /** 1, 2 or 3; undefined for a single image, which serves all scales. */
  readonly scale: number | undefined;
  /** Side in points of an app icon, `83.5` of `83.5x83.5`. */
  readonly points: number | undefined;
  /** `luminosity:dark`, sorted and joined; empty for any appearance. */
  readonly appearance: string;
  readonly gamut: string | undefined;
  /** Everything but the file name that tells one slot from another. */
  readonly key: string;
  readonly file: string | undefined;
  /** What the file's header says; undefined for vectors, and for what cannot be read. */
  readonly image: CatalogImage | undefined;
}

export interface CatalogImage extends ImageHeader {
  readonly colour: ColourHints;
}

export interface CatalogFile {
  readonly name: string;
  readonly image: CatalogImage | undefined;
}

export function placeOf({ place }: AssetSet, { file }: Slot): string {
  return file === undefined ? place : `${place}/${file}`;
}

/** `the dark 2x slot of ipad`, for messages. */
export function slotText({ idiom, scale, points, appearance, gamut }: Slot): string {
  const parts = [
    idiom,
    points === undefined ? undefined : `${points} pt`,
    scale === undefined ? undefined : `@${scale}x`,
    appearance.split(':').at(-1),
    gamut,
  ];
  return parts.filter((part) => part !== undefined && part !== '').join(' ');
}
