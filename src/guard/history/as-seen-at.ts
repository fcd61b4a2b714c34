import type { Arm, Bucket } from '../bucket.ts';
import type { MetricSeries, Unit } from '../series.ts';
import type { HistoryRecord } from './record.ts';

const widthMs = { hour: 3_600_000, day: 24 * 3_600_000 };

export interface SeriesKind {
  readonly unit: Unit;
  /** Whether the source rounded users as Play does. */
  readonly rounded: boolean;
}

/** The series of each metric as a look at that time would have shown it: late revisions only from when they came. */
export function seriesSeenAt(
  records: readonly HistoryRecord[],
  now: number,
  { unit, rounded }: SeriesKind,
): readonly MetricSeries[] {
  const seen = records.filter(({ availableAt }) => availableAt <= now);
  const metrics = [...new Set(seen.map(({ metric }) => metric))];
  return metrics.map((metric) => {
    const own = seen.filter((record) => record.metric === metric);
    return {
      metric,
      unit,
      rounded,
      hours: bucketsOf(own, 'hour'),
      days: bucketsOf(own, 'day'),
      completeUntil: Math.max(...own.map(({ start, width }) => start + widthMs[width])),
    };
  });
}

/** In the order of time; of several records of a bucket the newest one. */
function bucketsOf(records: readonly HistoryRecord[], width: HistoryRecord['width']): readonly Bucket[] {
  const newest = new Map<number, HistoryRecord>();
  for (const record of records) {
    const known = newest.get(record.start);
    if (record.width === width && (known === undefined || known.availableAt <= record.availableAt))
      newest.set(record.start, record);
  }
  return [...newest.values()]
    .sort((a, b) => a.start - b.start)
    .map(({ start, n1, x1, n0, x0 }) => ({ start, candidate: armOf(n1, x1), baseline: armOf(n0, x0) }));
}

function armOf(users: number | undefined, failed: number | undefined): Arm | undefined {
  return users === undefined || failed === undefined ? undefined : { users, failed };
}
