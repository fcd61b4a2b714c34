import { pairsOf } from './bucket.ts';
import { type Frequent, frequentEvidence } from './evidence/frequent-failure.ts';
import { fromLog } from './evidence/from-log.ts';
import { startWeight } from './evidence/gather.ts';
import { logMean } from './evidence/log-mean.ts';
import type { MetricVerdict } from './judge-metric.ts';
import { dailyEta, hourlyEta, type MetricRule } from './metric-rule.ts';
import { isSharedOutage, sumOf } from './outage.ts';
import { breaksRawRule } from './raw-rule.ts';
import type { MetricSeries } from './series.ts';
import { settled } from './settled.ts';
import { type StageState, weigh } from './weigh.ts';

/** So much of what is still acceptable may be missing before a version is called bad: a margin of 1.05 calls 1.2 bad. */
const timesTheMargin = 4;
const tau = 0.02;
const dayMs = 24 * 3_600_000;

/**
 * The judgement of a metric whose failures are no rare events, such as a funnel that half of the users do not finish.
 * Days where there are any, since a user who tries again in the next hour is the same user. Pure.
 */
export function judgeFrequent(series: MetricSeries, rule: MetricRule, stage: StageState): MetricVerdict {
  const known = settled(series, stage.now);
  const [buckets, eta] =
    known.days.length > 0 ? [known.days, dailyEta(rule)] : [known.hours, hourlyEta(rule)];
  const pairs = pairsOf(buckets);
  const rows: readonly Row[] = pairs.map(({ start, candidate, baseline }) => ({
    start,
    newUsers: candidate.users,
    newFailed: candidate.failed,
    oldUsers: baseline.users,
    oldFailed: baseline.failed,
  }));
  const against = mixed(rows, { margin: rule.margin, tau, eta });
  const bad = 1 + timesTheMargin * (rule.margin - 1);
  const inFavour = frequentEvidence(rows, { margin: bad, tau, eta, direction: 'below' });
  const [young, old] = [sumOf(pairs, 'candidate'), sumOf(pairs, 'baseline')];
  return {
    metric: series.metric,
    ...weigh(
      {
        against,
        inFavour,
        limit: 0,
        alpha: rule.alpha,
        dataUntil: series.completeUntil,
        sharedOutage: isSharedOutage(pairs, eta),
        breaksRawRule: rule.raw !== undefined && breaksRawRule(pairs, rule.raw),
      },
      stage,
    ),
    evidence: { against: fromLog(against), inFavour: fromLog(inFavour), limit: 1 },
    users: young.users,
    failed: young.failed,
    ratio:
      old.failed === 0 || young.users === 0
        ? undefined
        : young.failed / young.users / (old.failed / old.users),
    lowerRatio: lowerRatio(rows, rule.alpha, eta),
    dataUntil: series.completeUntil,
    used: rows.length,
    missing: buckets.length - pairs.length,
  };
}

interface Row extends Frequent {
  readonly start: number;
}

type Options = Parameters<typeof frequentEvidence>[1];

/** Begun anew with each day, as the evidence of rare failures is: a long healthy history buries nothing. */
function mixed(rows: readonly Row[], options: Options): number {
  const [first] = rows;
  if (first === undefined) return 0;
  const dayOf = ({ start }: Row) => Math.floor((start - first.start) / dayMs);
  const days = [...new Set(rows.map(dayOf))];
  const logs = days.map((day) =>
    frequentEvidence(
      rows.filter((row) => dayOf(row) >= day),
      options,
    ),
  );
  const terms = [
    ...logs.map((log, index) => log + Math.log(startWeight(index + 1))),
    -Math.log(logs.length + 1),
  ];
  return logMean(terms) + Math.log(terms.length);
}

const steps = 40;

/** The largest margin that the rows, from one beginning, still speak against. */
function lowerRatio(rows: readonly Row[], alpha: number, eta: number): number | undefined {
  const speaksAgainst = (margin: number) => frequentEvidence(rows, { margin, tau, eta }) >= -Math.log(alpha);
  let [low, high] = [0.01, 100];
  if (!speaksAgainst(low)) return undefined;
  for (let step = 0; step < steps; step += 1) {
    const middle = Math.sqrt(low * high);
    if (speaksAgainst(middle)) low = middle;
    else high = middle;
  }
  return low;
}
