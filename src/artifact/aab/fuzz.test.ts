import { expect, test } from 'vitest';
import { fuzzRounds } from '../testing/fuzz-rounds.ts';
import { aabFuzzTarget } from './testing/fuzz-aab.ts';

/** As many as take a few seconds; `npm run fuzz` runs more. */
const count = 150;

test('damaged bundles are read or refused, soon and without a crash', { timeout: 120_000 }, async () => {
  const tally = await fuzzRounds(aabFuzzTarget, { seed: 20_261_122, count });
  expect(tally.reached / count).toBeGreaterThan(0.5);
  // Every entry of the seed is signed, so damage is never passed over in silence, but in bytes that nobody reads.
  expect(tally.outcomes.finding + tally.outcomes.refusal).toBeGreaterThan(count * 0.6);
  // Only a damaged directory, manifest or configuration refuses the file; all other damage is a finding.
  expect(tally.outcomes.refusal).toBeGreaterThan(count * 0.1);
});
