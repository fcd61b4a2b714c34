import type { Verdict } from '../rollout/verdict.ts';
import { judgeFrequent } from './judge-frequent.ts';
import { judgeMetric, type MetricVerdict } from './judge-metric.ts';
import type { MetricRule } from './metric-rule.ts';
import { metricSentence } from './sentence.ts';
import type { MetricSeries } from './series.ts';
import type { StageState } from './weigh.ts';

/** A metric that the plan wants judged: its data, or why there is none. */
export type Watched =
  | {
      readonly kind: 'series';
      readonly series: MetricSeries;
      readonly rule: MetricRule;
      /** Its failures are no rare events, such as a step that half of the users do not finish. */
      readonly frequent?: boolean;
    }
  | { readonly kind: 'no-data'; readonly metric: string; readonly reason: string }
  /** Something that has no versions, such as a server: where it fails it can hold a rollout, and never halt it. */
  | {
      readonly kind: 'check';
      readonly metric: string;
      readonly passes: boolean;
      readonly reason: string;
      /** When it was looked at, in milliseconds since the epoch. */
      readonly at: number;
    };

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
    asOf: oldestOf(parts.map(({ until }) => until)),
    metrics,
  };
}

/** What is missing has no age, and neither has nothing at all. */
function oldestOf(times: readonly (number | undefined)[]): number | undefined {
  const known = times.filter((time) => time !== undefined);
  return known.length < times.length || known.length === 0 ? undefined : Math.min(...known);
}

interface Part {
  readonly verdict: Verdict;
  readonly reason: string;
  readonly detail: MetricVerdict | undefined;
  /** Up to when its data reaches. */
  readonly until: number | undefined;
}

function partOf(one: Watched, stage: StageState): Part {
  if (one.kind !== 'series') {
    const said = { reason: `${one.metric}: ${one.reason}`, detail: undefined };
    if (one.kind === 'no-data') return { ...said, verdict: 'unknown', until: undefined };
    return { ...said, verdict: one.passes ? 'advance' : 'hold', until: one.at };
  }
  const detail = (one.frequent ? judgeFrequent : judgeMetric)(one.series, one.rule, stage);
  return {
    verdict: detail.verdict,
    reason: metricSentence(detail, one.series.unit),
    detail,
    until: detail.dataUntil,
  };
}
