import type { Verdict } from '../rollout/verdict.ts';
import { type Pair, pairsOf } from './bucket.ts';
import { rowsThrough } from './channels/channel.ts';
import { channelsOf } from './channels-of.ts';
import { limitEvidence } from './evidence/absolute-limit.ts';
import { fromLog } from './evidence/from-log.ts';
import { lowerRatio } from './evidence/lower-bound.ts';
import type { MetricRule } from './metric-rule.ts';
import { isSharedOutage, sumOf } from './outage.ts';
import { breaksRawRule } from './raw-rule.ts';
import type { MetricSeries } from './series.ts';
import { settled } from './settled.ts';
import { openWatch } from './watch.ts';
import { type Basis, type StageState, weigh } from './weigh.ts';

/** What one metric says of a rollout, with the numbers that it rests on. */
export interface MetricVerdict {
  readonly metric: string;
  readonly verdict: Verdict;
  readonly basis: Basis;
  /** Evidence against the new version, and for it; 1 is none. */
  readonly evidence: { readonly against: number; readonly inFavour: number; readonly limit: number };
  /** Failure rate over that of the old version, as counted; undefined where it has no failure to compare with. */
  readonly ratio: number | undefined;
  /** What that ratio is at least, with the metric's confidence; undefined where nothing can be said. */
  readonly lowerRatio: number | undefined;
  readonly users: number;
  readonly failed: number;
  /** Up to when the data reaches, in milliseconds since the epoch. */
  readonly dataUntil: number;
  /** Buckets that told something, and buckets that were missing. */
  readonly used: number;
  readonly missing: number;
}

/** The judgement of one metric, worked out anew from all its buckets. Pure. */
export function judgeMetric(series: MetricSeries, rule: MetricRule, stage: StageState): MetricVerdict {
  const known = settled(series, stage.now);
  const watch = openWatch(rule, series);
  for (const hour of known.hours) watch.addHour(hour);
  for (const day of known.days) watch.addDay(day);
  const evidence = watch.evidence();
  const channel = finestOf(known, rule);
  const limit =
    rule.highestRate === undefined
      ? 0
      : limitEvidence(
          channel.pairs.map(({ candidate }) => ({ newUsers: candidate.users, newFailed: candidate.failed })),
          { highestRate: rule.highestRate, eta: channel.eta },
        );
  const weighed = weigh(
    {
      ...evidence,
      limit,
      alpha: rule.alpha,
      dataUntil: series.completeUntil,
      sharedOutage: isSharedOutage(channel.pairs, channel.eta),
      breaksRawRule: rule.raw !== undefined && breaksRawRule(channel.pairs, rule.raw),
    },
    stage,
  );
  return {
    metric: series.metric,
    ...weighed,
    evidence: {
      against: fromLog(evidence.against),
      inFavour: fromLog(evidence.inFavour),
      limit: fromLog(limit),
    },
    ...ratioOf(channel.pairs),
    lowerRatio: lowerRatio(
      channel.rows.map(({ row }) => row),
      { eta: channel.eta, alpha: rule.alpha },
    ),
    dataUntil: series.completeUntil,
    used: channel.rows.length,
    missing: channel.missing,
  };
}

interface FinestChannel {
  readonly pairs: readonly Pair[];
  readonly rows: ReturnType<typeof rowsThrough>;
  readonly eta: number;
  readonly missing: number;
}

/** Hours where there are any, else days: what the numbers for people are told of. */
function finestOf({ hours, days, ...counted }: MetricSeries, rule: MetricRule): FinestChannel {
  const { hourly, daily } = channelsOf(rule, counted);
  const [buckets, { channel, eta }] = hours.length > 0 ? [hours, hourly] : [days, daily];
  const pairs = pairsOf(buckets);
  return { pairs, rows: rowsThrough(channel, buckets), eta, missing: buckets.length - pairs.length };
}

function ratioOf(pairs: readonly Pair[]) {
  const [young, old] = [sumOf(pairs, 'candidate'), sumOf(pairs, 'baseline')];
  const ratio =
    old.failed === 0 || young.users === 0 ? undefined : young.failed / young.users / (old.failed / old.users);
  return { users: young.users, failed: young.failed, ratio };
}
