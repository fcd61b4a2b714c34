// A thread of `simulateCells`; nothing imports this file.
import { parentPort } from 'node:worker_threads';
import { type Batch, simulateBatch } from './cell.ts';

parentPort?.on('message', (batch: Batch) => parentPort?.postMessage(simulateBatch(batch)));
