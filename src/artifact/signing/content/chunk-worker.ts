// The second thread of `digestContentInThreads`; nothing imports this file.
import { workerData } from 'node:worker_threads';
import { type ChunkJob, hashAndHelp } from './threaded.ts';

await hashAndHelp(workerData as ChunkJob);
