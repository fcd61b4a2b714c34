import { expect, test } from 'vitest';
import { seededRandom } from '../ipa/testing/mutate.ts';
import { zipFuzzTarget } from './testing/fuzz-zip.ts';

const mutants = 4000;

test('damaged zip files are read or refused, never a crash', async () => {
  const random = seededRandom(4_711);
  const seeds = await zipFuzzTarget.seeds();
  for (const seed of seeds) expect(await zipFuzzTarget.run(seed)).toBe('deep');
  let deep = 0;
  for (let index = 0; index < mutants; index += 1) {
    const seed = seeds[index % seeds.length] ?? Buffer.alloc(0);
    const mutant = zipFuzzTarget.mutate?.(seed, random) ?? seed;
    if ((await zipFuzzTarget.run(mutant)) === 'deep') deep += 1;
  }
  expect(deep / mutants).toBeGreaterThan(0.3);
});
