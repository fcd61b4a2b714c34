import type { ResourceFolder } from './folder.ts';

/** One bitmap of the app: a file in a source tree or an entry of an artifact. */
export interface DensityImage {
  /** Resource name: the file name without its suffix. */
  readonly name: string;
  /** What it is compared within: the resource folder of a source tree, or the resource of an artifact. */
  readonly scope: string;
  readonly folder: ResourceFolder;
  /** Size without a nine-patch's border; undefined when it cannot be read. */
  readonly size: ImageSize | undefined;
  readonly ninePatch: boolean;
  /** File or entry, for messages. */
  readonly place: string;
}

export interface ImageSize {
  readonly widthPx: number;
  readonly heightPx: number;
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
