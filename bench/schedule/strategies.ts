import { runLongestFirst } from '../../src/devices/schedule/run-longest-first.ts';
import type { Test } from './suites.ts';
import { virtualTime } from './virtual-time.ts';

/** How long a suite takes on so many devices, in the suite's seconds. */
export type Strategy = (suite: readonly Test[], devices: number) => Promise<number>;

/** What device runs do, played in virtual time. */
export const longestFirst: Strategy = (suite, devices) => play(suite, devices, ({ expected }) => expected);

/** The same queue without estimates, beside the two ways of splitting a suite beforehand. */
export const others: Readonly<Record<string, Strategy>> = {
  'queue, first in first out': (suite, devices) => play(suite, devices, () => 0),
  'shards, longest first': async (suite, devices) => {
    const shards = Array.from({ length: devices }, () => ({ expected: 0, time: 0 }));
    for (const test of suite.toSorted((a, b) => b.expected - a.expected)) {
      const shard = shards.reduce((least, other) => (other.expected < least.expected ? other : least));
      shard.expected += test.expected;
      shard.time += test.time;
    }
    return Math.max(...shards.map(({ time }) => time));
  },
  'shards, round robin': async (suite, devices) => {
    const shards = Array.from({ length: devices }, () => 0);
    for (const [index, { time }] of suite.entries()) {
      shards[index % devices] = (shards[index % devices] ?? 0) + time;
    }
    return Math.max(...shards);
  },
};

async function play(
  suite: readonly Test[],
  workers: number,
  expected: (test: Test) => number,
): Promise<number> {
  const clock = virtualTime();
  await clock.passUntil(runLongestFirst(suite, { workers, expected }, ({ time }) => clock.sleep(time)));
  return clock.now();
}
