import { expect, test } from 'vitest';
import { runBatch } from './run-batch.ts';

const seed = Number(process.env.SLIPWAY_SEED ?? 1);
const schedules = Number(process.env.SLIPWAY_SCHEDULES ?? 10_000);

/** One half of the schedules: each has a file, and with it a process, of its own. */
export function testHalf(half: 0 | 1): void {
  const size = Math.ceil(schedules / 2);
  const from = seed + half * size;
  const count = half === 0 ? size : schedules - size;
  test(`${count} schedules from seed ${from}`, { timeout: 7_200_000 }, async () => {
    const { ends, failure } = await runBatch({ from, count });
    expect(failure, failure).toBeUndefined();
    expect([...ends.values()].reduce((sum, one) => sum + one, 0)).toBe(count);
  });
}
