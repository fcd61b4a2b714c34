import { createHash } from 'node:crypto';
import { type FileHandle, open } from 'node:fs/promises';
import { extname } from 'node:path';
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

/** Work of two threads: each takes the next chunk that nobody has taken. */
export interface ChunkJob {
  readonly path: string;
  readonly hashes: readonly ChunkHash[];
  readonly chunks: readonly Chunk[];
  /** Index of the next chunk, in shared memory. */
  readonly next: Int32Array<SharedArrayBuffer>;
  /** Digests of each hash, chunk after chunk, in shared memory. */
  readonly digests: readonly Uint8Array<SharedArrayBuffer>[];
  /** The SHA-256 of the file as a whole, which the second thread works out first; undefined where nobody wants it. */
  readonly whole: Uint8Array<SharedArrayBuffer> | undefined;
}

/**
 * Like `digestContent` for files so large that a second core pays: one thread hashes the file as a whole, which cannot
 * be shared, and then helps this one with the chunks. Opens the file by its path once more in each thread.
 */
export async function digestContentInThreads(path: string, request: ContentRequest): Promise<ContentDigests> {
  const job = chunkJob(path, request);
  const thread = startThread(job);
  const sha256 = thread.then(() => job.whole && Buffer.from(job.whole).toString('hex'));
  // Whoever wants the hash waits for it later, or not at all where something else is wrong.
  sha256.catch(() => undefined);
  if (job.chunks.length === 0) return { chunked: new Map(), sha256 };
  const file = await open(path);
  try {
    await digestChunks(file, job);
  } finally {
    await file.close();
  }
  await thread;
  return { chunked: wholeDigests(job, request), sha256 };
}

function chunkJob(path: string, { content, hashes, wholeFile }: ContentRequest): ChunkJob {
  const shared = (bytes: number) => new Uint8Array(new SharedArrayBuffer(bytes));
  const chunks = content === undefined || hashes.length === 0 ? [] : fileChunks(content);
  return {
    ...{ path, hashes, chunks },
    next: new Int32Array(new SharedArrayBuffer(4)),
    digests: hashes.map((hash) => shared(hashBytes[hash] * chunks.length)),
    whole: wholeFile ? shared(hashBytes.sha256) : undefined,
  };
}

async function startThread(job: ChunkJob): Promise<void> {
  const { Worker } = await import('node:worker_threads');
  // Compiled or not, the worker has the suffix of this file.
  const worker = new Worker(new URL(`./chunk-worker${extname(import.meta.filename)}`, import.meta.url), {
    workerData: job,
  });
  await new Promise<void>((resolve, reject) => {
    worker.once('error', reject);
    worker.once('exit', () => resolve());
  });
}

/** What the second thread does. */
export async function hashAndHelp(job: ChunkJob): Promise<void> {
  const file = await open(job.path);
  try {
    job.whole?.set(await hashOf(file));
    await digestChunks(file, job);
  } finally {
    await file.close();
  }
}

/** SHA-256 of the file; two buffers take turns, so that reading and hashing overlap. */
async function hashOf(file: FileHandle): Promise<Buffer> {
  const buffers = [Buffer.allocUnsafe(chunkBytes), Buffer.allocUnsafe(chunkBytes)];
  const read = (turn: number) => fill(file, buffers[turn % 2] ?? Buffer.alloc(0), turn * chunkBytes);
  const hash = createHash('sha256');
  let next = read(0);
  for (let turn = 0; ; turn += 1) {
    const bytes = await next;
    if (bytes.length === 0) return hash.digest();
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
async function digestChunks(file: FileHandle, job: ChunkJob): Promise<void> {
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
