// The second thread of `digestContentInThreads`; nothing imports this file.
import { open } from 'node:fs/promises';
import { workerData } from 'node:worker_threads';
import { type ChunkJob, digestChunks } from './threaded.ts';

const job = workerData as ChunkJob;
const file = await open(job.path);
try {
  await digestChunks(file, job);
} finally {
  await file.close();
}
