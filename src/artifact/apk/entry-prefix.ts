import { constants, inflateRawSync } from 'node:zlib';
import { corrupt } from '../corrupt.ts';
import type { Zip } from '../zip/open-zip.ts';

const localHeaderBytes = 30;
const usualNameBytes = 512;
/** Deflate says its codes in less than 400 bytes; after them a byte of content takes two at most. */
const packedBytes = 1024;

/** The first bytes (up to 300) of an entry, without unpacking the rest; undefined when it is missing. */
export async function readEntryPrefix(
  { source, entries }: Pick<Zip, 'source' | 'entries'>,
  name: string,
  wantedBytes: number,
): Promise<Buffer | undefined> {
  const entry = entries.get(name);
  if (entry === undefined) return undefined;
  // Name and extra field of the local header are nearly always short enough for one read to do.
  const first = await readUpTo(source, entry.headerOffset, localHeaderBytes + usualNameBytes + packedBytes);
  if (first.length < localHeaderBytes)
    throw corrupt('The entry is cut off.', { path: source.path, entry: name });
  const skip = localHeaderBytes + first.readUInt16LE(26) + first.readUInt16LE(28);
  const length = Math.min(entry.compressedBytes, packedBytes);
  const start = entry.headerOffset + skip;
  const packed =
    skip + length <= first.length ? first.subarray(skip, skip + length) : await source.read(start, length);
  if (entry.stored) return packed.subarray(0, wantedBytes);
  try {
    // Flushing tells zlib that what comes later is not here.
    return inflateRawSync(packed, { finishFlush: constants.Z_SYNC_FLUSH }).subarray(0, wantedBytes);
  } catch (error) {
    const place = { path: source.path, entry: name, offset: start };
    throw corrupt('The compressed content of the entry is damaged.', place, error);
  }
}

function readUpTo({ read, sizeBytes }: Zip['source'], offset: number, length: number): Promise<Buffer> {
  return read(offset, Math.max(0, Math.min(length, sizeBytes - offset)));
}
