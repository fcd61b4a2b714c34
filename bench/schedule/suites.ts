import { openRandom, type Random } from '../../src/guard/simulation/random.ts';

export interface Test {
  /** Seconds it really takes. */
  readonly time: number;
  /** Seconds it is expected to take. */
  readonly expected: number;
}

export interface Size {
  readonly tests: number;
  readonly devices: number;
}

/**
 * How an estimate is off by 30%. `factor`: twice too long is as usual as half too short, as times are (log-normal).
 * `difference`: so much added or taken away (normal), which expects one test in 700 at less than a tenth of its time.
 */
export type Noise = 'factor' | 'difference';

const spread = 0.3;

/** Half of the tests take less than 20 s, one in six more than 54 s: the long tail that end-to-end tests have. */
export function randomSuite({ tests }: Size, seed: number, noise: Noise = 'factor'): readonly Test[] {
  const random = openRandom(seed);
  return Array.from({ length: tests }, () => randomTest(random, noise));
}

function randomTest({ normal }: Random, noise: Noise): Test {
  const time = 20 * Math.exp(normal());
  const off = spread * normal();
  // An estimate is a time that was seen, so it is never nothing.
  return { time, expected: time * (noise === 'factor' ? Math.exp(off) : Math.max(0.05, 1 + off)) };
}

/**
 * No schedule can be shorter: all devices share the work, one has the longest test, and one has two of the
 * m + 1 longest.
 */
export function lowerBound(suite: readonly Test[], devices: number): number {
  const times = suite.map(({ time }) => time).toSorted((a, b) => b - a);
  const sum = times.reduce((all, time) => all + time, 0);
  const pair = (times[devices - 1] ?? 0) + (times[devices] ?? 0);
  return Math.max(times[0] ?? 0, sum / devices, pair);
}
