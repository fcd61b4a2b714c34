// The second thread of `digestContentInThreads`; nothing imports this file.
import { workerData } from 'node:worker_threads';
import { type ChunkJob, hashAndHelp } from './threaded.ts';

// Nobody waits here, because the published file is CommonJS; a failure ends the thread and reaches the other one.
void hashAndHelp(workerData as ChunkJob);
