import type { FileKind } from './file-kinds.ts';
import type { KindSize } from './size-report.ts';

export interface KindGroup {
  readonly kind: FileKind;
  readonly files: number;
  readonly compressedBytes: number;
  readonly sizeBytes: number;
  /** Its parts, largest first; a single one without a name where nothing tells its files apart. */
  readonly variants: readonly KindSize[];
}

/** The sizes of a report, ABIs, densities and the like gathered under their kind; largest first. Pure. */
export function kindGroups(kinds: readonly KindSize[]): readonly KindGroup[] {
  const groups = [...Map.groupBy(kinds, ({ kind }) => kind)].map(([kind, variants]) => {
    const total = { kind, variants, files: 0, compressedBytes: 0, sizeBytes: 0 };
    for (const { files, compressedBytes, sizeBytes } of variants) {
      total.files += files;
      total.compressedBytes += compressedBytes;
      total.sizeBytes += sizeBytes;
    }
    return total;
  });
  return groups.sort((a, b) => b.compressedBytes - a.compressedBytes);
}

/** What a variant is called; resources that fit every density have no name of their own. */
export function variantName({ kind, variant }: Pick<KindSize, 'kind' | 'variant'>): string {
  if (variant !== '') return variant;
  return kind === 'resources' ? 'any density' : 'others';
}
