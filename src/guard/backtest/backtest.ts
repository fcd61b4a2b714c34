import { type SeriesKind, seriesSeenAt } from '../history/as-seen-at.ts';
import type { HistoryRecord } from '../history/record.ts';
import { type GuardVerdict, judge } from '../judge.ts';
import type { MetricRule } from '../metric-rule.ts';

/** What the guard would have said at one moment. */
export interface Tick extends GuardVerdict {
  readonly at: number;
}

export interface BacktestOptions extends SeriesKind {
  readonly ruleOf: (metric: string) => MetricRule;
  readonly maxAgeMs: number;
}

/**
 * Replays a recorded rollout as it became visible: one tick for each moment at which something new could be seen.
 * What came later is not known at a tick, so that the answers are those that the guard would have given.
 */
export function backtest(records: readonly HistoryRecord[], options: BacktestOptions): readonly Tick[] {
  const { ruleOf, maxAgeMs } = options;
  const since = Math.min(...records.map(({ start }) => start));
  const moments = [...new Set(records.map(({ availableAt }) => availableAt))].sort((a, b) => a - b);
  return moments.map((now) => {
    const watched = seriesSeenAt(records, now, options).map((series) => ({
      kind: 'series' as const,
      series,
      rule: ruleOf(series.metric),
    }));
    return { at: now, ...judge(watched, { now, since, maxAgeMs }) };
  });
}
