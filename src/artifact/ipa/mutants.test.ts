import { expect, test } from 'vitest';
import { ipaFuzzTarget, profileFuzzTarget } from './testing/fuzz-ipa.ts';
import { seededRandom } from './testing/mutate.ts';

test.each([
  { target: ipaFuzzTarget, rounds: 700, deepest: 500 },
  { target: profileFuzzTarget, rounds: 3000, deepest: 1500 },
])('mutants of $target.name are read or refused, quickly', async ({ target, rounds, deepest }) => {
  const random = seededRandom(13);
  const seeds = await target.seeds();
  let deep = 0;
  let slowestMs = 0;
  for (let round = 0; round < rounds; round += 1) {
    const seed = seeds[round % seeds.length] as Buffer;
    const mutant = target.mutate?.(seed, random) ?? seed;
    const startedAt = performance.now();
    if ((await target.run(mutant)) === 'deep') deep += 1;
    slowestMs = Math.max(slowestMs, performance.now() - startedAt);
  }
  expect(deep).toBeGreaterThan(deepest);
  expect(slowestMs).toBeLessThan(1000);
});
