import type { Verdict } from '../rollout/verdict.ts';
import { judgeMetric, type MetricVerdict } from './judge-metric.ts';
import type { MetricRule } from './metric-rule.ts';
import { metricSentence } from './sentence.ts';
import type { MetricSeries } from './series.ts';
import type { StageState } from './weigh.ts';

/** A metric that the plan wants judged: its data, or why there is none. */
export type Watched =
  | { readonly kind: 'series'; readonly series: MetricSeries; readonly rule: MetricRule }
  | { readonly kind: 'no-data'; readonly metric: string; readonly reason: string };

export interface GuardVerdict {
  readonly verdict: Verdict;
  /** One plain sentence. */
  readonly reason: string;
  /** Up to when the oldest of the data reaches, in milliseconds since the epoch; undefined where some is missing. */
  readonly asOf: number | undefined;
  readonly metrics: readonly MetricVerdict[];
}

/** The one that counts most comes first; a rollout goes on only when all of its metrics let it. */
const precedence: readonly Verdict[] = [
  'halt',
  'hold',
  'not-this-release',
  'unknown',
  'underpowered',
  'advance',
];

/** The judgement of a release by all of its metrics. Pure; without any metric nothing is known. */
export function judge(watched: readonly Watched[], stage: StageState): GuardVerdict {
  const parts = watched.map((one) => partOf(one, stage));
  const first = precedence
    .map((verdict) => parts.find((part) => part.verdict === verdict))
    .find((part) => part !== undefined);
  const metrics = parts.flatMap(({ detail }) => detail ?? []);
  return {
    verdict: first?.verdict ?? 'unknown',
    reason: first?.reason ?? 'no metric is watched',
    asOf:
      metrics.length < parts.length || metrics.length === 0
        ? undefined
        : Math.min(...metrics.map(({ dataUntil }) => dataUntil)),
    metrics,
  };
}

interface Part {
  readonly verdict: Verdict;
  readonly reason: string;
  readonly detail: MetricVerdict | undefined;
}

function partOf(one: Watched, stage: StageState): Part {
  if (one.kind === 'no-data')
    return { verdict: 'unknown', reason: `${one.metric}: ${one.reason}`, detail: undefined };
  const detail = judgeMetric(one.series, one.rule, stage);
  return { verdict: detail.verdict, reason: metricSentence(detail, one.series.unit), detail };
}
