import { type Arm, type Bucket, pairsOf } from '../guard/bucket.ts';
import type { MetricSeries, Unit } from '../guard/series.ts';
import { noData, type SignalAnswer } from './signal.ts';

export const hourMs = 3_600_000;
export const dayMs = 24 * hourMs;

/** What a source said of each version in a bucket, by when the bucket begins. What is not in it is unknown. */
export interface Arms {
  readonly candidate: ReadonlyMap<number, Arm>;
  readonly baseline: ReadonlyMap<number, Arm>;
}

export interface Gathered {
  readonly metric: string;
  readonly unit: Unit;
  readonly rounded: boolean;
  /** Buckets that begin earlier are left out. */
  readonly since: number;
  readonly hours: Arms;
  readonly days: Arms;
  /** Up to when the source says it is complete, in milliseconds since the epoch. */
  readonly completeUntil: { readonly hours: number; readonly days: number };
}

export const noArms: Arms = { candidate: new Map(), baseline: new Map() };

/**
 * The series that the guard judges: every bucket from the candidate's first one on, those without an answer too.
 * A source that calls itself complete and sends no rows knows nothing of that time: the data ends where the last
 * bucket with both versions does.
 */
export function seriesOf(gathered: Gathered): SignalAnswer {
  const { hours: hourArms, days: dayArms, completeUntil, since, ...about } = gathered;
  const grids = {
    hours: { widthMs: hourMs, since, end: completeUntil.hours },
    days: { widthMs: dayMs, since, end: completeUntil.days },
  };
  const [hours, days] = [bucketsOf(hourArms, grids.hours), bucketsOf(dayArms, grids.days)];
  const known = Math.max(lastKnown(hours, grids.hours), lastKnown(days, grids.days));
  if (known === Number.NEGATIVE_INFINITY)
    return noData('nothing-yet', 'the source has no bucket yet in which both versions were used');
  const series: MetricSeries = { ...about, hours, days, completeUntil: known };
  return { kind: 'series', series };
}

interface Grid {
  readonly widthMs: number;
  readonly since: number;
  /** Buckets that end later are not complete. */
  readonly end: number;
}

function bucketsOf({ candidate, baseline }: Arms, { widthMs, since, end }: Grid): readonly Bucket[] {
  const isWanted = (start: number) => start >= since && start + widthMs <= end;
  const first = Math.min(...[...candidate.keys()].filter(isWanted));
  const last = Math.max(...[...candidate.keys(), ...baseline.keys()].filter(isWanted));
  if (!Number.isFinite(first)) return [];
  const buckets: Bucket[] = [];
  for (let start = first; start <= last; start += widthMs)
    buckets.push({ start, candidate: candidate.get(start), baseline: baseline.get(start) });
  return buckets;
}

function lastKnown(buckets: readonly Bucket[], { widthMs, end }: Grid): number {
  const last = pairsOf(buckets).at(-1);
  return last === undefined ? Number.NEGATIVE_INFINITY : Math.min(end, last.start + widthMs);
}

/** Both counted together: the artifacts of one release, each of whose users has one of them. */
export function addArm(arms: Map<number, Arm>, start: number, { users, failed }: Arm): void {
  const known = arms.get(start) ?? { users: 0, failed: 0 };
  arms.set(start, { users: known.users + users, failed: known.failed + failed });
}
