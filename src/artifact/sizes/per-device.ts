import type { KindOfFile } from './file-kinds.ts';

export interface WeighedFile extends KindOfFile {
  readonly bytes: number;
}

export interface Range {
  readonly least: number;
  readonly most: number;
}

/** What the device with least and the one with most gets of a bundle's files: one ABI, one density. Pure. */
export function leastAndMost(files: readonly WeighedFile[]): Range {
  const shared = files.filter((file) => !isPerDevice(file)).reduce((sum, { bytes }) => sum + bytes, 0);
  const native = rangeOfVariants(files.filter(({ kind }) => kind === 'native'));
  const densities = rangeOfVariants(files.filter(isOfDensity));
  return {
    least: shared + native.least + densities.least,
    most: shared + native.most + densities.most,
  };
}

/** The smallest and the largest variant; zeros where there is none. Pure. */
export function rangeOfVariants(files: readonly WeighedFile[]): Range {
  const groups = Map.groupBy(files, ({ variant }) => variant);
  const [first = 0, ...others] = [...groups.values()].map((group) =>
    group.reduce((sum, { bytes }) => sum + bytes, 0),
  );
  return {
    least: others.reduce((smallest, size) => Math.min(smallest, size), first),
    most: others.reduce((largest, size) => Math.max(largest, size), first),
  };
}

/** Signatures and metadata of a bundle stay with the store. */
function isPerDevice(file: WeighedFile): boolean {
  const { kind } = file;
  return kind === 'native' || kind === 'signatures' || kind === 'metadata' || isOfDensity(file);
}

/** `nodpi` and `anydpi` are for every screen. */
function isOfDensity({ kind, variant }: WeighedFile): boolean {
  return kind === 'resources' && !['', 'nodpi', 'anydpi'].includes(variant);
}
