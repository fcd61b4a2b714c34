// The second thread of `digestEntries`; nothing imports this file.
import { parentPort, workerData } from 'node:worker_threads';
import { type EntryJob, helpWithEntries } from './digest-entries.ts';

// Nobody waits here, because the published file is CommonJS; a failure ends the thread and reaches the other one.
void helpWithEntries(workerData as EntryJob).then((digests) => parentPort?.postMessage(digests));
