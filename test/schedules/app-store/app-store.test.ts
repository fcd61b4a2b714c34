import { expect, test } from 'vitest';
import { runAppStoreSchedule } from './run.ts';
import { runAppStoreBatch } from './run-batch.ts';

// Two controllers, a person at a terminal, one in App Store Connect, and Apple's days, interleaved at every call, with
// faults and kills. The many are run by `npm run test:schedules`.

test('whatever the schedule, a halt stands and the ledger says what the App Store shows', {
  timeout: 300_000,
}, async () => {
  const { ends, failure } = await runAppStoreBatch({ from: 1, count: 24 });
  expect(failure, failure).toBeUndefined();
  // Both ends are reached, or the schedules prove little.
  expect([...ends.keys()]).toEqual(expect.arrayContaining(['PAUSED', 'COMPLETE']));
});

test('a seed says everything about a schedule', async () => {
  const [first, second] = [await runAppStoreSchedule(7), await runAppStoreSchedule(7)];
  expect(first.trace.length).toBeGreaterThan(100);
  expect(second.trace).toEqual(first.trace);
});
