// One process of `npm run fuzz`: makes its share of a target's mutants and tells what became of them.
import { readFileSync, writeSync } from 'node:fs';
import type { FuzzAnswer, FuzzSeed, FuzzTarget } from '../src/artifact/testing/fuzz-target.ts';
import { startCoverage } from './fuzz/coverage.ts';
import { type Job, type Message, progressBytes, progressDescriptor } from './fuzz/messages.ts';
import { loadSeeds } from './fuzz/seed-folder.ts';
import { emptyTally } from './fuzz/tally.ts';

const job = JSON.parse(process.argv[2] ?? '') as Job;
const { longestMs, mostMegabytes } = job.bounds;
const takeCoverage = await startCoverage();
// Loaded after the coverage has begun, which knows no function that was loaded before.
const { mutantOf } = await import('../src/artifact/testing/fuzz-rounds.ts');
const readers = (await import(job.targets.module))[job.targets.list] as readonly FuzzTarget[];
const target = readers.find(({ name }) => name === job.target) ?? missing();

const seeds = await loadSeeds(job.seedFolder, job.target);
const tally = emptyTally();
let next = job.from;
while (next < job.to && tally.peakMegabytes <= mostMegabytes) {
  const index = next;
  next += 1;
  tellProgress(index);
  const { mutant, from } = mutantOf(target, seeds, { seed: job.seed, index });
  const problem = await problemOf(mutant, from);
  tally.mutants += 1;
  if (problem !== undefined) tell({ kind: 'failure', index, problem });
}
tell({ kind: 'done', next, tally, coverage: await takeCoverage() });

/** Runs a mutant and counts its answer; what is wrong with the reader, if anything. */
async function problemOf(mutant: Buffer, from: FuzzSeed): Promise<string | undefined> {
  try {
    const { answer, ms } = await timed(mutant, from);
    tally.outcomes[answer.outcome] += 1;
    tally.reached += Number(answer.reached);
    tally.slowestMs = Math.max(tally.slowestMs, ms);
    tally.peakMegabytes = peakMegabytes();
    if (ms > longestMs) return `it took ${ms.toFixed(0)} ms, three times in a row`;
    const isLarge = tally.peakMegabytes > mostMegabytes;
    return isLarge ? `the process took ${tally.peakMegabytes.toFixed(0)} MB` : undefined;
  } catch (error) {
    return error instanceof Error ? (error.stack ?? error.message) : String(error);
  }
}

/** The best of three where it was slow: the first run of a function also compiles it. */
async function timed(mutant: Buffer, from: FuzzSeed): Promise<{ answer: FuzzAnswer; ms: number }> {
  let ms = Number.POSITIVE_INFINITY;
  let answer: FuzzAnswer | undefined;
  for (let attempt = 0; answer === undefined || (ms > longestMs && attempt < 3); attempt += 1) {
    const startedAt = process.cpuUsage();
    answer = await target.run(mutant, from);
    const { user, system } = process.cpuUsage(startedAt);
    ms = Math.min(ms, (user + system) / 1000);
  }
  return { answer, ms };
}

/** Not resourceUsage(), whose maximum begins with that of the process that started this one. */
function peakMegabytes(): number {
  return Number(/VmHWM:\s+(\d+) kB/.exec(readFileSync('/proc/self/status', 'utf8'))?.[1]) / 1000;
}

function missing(): never {
  throw new Error(`there is no target ${job.target}`);
}

function tellProgress(index: number): void {
  const bytes = Buffer.alloc(progressBytes);
  bytes.writeUInt32LE(index);
  writeSync(progressDescriptor, bytes, 0, progressBytes, 0);
}

function tell(message: Message): void {
  process.stdout.write(`${JSON.stringify(message)}\n`);
}
