import { expect, test } from 'vitest';
import { fuzzRounds } from '../testing/fuzz-rounds.ts';
import { zipFuzzTarget } from './testing/fuzz-zip.ts';

const count = 4000;

test('damaged zip files are read or refused, never a crash', { timeout: 60_000 }, async () => {
  for (const seed of await zipFuzzTarget.seeds())
    expect(await zipFuzzTarget.run(seed.bytes, seed)).toMatchObject({ reached: true });
  const { reached } = await fuzzRounds(zipFuzzTarget, { seed: 4_711, count });
  expect(reached / count).toBeGreaterThan(0.3);
});
