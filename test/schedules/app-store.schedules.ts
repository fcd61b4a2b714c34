import { expect, test } from 'vitest';
import { runAppStoreBatch } from './app-store/run-batch.ts';

const from = Number(process.env.SLIPWAY_SEED ?? 1);
const count = Math.ceil(Number(process.env.SLIPWAY_SCHEDULES ?? 10_000) / 5);

/** Apple's half: one in five of all schedules, 2,000 of 10,000. */
test(`${count} schedules on the App Store from seed ${from}`, { timeout: 7_200_000 }, async () => {
  const { ends, failure } = await runAppStoreBatch({ from, count });
  expect(failure, failure).toBeUndefined();
  expect([...ends.values()].reduce((sum, one) => sum + one, 0)).toBe(count);
});
