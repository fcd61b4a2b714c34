import { type FileHandle, open } from 'node:fs/promises';
import { extname } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { ByteSource } from '../../byte-source.ts';
import { batchesOf, digestBatch, type EntryDigests, type EntryToDigest, type Read } from './entry-digests.ts';

/** Work that a second thread and this one share: each takes the next batch that nobody has taken. */
export interface EntryJob {
  readonly path: string;
  readonly batches: readonly (readonly EntryToDigest[])[];
  readonly limit: number;
  /** Index of the next batch, in shared memory. */
  readonly next: Int32Array<SharedArrayBuffer>;
}

/** Digests of a batch, by its index. */
export type BatchDigests = readonly [index: number, digests: readonly EntryDigests[]];

/** From this size of the file, and from that many bytes to unpack, starting a second thread pays. */
const worthAThread = { fileBytes: 16 * 1024 * 1024, unpackedBytes: 48 * 1024 * 1024 } as const;

/** Digests of the entries, which are in the order of the file; large amounts of work are shared by two threads. */
export async function digestEntries(
  source: ByteSource,
  list: readonly EntryToDigest[],
  limit: number,
): Promise<readonly EntryDigests[]> {
  const batches = batchesOf(list);
  const job = { path: source.path, batches, limit, next: new Int32Array(new SharedArrayBuffer(4)) };
  const work = list.reduce((sum, { entry }) => sum + entry.sizeBytes, 0);
  const isLarge = source.sizeBytes >= worthAThread.fileBytes && work >= worthAThread.unpackedBytes;
  const helper = isLarge ? startThread(job) : Promise.resolve([]);
  const parts = await Promise.all([takeBatches(source.read, job), helper]);
  const digests: (readonly EntryDigests[])[] = [];
  for (const [index, found] of parts.flat()) digests[index] = found;
  return digests.flat();
}

/** Digests batches until none is left; one of several threads that do. */
export async function takeBatches(read: Read, job: EntryJob): Promise<readonly BatchDigests[]> {
  const done: BatchDigests[] = [];
  for (let index = Atomics.add(job.next, 0, 1); ; index = Atomics.add(job.next, 0, 1)) {
    const batch = job.batches[index];
    if (batch === undefined) return done;
    done.push([index, await digestBatch(read, batch, job.limit)]);
  }
}

function startThread(job: EntryJob): Promise<readonly BatchDigests[]> {
  // Compiled or not, the worker has the suffix of this file.
  const worker = new Worker(new URL(`./entry-worker${extname(import.meta.filename)}`, import.meta.url), {
    workerData: job,
  });
  return new Promise((resolve, reject) => {
    worker.once('message', resolve);
    worker.once('error', reject);
  });
}

/** What a worker does: opens the file once more and helps. */
export async function helpWithEntries(job: EntryJob): Promise<readonly BatchDigests[]> {
  const file = await open(job.path);
  try {
    return await takeBatches((offset, length) => readExactly(file, offset, length), job);
  } finally {
    await file.close();
  }
}

async function readExactly(file: FileHandle, offset: number, length: number): Promise<Buffer> {
  const buffer = Buffer.allocUnsafe(length);
  for (let done = 0; done < length; ) {
    const { bytesRead } = await file.read(buffer, done, length - done, offset + done);
    if (bytesRead === 0) throw new Error('the file became shorter while it was read');
    done += bytesRead;
  }
  return buffer;
}
