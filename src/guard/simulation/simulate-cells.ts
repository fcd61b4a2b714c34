import { extname } from 'node:path';
import type { Worker } from 'node:worker_threads';
import type { Batch, Cell } from './cell.ts';
import type { RolloutOutcome } from './simulate-rollout.ts';

export interface Task {
  readonly cell: Cell;
  readonly runs: number;
}

export interface CellsOptions {
  readonly seed: number;
  readonly threads: number;
  /** Called after each batch with the share that is done. */
  readonly onProgress?: (done: number) => void;
}

const batchRuns = 50;

/**
 * Every cell so many times, in threads. Chance belongs to the batch and not to the thread, so that the same seed gives
 * the same outcomes in the same order on any machine.
 */
export async function simulateCells(
  tasks: readonly Task[],
  { seed, threads, onProgress }: CellsOptions,
): Promise<readonly (readonly RolloutOutcome[])[]> {
  const batches = tasks.flatMap((task) => batchesOf(task, seed));
  const outcomes: (readonly RolloutOutcome[])[] = [];
  let [next, done] = [0, 0];
  const work = async (worker: Worker) => {
    for (let index = next; index < batches.length; index = next) {
      next += 1;
      outcomes[index] = await ask(worker, batches[index] as Batch);
      done += 1;
      onProgress?.(done / batches.length);
    }
  };
  const workers = await startWorkers(Math.min(threads, batches.length));
  try {
    await Promise.all(workers.map(work));
  } finally {
    await Promise.all(workers.map((worker) => worker.terminate()));
  }
  const counts = tasks.map(({ runs }) => Math.ceil(runs / batchRuns));
  const ends = counts.map((_, index) => counts.slice(0, index + 1).reduce((sum, count) => sum + count, 0));
  return ends.map((end, index) => outcomes.slice(end - (counts[index] ?? 0), end).flat());
}

function batchesOf({ cell, runs }: Task, seed: number): readonly Batch[] {
  return Array.from({ length: Math.ceil(runs / batchRuns) }, (_, index) => ({
    cell,
    seed,
    index,
    runs: Math.min(batchRuns, runs - index * batchRuns),
  }));
}

async function startWorkers(count: number): Promise<readonly Worker[]> {
  const { Worker } = await import('node:worker_threads');
  // Compiled or not, the worker has the suffix of this file.
  const file = new URL(`./batch-worker${extname(import.meta.filename)}`, import.meta.url);
  return Array.from({ length: count }, () => new Worker(file));
}

function ask(worker: Worker, batch: Batch): Promise<readonly RolloutOutcome[]> {
  return new Promise((resolve, reject) => {
    const answered = (outcomes: readonly RolloutOutcome[]) => {
      worker.off('error', reject);
      resolve(outcomes);
    };
    worker.once('message', answered);
    worker.once('error', reject);
    worker.postMessage(batch);
  });
}
