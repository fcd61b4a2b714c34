import { createHash, type Hash } from 'node:crypto';
import type { ByteSource } from '../../byte-source.ts';
import {
  type Chunk,
  type ChunkHash,
  chunkBytes,
  chunkDigest,
  chunksOf,
  contentDigest,
  fileChunks,
  type SignedContent,
} from './chunks.ts';

export interface ContentRequest {
  readonly hashes: readonly ChunkHash[];
  /** Undefined where no signing block vouches for content; the file's own hash may still be wanted. */
  readonly content: SignedContent | undefined;
  readonly wholeFile: boolean;
}

export interface ContentDigests {
  readonly chunked: ReadonlyMap<ChunkHash, Buffer>;
  /** Hex SHA-256 of the file; it may be there later than the rest. */
  readonly sha256: Promise<string | undefined>;
}

/** One pass over the file for all that is wanted of it; the next megabyte is read while one is digested. */
export async function digestContent(
  source: ByteSource,
  { hashes, content, wholeFile }: ContentRequest,
): Promise<ContentDigests> {
  const whole = wholeFile ? createHash('sha256') : undefined;
  const digests = new Map(hashes.map((hash): [ChunkHash, Buffer[]] => [hash, []]));
  for await (const { bytes, signed } of pieces(source, steps(source, content, whole))) {
    whole?.update(bytes);
    if (signed) for (const [hash, list] of digests) list.push(chunkDigest(hash, bytes));
  }
  const chunked = new Map<ChunkHash, Buffer>();
  for (const [hash, list] of digests) {
    if (content !== undefined)
      chunked.set(hash, contentDigest(hash, [...list, chunkDigest(hash, content.end)]));
  }
  return { chunked, sha256: Promise.resolve(whole?.digest('hex')) };
}

interface Step extends Chunk {
  /** Whether the chunk counts for the signature; the signing block and the end record count for the file only. */
  readonly signed: boolean;
}

function steps(
  source: ByteSource,
  content: SignedContent | undefined,
  whole: Hash | undefined,
): readonly Step[] {
  const signed =
    content === undefined ? [] : fileChunks(content).map((chunk) => ({ ...chunk, signed: true }));
  if (whole === undefined) return signed;
  const gaps =
    content === undefined ? chunksOf(0, source.sizeBytes) : unsignedChunks(content, source.sizeBytes);
  return [...signed, ...gaps.map((chunk) => ({ ...chunk, signed: false }))].sort(
    (a, b) => a.offset - b.offset,
  );
}

function unsignedChunks(content: SignedContent, sizeBytes: number): readonly Chunk[] {
  const { entriesBytes, directoryOffset, directoryBytes } = content;
  const end = directoryOffset + directoryBytes;
  return [...chunksOf(entriesBytes, directoryOffset - entriesBytes), ...chunksOf(end, sizeBytes - end)];
}

/** Two buffers take turns: while one is digested the other is filled. */
async function* pieces(source: ByteSource, plan: readonly Step[]) {
  const buffers = [Buffer.allocUnsafeSlow(chunkBytes), Buffer.allocUnsafeSlow(chunkBytes)];
  const read = (turn: number) => {
    const step = plan[turn];
    return step === undefined ? undefined : source.read(step.offset, step.length, buffers[turn % 2]);
  };
  let next = read(0);
  for (const [index, step] of plan.entries()) {
    const bytes = await next;
    next = read(index + 1);
    if (bytes !== undefined) yield { bytes, signed: step.signed };
  }
}
