import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Failure, runBatch } from './run-batch.ts';
import { saveSeeds } from './seed-folder.ts';
import { addTally, emptyTally } from './tally.ts';
import { badTargets } from './testing/bad-targets.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'slipway-fuzz-test-'));
  for (const target of badTargets) await saveSeeds(folder, target);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function run(target: string, to: number) {
  const failures: Failure[] = [];
  const tally = emptyTally();
  const job = {
    seedFolder: folder,
    targets: { module: join(import.meta.dirname, 'testing/bad-targets.ts'), list: 'badTargets' },
    target,
    seed: 1,
    from: 0,
    to,
    bounds: { longestMs: 1000, hangingMs: 300, mostMegabytes: 300 },
  };
  await runBatch(job, {
    failed: (failure) => failures.push(failure),
    ended: (end) => addTally(tally, end.tally),
  });
  return { failures, tally };
}

test.each([
  { name: 'throws', to: 4, where: [2, 3], problem: /^TypeError: cannot read properties/ },
  { name: 'crashes', to: 3, where: [2], problem: /^the process ended with SIGABRT/ },
  { name: 'hangs', to: 3, where: [2], problem: /^it hung: \d+ ms of the processor/ },
  { name: 'eats', to: 6, where: [5], problem: /^the process took 3\d\d MB/ },
])(
  'a reader that $name is caught at its mutant',
  {
    timeout: 60_000,
  },
  async ({ name, to, where, problem }) => {
    const { failures } = await run(name, to);
    expect(failures.map(({ index }) => index)).toEqual(where);
    expect(failures[0]).toMatchObject({ target: name, problem: expect.stringMatching(problem) });
  },
);

test('a reader that stands its mutants has no failures, and all are counted', async () => {
  const { failures, tally } = await run('stands', 2);
  expect(failures).toEqual([]);
  expect(tally).toMatchObject({ mutants: 2, reached: 2, outcomes: { finding: 0, refusal: 0, fine: 2 } });
});
