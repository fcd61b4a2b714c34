import { expect, test } from 'vitest';
import { fuzzRounds } from '../testing/fuzz-rounds.ts';
import { ipaFuzzTarget } from './testing/fuzz-ipa.ts';
import { profileFuzzTarget } from './testing/fuzz-profile.ts';

test.each([
  { target: ipaFuzzTarget, count: 150, deepest: 100 },
  { target: profileFuzzTarget, count: 2000, deepest: 1000 },
])(
  'mutants of $target.name are read or refused, quickly',
  { timeout: 120_000 },
  async ({ target, count, deepest }) => {
    const { reached } = await fuzzRounds(target, { seed: 13, count });
    expect(reached).toBeGreaterThan(deepest);
  },
);

test('an undamaged profile is said to be signed', async () => {
  const [seed] = await profileFuzzTarget.seeds();
  if (seed === undefined) throw new Error('there is a seed');
  expect(await profileFuzzTarget.run(seed.bytes, seed)).toEqual({ outcome: 'fine', reached: true });
});
