import { describe, expect, test } from 'vitest';
import { fuzzRounds } from '../testing/fuzz-rounds.ts';
import { fuzzBinaryXml, fuzzDex, fuzzResourceTable } from './testing/fuzz.ts';
import { apkFuzzTarget } from './testing/fuzz-apk.ts';

const count = 4000;

describe.each([fuzzResourceTable, fuzzBinaryXml, fuzzDex])('$name', (target) => {
  test('is read to its end where it is whole', async () => {
    for (const seed of await target.seeds())
      expect(await target.run(seed.bytes, seed)).toMatchObject({ reached: true });
  });

  test('is read or refused, never a crash or a hang, however it is damaged', {
    timeout: 60_000,
  }, async () => {
    const { reached, outcomes } = await fuzzRounds(target, { seed: 3, count });
    expect(reached).toBeGreaterThan(count * 0.3);
    expect(reached).toBeLessThan(count);
    expect(outcomes.refusal).toBeGreaterThan(count * 0.1);
  });
});

test('a damaged APK is read or refused as a whole', { timeout: 120_000 }, async () => {
  const { reached, outcomes } = await fuzzRounds(apkFuzzTarget, { seed: 5, count: 100 });
  expect(reached).toBeGreaterThan(50);
  // What differs in a signed file is told: only a change that changes nothing is not.
  expect(outcomes.finding + outcomes.refusal).toBeGreaterThan(90);
});
