import { expect, test } from 'vitest';
import { seededRandom } from '../ipa/testing/mutate.ts';
import { aabFuzzTarget } from './testing/fuzz-aab.ts';

/** As many as take a few seconds; the whole fuzz run has more. */
const mutants = 400;
const slowestMs = 1000;

test('damaged bundles are read or refused, soon and without a crash', { timeout: 60_000 }, async () => {
  const random = seededRandom(20_261_122);
  const [seed = Buffer.alloc(0)] = await aabFuzzTarget.seeds();
  expect(await aabFuzzTarget.run(seed)).toBe('deep');
  let deep = 0;
  let slowest = 0;
  for (let index = 0; index < mutants; index += 1) {
    const mutant = aabFuzzTarget.mutate?.(seed, random) ?? seed;
    const start = process.cpuUsage();
    if ((await aabFuzzTarget.run(mutant)) === 'deep') deep += 1;
    slowest = Math.max(slowest, process.cpuUsage(start).user / 1000);
  }
  expect(deep / mutants).toBeGreaterThan(0.3);
  expect(slowest).toBeLessThan(slowestMs);
});
