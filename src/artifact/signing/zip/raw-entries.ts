import { viewOf } from '../../byte-view.ts';

/** An entry as the central directory declares it, unvetted: duplicates and odd names are for the verifier. */
export interface RawEntry {
  readonly name: string;
  /** Length of the name in the file; it can differ from the text when the bytes are no UTF-8. */
  readonly nameBytes: number;
  readonly flags: number;
  readonly method: number;
  readonly crc32: number;
  readonly compressedBytes: number;
  readonly sizeBytes: number;
  readonly headerOffset: number;
}

const signature = 0x02014b50;
const fixedSize = 46;

type Sizes = Pick<RawEntry, 'compressedBytes' | 'sizeBytes' | 'headerOffset'>;

/** Replaces sizes that did not fit into 32 bits by those of the extra field. */
export type ReadZip64 = (extra: Buffer, sizes: Sizes) => Sizes;

/**
 * The entries of a central directory, folders left out, in its order; RangeError where a record does not
 * start where it should or is cut off. What follows the announced number of records is ignored, as by Android;
 * zip64 is read where the caller says how, and an infinite count means all that the directory holds.
 */
export function rawEntries(directory: Buffer, count: number, readZip64?: ReadZip64): readonly RawEntry[] {
  const entries: RawEntry[] = [];
  const view = viewOf(directory);
  let at = 0;
  for (let index = 0; index < count && (at < directory.length || Number.isFinite(count)); index += 1) {
    if (view.getUint32(at, true) !== signature)
      throw new RangeError(
        `Record ${index + 1} of the central directory does not start at byte ${at} of it.`,
      );
    const nameBytes = view.getUint16(at + 28, true);
    const end = at + fixedSize + nameBytes + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
    if (end > directory.length)
      throw new RangeError(`Record ${index + 1} of the central directory is cut off.`);
    const entry = rawEntry({ directory, view }, at, nameBytes);
    if (!entry.name.endsWith('/')) {
      const extraEnd = end - view.getUint16(at + 32, true);
      // Cutting out the extra field of each of thousands of entries is worth avoiding where nobody reads it.
      const sizes = readZip64?.(directory.subarray(at + fixedSize + nameBytes, extraEnd), entry);
      entries.push(sizes === undefined ? entry : { ...entry, ...sizes });
    }
    at = end;
  }
  return entries;
}

interface Directory {
  readonly directory: Buffer;
  readonly view: DataView;
}

function rawEntry({ directory, view }: Directory, at: number, nameBytes: number): RawEntry {
  return {
    name: directory.toString('utf8', at + fixedSize, at + fixedSize + nameBytes),
    nameBytes,
    flags: view.getUint16(at + 8, true),
    method: view.getUint16(at + 10, true),
    crc32: view.getUint32(at + 16, true),
    compressedBytes: view.getUint32(at + 20, true),
    sizeBytes: view.getUint32(at + 24, true),
    headerOffset: view.getUint32(at + 42, true),
  };
}
