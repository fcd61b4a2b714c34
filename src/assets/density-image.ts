import type { ResourceConfig } from '../artifact/apk/resource-config.ts';
import type { Finding } from '../findings/finding.ts';
import type { ResourceFolder } from './folder.ts';
import type { ImageFormat, ImageSize } from './image-header.ts';

/** One bitmap of the app: a file in a source tree or an entry of an artifact. */
export interface DensityImage {
  /** Resource name: the file name without its suffix. */
  readonly name: string;
  /** What it is compared within: the resource folder of a source tree, or the resource of an artifact. */
  readonly scope: string;
  readonly folder: ResourceFolder;
  /** The screens that it is for; undefined where a qualifier of its folder is none that Android knows. */
  readonly config: ResourceConfig | undefined;
  /** Size without a nine-patch's border; undefined when it cannot be read. */
  readonly size: ImageSize | undefined;
  readonly ninePatch: boolean;
  /** What its bytes say; undefined when they are no bitmap. */
  readonly content: ImageContent | undefined;
  /** Why no device can draw it; undefined when nothing speaks against it. */
  readonly problem?: string | undefined;
  /** File or entry, for messages. */
  readonly place: string;
}

export interface ImageContent {
  readonly format: ImageFormat;
  readonly sizeBytes: number;
  /**
   * Of the whole file: two bitmaps with the same size and sum are the same. Undefined where no other begins alike, so
   * that the rest was not read.
   */
  readonly crc32: number | undefined;
}

/** A drawable in XML, such as a vector: Android may prefer it to the bitmaps of the same resource. */
export type XmlDrawable = Pick<DensityImage, 'name' | 'scope' | 'folder' | 'config' | 'place'>;

/** The drawables of a place. */
export interface Drawables {
  readonly images: readonly DensityImage[];
  readonly xml: readonly XmlDrawable[];
}

/** The same, and what kept some of them from being read. */
export interface CollectedDrawables extends Drawables {
  readonly findings: readonly Finding[];
}

/** Bitmaps that compete for the same screens: one resource in its densities. */
export interface ImageGroup {
  readonly name: string;
  readonly images: readonly DensityImage[];
}

/** Groups by resource, variant and version, in order of first appearance. */
export function groupImages(images: readonly DensityImage[]): readonly ImageGroup[] {
  const groups = Map.groupBy(images, ({ scope, name, folder }) =>
    [scope, folder.kind, name, folder.variant, folder.version ?? ''].join('\n'),
  );
  return [...groups.values()].map((members) => ({ name: members[0]?.name ?? '', images: members }));
}
