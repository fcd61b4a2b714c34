import { constants, inflateRawSync } from 'node:zlib';
import type { ByteSource } from '../../byte-source.ts';
import { localData, localHeaderBytes } from './local-record.ts';
import type { RawEntry } from './raw-entries.ts';

/** Entries the verifier holds in memory: signature files and the Android manifest; real ones have a few MB. */
const largestInMemory = 64 * 1024 * 1024;

/**
 * The content of one small entry, or a sentence that says why there is none. Like Android, it compares the
 * length but not the CRC-32: what counts is the digest.
 */
export async function unpackEntry(
  source: ByteSource,
  entry: RawEntry,
  limit: number,
): Promise<Buffer | string> {
  if (entry.sizeBytes > largestInMemory) return `The entry announces ${entry.sizeBytes} bytes.`;
  if (entry.headerOffset + localHeaderBytes(entry) > limit)
    return 'The local header of the entry reaches into the central directory.';
  const header = await source.read(entry.headerOffset, localHeaderBytes(entry));
  const data = localData(header, entry, { limit, strict: true });
  if (typeof data === 'string') return data;
  const packed = await source.read(data.start, data.length);
  return data.stored ? packed : inflate(packed, entry.sizeBytes);
}

/**
 * Unpacks to exactly `sizeBytes`. A stream that lacks its end but gave every byte is accepted, as by
 * Java's Inflater, and bytes after its end are ignored.
 */
export function inflate(packed: Buffer, sizeBytes: number): Buffer | string {
  try {
    const content = inflateRawSync(packed, {
      finishFlush: constants.Z_SYNC_FLUSH,
      maxOutputLength: Math.max(1, sizeBytes),
      // Deflate gives at most 1032 times its input, so a lying size allocates nothing.
      chunkSize: Math.max(64, Math.min(sizeBytes, packed.length * 1032)),
    });
    if (content.length === sizeBytes) return content;
    return `The entry unpacks to ${content.length} bytes where ${sizeBytes} are announced.`;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE')
      return `The entry unpacks to more than the ${sizeBytes} bytes that are announced.`;
    return 'The compressed data of the entry is damaged.';
  }
}
