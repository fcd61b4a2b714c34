import { type FileHandle, open } from 'node:fs/promises';
import { extname } from 'node:path';
import type { ByteSource } from '../../byte-source.ts';
import {
  batchesOf,
  digestBatch,
  type EntryDigests,
  type EntryToDigest,
  type Read,
  type Stretch,
  type Window,
  windowBytes,
  windowOf,
} from './entry-digests.ts';

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
const worthAThread = { fileBytes: 16 * 1024 * 1024, unpackedBytes: 32 * 1024 * 1024 } as const;

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
  const parts = isLarge
    ? await Promise.all([helpWithEntries(job), startThread(job)])
    : [await alone(source, job)];
  const digests: (readonly EntryDigests[])[] = [];
  for (const [index, found] of parts.flat()) digests[index] = found;
  return digests.flat();
}

function alone({ read }: ByteSource, job: EntryJob): Promise<readonly BatchDigests[]> {
  return takeBatches({ read, window: ({ start, length }) => read(start, length) }, job);
}

interface Reader {
  readonly read: Read;
  /** Reads a stretch; its bytes stay as they are until the stretch after the next is read. */
  readonly window: (stretch: Stretch, turn: number) => Promise<Buffer>;
}

interface Taken {
  readonly index: number;
  readonly batch: readonly EntryToDigest[];
  readonly window: Promise<Window>;
}

/** Digests batches until none is left, one of several threads that do; the next one is read meanwhile. */
async function takeBatches(reader: Reader, job: EntryJob): Promise<readonly BatchDigests[]> {
  const take = (turn: number): Taken | undefined => {
    const index = Atomics.add(job.next, 0, 1);
    const batch = job.batches[index];
    if (batch === undefined) return undefined;
    const stretch = windowOf(batch, job.limit);
    const window = reader.window(stretch, turn).then((bytes) => ({ start: stretch.start, bytes }));
    // Where the batch before it fails, nobody waits for this one any more.
    window.catch(() => undefined);
    return { index, batch, window };
  };
  const done: BatchDigests[] = [];
  let next = take(0);
  for (let turn = 1; next !== undefined; turn += 1) {
    const { index, batch, window } = next;
    const filled = await window;
    next = take(turn);
    done.push([index, await digestBatch(batch, { window: filled, read: reader.read, limit: job.limit })]);
  }
  return done;
}

async function startThread(job: EntryJob): Promise<readonly BatchDigests[]> {
  const { Worker } = await import('node:worker_threads');
  // Compiled or not, the worker has the suffix of this file.
  const worker = new Worker(new URL(`./entry-worker${extname(import.meta.filename)}`, import.meta.url), {
    workerData: job,
  });
  return new Promise((resolve, reject) => {
    worker.once('message', resolve);
    worker.once('error', reject);
  });
}

/** Opens the file once more and digests batches until none is left; what a worker does, and this thread beside it. */
export async function helpWithEntries(job: EntryJob): Promise<readonly BatchDigests[]> {
  const file = await open(job.path);
  const buffers = [Buffer.allocUnsafeSlow(windowBytes), Buffer.allocUnsafeSlow(windowBytes)];
  const window = ({ start, length }: Stretch, turn: number) =>
    fill(file, buffers[turn % 2]?.subarray(0, length) ?? Buffer.alloc(length), start);
  try {
    return await takeBatches(
      { window, read: (offset, length) => fill(file, Buffer.allocUnsafe(length), offset) },
      job,
    );
  } finally {
    await file.close();
  }
}

async function fill(file: FileHandle, buffer: Buffer, offset: number): Promise<Buffer> {
  for (let done = 0; done < buffer.length; ) {
    const { bytesRead } = await file.read(buffer, done, buffer.length - done, offset + done);
    if (bytesRead === 0) throw new Error('the file became shorter while it was read');
    done += bytesRead;
  }
  return buffer;
}
