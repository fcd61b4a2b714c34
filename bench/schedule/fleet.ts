import { setTimeout as sleep } from 'node:timers/promises';
import { runLongestFirst } from '../../src/devices/schedule/run-longest-first.ts';
import { expectTimes } from '../../src/devices/schedule/timings.ts';
import { longestFirst } from './strategies.ts';
import { randomSuite, type Test } from './suites.ts';

export interface Fleet {
  /** From the learnt times to the moment when every device is busy. */
  readonly plannerMs: number;
  /** What the run took beyond the same schedule in virtual time, as a share of that. */
  readonly added: number;
  readonly makespanMs: number;
}

const size = { tests: 10_000, devices: 200 };

/** A second of a suite passes in so many milliseconds. */
const msPerSecond = 8;

/** 10,000 tests, half of them never seen, on 200 devices that are timers: what is left is our own work. */
export async function measureFleet(seed: number): Promise<Fleet> {
  const suite = randomSuite(size, seed).map(({ time, expected }, index) => ({
    name: `test-${index}`,
    suite: `suite-${index % 100}`,
    time: time * msPerSecond,
    expected: expected * msPerSecond,
  }));
  const timings = Object.fromEntries(
    suite.flatMap(({ name, expected }, index) => (index % 2 === 0 ? [[name, [expected]]] : [])),
  );
  const startedAt = performance.now();
  const times = expectTimes(suite, timings);
  const expected = ({ name }: { readonly name: string }) => times.get(name) ?? 0;
  let started = 0;
  let plannerMs = Number.NaN;
  await runLongestFirst(suite, { workers: size.devices, expected }, async ({ time }) => {
    started += 1;
    if (started === size.devices) plannerMs = performance.now() - startedAt;
    await sleep(time);
  });
  const makespanMs = performance.now() - startedAt;
  if (started !== suite.length) throw new Error(`${started} of ${suite.length} tests were started`);
  const asPlanned: readonly Test[] = suite.map((test) => ({ time: test.time, expected: expected(test) }));
  return { plannerMs, makespanMs, added: makespanMs / (await longestFirst(asPlanned, size.devices)) - 1 };
}
