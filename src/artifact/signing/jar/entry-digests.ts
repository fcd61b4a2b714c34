import { createHash, hash } from 'node:crypto';
import { Readable } from 'node:stream';
import { constants, createInflateRaw } from 'node:zlib';
import { type LocalData, localData, localHeaderBytes } from '../zip/local-record.ts';
import type { RawEntry } from '../zip/raw-entries.ts';
import { inflate } from '../zip/unpack-entry.ts';

export interface EntryToDigest {
  readonly entry: RawEntry;
  /** Names as node:crypto takes them. */
  readonly hashes: readonly string[];
  /** Whether the local header has to agree with the central directory, as Android wants and Java does not. */
  readonly strict: boolean;
}

/** The digests of the unpacked content, one for each hash; a sentence when it cannot be unpacked. */
export type EntryDigests = readonly Uint8Array[] | string;

/** Exactly `length` bytes from `offset` of the file. */
export type Read = (offset: number, length: number) => Promise<Buffer>;

/** No window is longer. */
export const windowBytes = 2 * 1024 * 1024;
/** What one entry may unpack to in memory; larger ones are streamed. */
const largestAtOnce = 16 * 1024 * 1024;
const streamBytes = 1024 * 1024;

/** Neighbours in the file that are read at once; `list` is in the order of the file. */
export function batchesOf(list: readonly EntryToDigest[]): readonly (readonly EntryToDigest[])[] {
  const batches: EntryToDigest[][] = [];
  let start = 0;
  for (const item of list) {
    const batch = batches.at(-1);
    if (batch !== undefined && roughEnd(item.entry) - start <= windowBytes) {
      batch.push(item);
    } else {
      start = item.entry.headerOffset;
      batches.push([item]);
    }
  }
  return batches;
}

/** The extra field of the local header is not known yet; what lies beyond this is read by itself. */
function roughEnd(entry: RawEntry): number {
  return entry.headerOffset + localHeaderBytes(entry) + entry.compressedBytes + 64;
}

/** A stretch of the file that was read at once. */
export interface Window {
  readonly start: number;
  readonly bytes: Buffer;
}

export interface Stretch {
  readonly start: number;
  readonly length: number;
}

/** The stretch that holds a batch; of no length where the batch is one entry, which is read by itself. */
export function windowOf(batch: readonly EntryToDigest[], limit: number): Stretch {
  const start = batch[0]?.entry.headerOffset ?? 0;
  const end = Math.min(limit, Math.max(...batch.map(({ entry }) => roughEnd(entry))));
  return { start, length: batch.length < 2 ? 0 : Math.max(0, end - start) };
}

/** Digests the entries of one batch; `limit` is where the central directory starts. */
export async function digestBatch(
  batch: readonly EntryToDigest[],
  { window, read, limit }: { readonly window: Window; readonly read: Read; readonly limit: number },
): Promise<readonly EntryDigests[]> {
  const { start, bytes } = window;
  const windowed: Read = async (offset, length) =>
    offset >= start && offset + length <= start + bytes.length
      ? bytes.subarray(offset - start, offset - start + length)
      : read(offset, length);
  const digests: EntryDigests[] = [];
  for (const item of batch) digests.push(await digestEntry(windowed, item, limit));
  return digests;
}

async function digestEntry(read: Read, { entry, hashes, strict }: EntryToDigest, limit: number) {
  if (entry.headerOffset + localHeaderBytes(entry) > limit)
    return 'The local header of the entry reaches into the central directory.';
  const header = await read(entry.headerOffset, localHeaderBytes(entry));
  const data = localData(header, entry, { limit, strict });
  if (typeof data === 'string') return data;
  if (entry.sizeBytes > largestAtOnce || data.length > largestAtOnce)
    return digestStream(packedChunks(read, data), entry, { data, hashes });
  const packed = await read(data.start, data.length);
  const content = data.stored ? packed : inflate(packed, entry.sizeBytes);
  return typeof content === 'string' ? content : hashes.map((name) => hash(name, content, 'buffer'));
}

async function* packedChunks(read: Read, { start, length }: LocalData) {
  for (let at = 0; at < length; at += streamBytes) yield read(start + at, Math.min(streamBytes, length - at));
}

interface Streamed {
  readonly data: LocalData;
  readonly hashes: readonly string[];
}

async function digestStream(packed: AsyncIterable<Buffer>, entry: RawEntry, { data, hashes }: Streamed) {
  const running = hashes.map((name) => createHash(name));
  const content = data.stored ? packed : inflated(packed);
  let size = 0;
  try {
    for await (const bytes of content) {
      size += bytes.length;
      if (size > entry.sizeBytes)
        return `The entry unpacks to more than the ${entry.sizeBytes} announced bytes.`;
      for (const each of running) each.update(bytes);
    }
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code?.startsWith('Z_') !== true) throw error;
    return 'The compressed data of the entry is damaged.';
  }
  if (size !== entry.sizeBytes)
    return `The entry unpacks to ${size} bytes where ${entry.sizeBytes} are announced.`;
  return running.map((each) => each.digest());
}

function inflated(packed: AsyncIterable<Buffer>): AsyncIterable<Buffer> {
  const unpack = createInflateRaw({ finishFlush: constants.Z_SYNC_FLUSH, chunkSize: 256 * 1024 });
  const input = Readable.from(packed);
  input.on('error', (error) => unpack.destroy(error));
  return input.pipe(unpack);
}
