import { expect, test } from 'vitest';
import { fuzzTarget } from './testing/fuzz-target.ts';

/** Reproducible: the same mutants in each run. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

test('thousands of damaged files are judged, each with its reason and in time', {
  timeout: 120_000,
}, async () => {
  const seeds = await fuzzTarget.seeds();
  const random = seeded(20_261_122);
  const counts = { deep: 0, shallow: 0 };
  let slowestMs = 0;
  for (let round = 0; round < 3000; round += 1) {
    const mutant = fuzzTarget.mutate(seeds[round % seeds.length] ?? Buffer.alloc(0), random);
    const startedAt = performance.now();
    counts[await fuzzTarget.run(mutant)] += 1;
    slowestMs = Math.max(slowestMs, performance.now() - startedAt);
  }
  expect(counts.deep).toBeGreaterThan(2000);
  expect(counts.shallow).toBeGreaterThan(100);
  expect(slowestMs).toBeLessThan(1000);
});
