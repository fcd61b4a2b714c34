// Damages artifacts by the thousand and looks whether the readers stand it. Run: npm run fuzz -- --help
import { mkdtemp, rm } from 'node:fs/promises';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FuzzSeed, FuzzTarget } from '../src/artifact/testing/fuzz-target.ts';
import { mergeCoverage } from './fuzz/coverage.ts';
import { keepMutant, replayMutant } from './fuzz/keep-mutant.ts';
import { type FuzzOptions, readOptions, usage } from './fuzz/options.ts';
import { type Batch, batchesOf, shares } from './fuzz/plan.ts';
import { coverageTable, tallyTable } from './fuzz/report.ts';
import { type Failure, runBatch } from './fuzz/run-batch.ts';
import { saveSeeds } from './fuzz/seed-folder.ts';
import { addTally, emptyTally, isShallow, type TargetTally } from './fuzz/tally.ts';

/** Shown of each target's failures; all are counted. */
const mostKept = 10;
const bounds = { longestMs: 1000, hangingMs: 10_000, mostMegabytes: 300 };
const targets = {
  module: join(import.meta.dirname, '../src/artifact/testing/all-fuzz-targets.ts'),
  list: 'allFuzzTargets',
};

interface Run {
  readonly options: FuzzOptions;
  readonly folder: string;
  readonly seeds: Map<FuzzTarget, readonly FuzzSeed[]>;
  readonly tallies: ReadonlyMap<string, TargetTally>;
  readonly coverage: Map<string, boolean>;
  readonly failures: Failure[];
}

process.exitCode = await main(process.argv.slice(2));

async function main(args: readonly string[]): Promise<number> {
  if (args.includes('--help')) {
    print(usage);
    return 0;
  }
  let options: FuzzOptions;
  try {
    options = readOptions(args);
  } catch (error) {
    print(`${(error as Error).message}\n${usage}`);
    return 2;
  }
  const [target] = options.targets;
  if (options.replay === undefined || target === undefined) return fuzz(options);
  print(await replayMutant(target, options.replay));
  return 0;
}

async function fuzz(options: FuzzOptions): Promise<number> {
  const folder = await mkdtemp(join(tmpdir(), 'slipway-fuzz-run-'));
  const tallies = new Map(options.targets.map(({ name }) => [name, emptyTally()]));
  const run: Run = { options, folder, seeds: new Map(), tallies, coverage: new Map(), failures: [] };
  const split = [...shares(options.targets, options.count)];
  print(`seed ${options.seed}, ${split.map(([{ name }, count]) => `${name} ${count}`).join(', ')}`);
  const startedAt = performance.now();
  try {
    await runAll(run, split);
    await tellFailures(run);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
  print(`${tallyTable(tallies)}\n\n${coverageTable(run.coverage)}\n`);
  const shallow = [...tallies].filter(([, tally]) => isShallow(tally)).map(([name]) => name);
  if (shallow.length > 0) print(`too few mutants reach the inner parser of ${shallow.join(', ')}`);
  const mutants = [...tallies.values()].reduce((sum, tally) => sum + tally.mutants, 0);
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(0);
  print(`${mutants} mutants, ${run.failures.length} failures, seed ${options.seed}, ${seconds} s`);
  return run.failures.length > 0 || shallow.length > 0 ? 1 : 0;
}

/** Each core takes the next batch; the seeds of the next targets are made meanwhile, one after the other. */
async function runAll(run: Run, split: readonly (readonly [FuzzTarget, number])[]): Promise<void> {
  const until = Date.now() + run.options.minutes * 60_000;
  const queue = split.flatMap(([target, count]) => [...batchesOf(target, count)]);
  const made = new Map<FuzzTarget, Promise<readonly FuzzSeed[]>>();
  let before: Promise<unknown> = Promise.resolve();
  for (const [target] of split) {
    const seeds = before.then(() => saveSeeds(run.folder, target));
    made.set(target, seeds);
    before = seeds;
  }
  const work = async () => {
    for (let batch = queue.shift(); batch !== undefined && Date.now() < until; batch = queue.shift()) {
      run.seeds.set(batch.target, (await made.get(batch.target)) ?? []);
      await runOne(run, batch);
    }
  };
  await Promise.all(Array.from({ length: availableParallelism() }, work));
  await before;
}

async function runOne({ options, folder, tallies, coverage, failures }: Run, batch: Batch): Promise<void> {
  const { target, from, to } = batch;
  const tally = tallies.get(target.name) ?? emptyTally();
  const job = { seedFolder: folder, targets, target: target.name, seed: options.seed, from, to, bounds };
  await runBatch(job, {
    failed: (failure) => failures.push(failure),
    ended: (end) => {
      addTally(tally, end.tally);
      mergeCoverage(coverage, end.coverage);
    },
  });
  process.stderr.write(`  ${target.name} ${to}\n`);
}

async function tellFailures({ failures, options, seeds }: Run): Promise<void> {
  for (const target of options.targets) {
    const own = failures.filter((failure) => failure.target === target.name);
    if (own.length > mostKept) print(`${target.name}: ${own.length} failures, ${mostKept} of them here`);
    for (const { index, problem } of own.slice(0, mostKept)) {
      const command = await keepMutant({
        target,
        seeds: seeds.get(target) ?? [],
        seed: options.seed,
        index,
      });
      print(`FAILED ${target.name} ${index}: ${problem}\n  again: ${command}\n`);
    }
  }
}

function print(text: string): void {
  process.stdout.write(`${text}\n`);
}
