import type { Bucket } from './bucket.ts';
import type { EvidenceAt } from './guard-report.ts';
import type { judgeMetric } from './judge-metric.ts';
import type { MetricRule } from './metric-rule.ts';
import type { MetricSeries } from './series.ts';

const widthMs = { hours: 3_600_000, days: 24 * 3_600_000 };

interface OverTime {
  readonly rule: MetricRule;
  readonly judgeBy: typeof judgeMetric;
  readonly points: number;
  /** The present, in milliseconds since the epoch: the source was always as late as it is now. */
  readonly now: number;
}

/** How the evidence grew, at so many evenly spaced moments up to the end of the data: the present answer is the last. */
export function evidenceOverTime(
  series: MetricSeries,
  { rule, judgeBy, points, now }: OverTime,
): readonly EvidenceAt[] {
  const end = series.completeUntil;
  const start = Math.min(...[series.hours, series.days].flatMap(([first]) => first?.start ?? []));
  if (!Number.isFinite(start) || start >= end) return [];
  return Array.from({ length: points }, (_, index) => {
    const at = start + ((end - start) * (index + 1)) / points;
    const { evidence } = judgeBy(upTo(series, at), rule, {
      now: at + (now - end),
      ...{ since: start, maxAgeMs: now },
    });
    return { at: Math.round(at), against: evidence.against, inFavour: evidence.inFavour };
  });
}

function upTo(series: MetricSeries, at: number): MetricSeries {
  const ended = (buckets: readonly Bucket[], width: number) =>
    buckets.filter(({ start }) => start + width <= at);
  return {
    ...series,
    hours: ended(series.hours, widthMs.hours),
    days: ended(series.days, widthMs.days),
    completeUntil: at,
  };
}
