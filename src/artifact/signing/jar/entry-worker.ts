// The second thread of `digestEntries`; nothing imports this file.
import { parentPort, workerData } from 'node:worker_threads';
import { type EntryJob, helpWithEntries } from './digest-entries.ts';

parentPort?.postMessage(await helpWithEntries(workerData as EntryJob));
