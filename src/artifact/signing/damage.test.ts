import { expect, test } from 'vitest';
import { fuzzRounds } from '../testing/fuzz-rounds.ts';
import { signatureFuzzTarget, signedAnewFuzzTarget } from './testing/fuzz-target.ts';

test.each([
  { target: signatureFuzzTarget, count: 1000 },
  { target: signedAnewFuzzTarget, count: 500 },
])(
  '$target.name: damaged files are judged, each with its reason and in time',
  {
    timeout: 120_000,
  },
  async ({ target, count }) => {
    const { reached, outcomes } = await fuzzRounds(target, { seed: 20_261_122, count });
    expect(reached).toBeGreaterThan(count * 0.6);
    expect(outcomes.finding).toBeGreaterThan(count * 0.3);
  },
);
