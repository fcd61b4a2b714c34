import { createHash } from 'node:crypto';
import type { Sections } from '../zip/sections.ts';

/** Stretches of the file that a signing block vouches for: everything but the block itself. */
export interface SignedContent {
  /** Entries: from the start of the file to the signing block. */
  readonly entriesBytes: number;
  readonly directoryOffset: number;
  readonly directoryBytes: number;
  /** The end record as if the central directory began where the signing block does. */
  readonly end: Buffer;
}

/** A piece that is digested by itself. */
export interface Chunk {
  readonly offset: number;
  readonly length: number;
}

export type ChunkHash = 'sha256' | 'sha512';

export const chunkBytes = 1024 * 1024;
export const hashBytes: Readonly<Record<ChunkHash, number>> = { sha256: 32, sha512: 64 };

export function signedContent(sections: Sections, blockOffset: number): SignedContent {
  const end = Buffer.from(sections.end);
  end.writeUInt32LE(blockOffset, 16);
  const { directoryOffset, endOffset } = sections;
  return { entriesBytes: blockOffset, directoryOffset, directoryBytes: endOffset - directoryOffset, end };
}

/** Chunks of at most 1 MiB of each stretch that lies in the file; the end record follows as the last chunk. */
export function fileChunks({
  entriesBytes,
  directoryOffset,
  directoryBytes,
}: SignedContent): readonly Chunk[] {
  return [...chunksOf(0, entriesBytes), ...chunksOf(directoryOffset, directoryBytes)];
}

export function chunksOf(offset: number, length: number): readonly Chunk[] {
  return Array.from({ length: Math.ceil(length / chunkBytes) }, (_, index) => ({
    offset: offset + index * chunkBytes,
    length: Math.min(chunkBytes, length - index * chunkBytes),
  }));
}

/** The digest of one chunk: of 0xa5, its length, and its bytes. */
export function chunkDigest(hash: ChunkHash, bytes: Buffer): Buffer {
  return createHash(hash).update(counted(0xa5, bytes.length)).update(bytes).digest();
}

/** The digest of the whole: of 0x5a, the number of chunks, and their digests in order. */
export function contentDigest(hash: ChunkHash, digests: readonly Uint8Array[]): Buffer {
  const whole = createHash(hash).update(counted(0x5a, digests.length));
  for (const digest of digests) whole.update(digest);
  return whole.digest();
}

function counted(prefix: number, count: number): Buffer {
  const bytes = Buffer.alloc(5);
  bytes.writeUInt8(prefix, 0);
  bytes.writeUInt32LE(count, 1);
  return bytes;
}
