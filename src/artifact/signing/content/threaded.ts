import { createHash } from 'node:crypto';
import { type FileHandle, open } from 'node:fs/promises';
import { extname } from 'node:path';
import { Worker } from 'node:worker_threads';
import {
  type Chunk,
  type ChunkHash,
  chunkBytes,
  chunkDigest,
  contentDigest,
  fileChunks,
  hashBytes,
} from './chunks.ts';
import type { ContentDigests, ContentRequest } from './digest-content.ts';

/** Work that a second thread and this one share: each takes the next chunk that nobody has taken. */
export interface ChunkJob {
  readonly path: string;
  readonly hashes: readonly ChunkHash[];
  readonly chunks: readonly Chunk[];
  /** Index of the next chunk, in shared memory. */
  readonly next: Int32Array<SharedArrayBuffer>;
  /** Digests of each hash, chunk after chunk, in shared memory. */
  readonly digests: readonly Uint8Array<SharedArrayBuffer>[];
}

/**
 * Like `digestContent` for files so large that a second core pays: one thread digests the chunks, while this
 * one hashes the file as a whole and then helps. Opens the file by its path once more in each thread.
 */
export async function digestContentInThreads(path: string, request: ContentRequest): Promise<ContentDigests> {
  const { content, hashes } = request;
  const job =
    content === undefined || hashes.length === 0 ? undefined : chunkJob(path, hashes, fileChunks(content));
  const [sha256] = await Promise.all([hashAndHelp(path, request.wholeFile, job), job && startThread(job)]);
  return { chunked: job === undefined ? new Map() : wholeDigests(job, request), sha256 };
}

async function hashAndHelp(path: string, wholeFile: boolean, job: ChunkJob | undefined) {
  const file = await open(path);
  try {
    const sha256 = wholeFile ? await hashOf(file) : undefined;
    if (job !== undefined) await digestChunks(file, job);
    return sha256;
  } finally {
    await file.close();
  }
}

function chunkJob(path: string, hashes: readonly ChunkHash[], chunks: readonly Chunk[]): ChunkJob {
  const shared = (bytes: number) => new SharedArrayBuffer(bytes);
  const digests = hashes.map((hash) => new Uint8Array(shared(hashBytes[hash] * chunks.length)));
  return { path, hashes, chunks, next: new Int32Array(shared(4)), digests };
}

function startThread(job: ChunkJob): Promise<void> {
  // Compiled or not, the worker has the suffix of this file.
  const worker = new Worker(new URL(`./chunk-worker${extname(import.meta.filename)}`, import.meta.url), {
    workerData: job,
  });
  return new Promise((resolve, reject) => {
    worker.once('error', reject);
    worker.once('exit', () => resolve());
  });
}

/** Hex SHA-256 of the file; two buffers take turns, so that reading and hashing overlap. */
async function hashOf(file: FileHandle): Promise<string> {
  const buffers = [Buffer.allocUnsafe(chunkBytes), Buffer.allocUnsafe(chunkBytes)];
  const read = (turn: number) => fill(file, buffers[turn % 2] ?? Buffer.alloc(0), turn * chunkBytes);
  const hash = createHash('sha256');
  let next = read(0);
  for (let turn = 0; ; turn += 1) {
    const bytes = await next;
    if (bytes.length === 0) return hash.digest('hex');
    next = read(turn + 1);
    hash.update(bytes);
  }
}

/** Fills the buffer from the place in the file; shorter only where the file ends. */
async function fill(file: FileHandle, buffer: Buffer, offset: number): Promise<Buffer> {
  for (let done = 0; ; ) {
    const { bytesRead } = await file.read(buffer, done, buffer.length - done, offset + done);
    done += bytesRead;
    if (bytesRead === 0 || done === buffer.length) return buffer.subarray(0, done);
  }
}

/** Digests chunks until none is left; one of several threads that do. */
export async function digestChunks(file: FileHandle, job: ChunkJob): Promise<void> {
  const buffer = Buffer.allocUnsafe(chunkBytes);
  for (let index = Atomics.add(job.next, 0, 1); ; index = Atomics.add(job.next, 0, 1)) {
    const chunk = job.chunks[index];
    if (chunk === undefined) return;
    const bytes = await fill(file, buffer.subarray(0, chunk.length), chunk.offset);
    for (const [which, hash] of job.hashes.entries())
      job.digests[which]?.set(chunkDigest(hash, bytes), index * hashBytes[hash]);
  }
}

function wholeDigests(
  { hashes, chunks, digests }: ChunkJob,
  { content }: ContentRequest,
): Map<ChunkHash, Buffer> {
  const end = content?.end ?? Buffer.alloc(0);
  return new Map(
    hashes.map((hash, which) => {
      const size = hashBytes[hash];
      const parts = chunks.map(
        (_, index) => digests[which]?.subarray(index * size, (index + 1) * size) ?? end,
      );
      return [hash, contentDigest(hash, [...parts, chunkDigest(hash, end)])];
    }),
  );
}
