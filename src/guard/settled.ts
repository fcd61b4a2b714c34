import type { Bucket } from './bucket.ts';
import type { MetricSeries } from './series.ts';

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

/**
 * Crash reports trail usage, so that a bucket that has just closed looks healthier than it is. Of the hours the newest
 * one is left out; in a day that closed this long ago little is missing.
 */
const trailingMs = 6 * hourMs;

export interface Looked {
  readonly now: number;
  /** Up to when the source says that its data is complete. */
  readonly completeUntil: number;
}

export function isSettledHour({ start }: Pick<Bucket, 'start'>, { completeUntil }: Looked): boolean {
  return start + 2 * hourMs <= completeUntil;
}

export function isSettledDay({ start }: Pick<Bucket, 'start'>, { now }: Looked): boolean {
  return start + dayMs + trailingMs <= now;
}

/** What of a series may be judged at that moment. */
export function settled(series: MetricSeries, now: number): MetricSeries {
  const looked = { now, completeUntil: series.completeUntil };
  return {
    ...series,
    hours: series.hours.filter((hour) => isSettledHour(hour, looked)),
    days: series.days.filter((day) => isSettledDay(day, looked)),
  };
}
