import type { Bucket } from '../bucket.ts';
import type { MetricSeries } from '../series.ts';

export const hourMs = 3_600_000;
export const rolloutStart = Date.parse('2026-03-02T00:00:00Z');

export interface Rates {
  /** Users of each version in an hour. */
  readonly newUsers: number;
  readonly oldUsers: number;
  readonly newRate: number;
  readonly oldRate: number;
}

/** Hours that are all alike: counts are what the rates promise, without chance. */
export function steadyHours(count: number, rates: Rates): readonly Bucket[] {
  const { newUsers, oldUsers, newRate, oldRate } = rates;
  return Array.from({ length: count }, (_, index) => ({
    start: rolloutStart + index * hourMs,
    candidate: { users: newUsers, failed: newUsers * newRate },
    baseline: { users: oldUsers, failed: oldUsers * oldRate },
  }));
}

export function crashSeries(hours: readonly Bucket[]): MetricSeries {
  const end = (hours.at(-1)?.start ?? rolloutStart) + hourMs;
  return { metric: 'crash', unit: 'users', rounded: false, hours, days: [], completeUntil: end };
}
