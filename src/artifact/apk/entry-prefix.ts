import { constants, inflateRawSync } from 'node:zlib';
import { corrupt } from '../corrupt.ts';
import type { Zip } from '../zip/open-zip.ts';

const localHeaderBytes = 30;
/** Deflate says its codes in less than 400 bytes; after them a byte of content takes two at most. */
const packedBytes = 1024;

/** The first `length` bytes (up to 300) of an entry, without unpacking the rest; undefined when it is missing. */
export async function readEntryPrefix(
  { source, entries }: Pick<Zip, 'source' | 'entries'>,
  name: string,
  length: number,
): Promise<Buffer | undefined> {
  const entry = entries.get(name);
  if (entry === undefined) return undefined;
  const header = await source.read(entry.headerOffset, localHeaderBytes);
  const start = entry.headerOffset + localHeaderBytes + header.readUInt16LE(26) + header.readUInt16LE(28);
  const packed = await source.read(start, Math.min(entry.compressedBytes, packedBytes));
  if (entry.stored) return packed.subarray(0, length);
  try {
    // Flushing tells zlib that what comes later is not here.
    return inflateRawSync(packed, { finishFlush: constants.Z_SYNC_FLUSH }).subarray(0, length);
  } catch (error) {
    const place = { path: source.path, entry: name, offset: start };
    throw corrupt('The compressed content of the entry is damaged.', place, error);
  }
}
