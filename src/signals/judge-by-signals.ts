import type { GuardConfig, MetricConfig } from '../config/config-guard.ts';
import { type Learnt, taught } from '../guard/calibration/learnt.ts';
import { alphasOf } from '../guard/error-budget.ts';
import { evidenceOverTime } from '../guard/evidence-over-time.ts';
import type { GuardReport, MetricReport } from '../guard/guard-report.ts';
import { type GuardVerdict, judge, type Watched } from '../guard/judge.ts';
import { judgeFrequent } from '../guard/judge-frequent.ts';
import { judgeMetric } from '../guard/judge-metric.ts';
import { coldRule, type MetricRule } from '../guard/metric-rule.ts';
import { patienceFor } from '../guard/patience.ts';
import type { MetricSeries } from '../guard/series.ts';
import { type AskedQuestion, askSignal } from './ask-signal.ts';
import { newProblemOf } from './new-problem.ts';
import { noData, type Signal, type SignalAnswer } from './signal.ts';

export interface GuardDeps {
  readonly guard: GuardConfig;
  readonly signalOf: (metric: MetricConfig) => Promise<Signal>;
  /** How many stores' rollouts of the app are guarded: they share one error budget. */
  readonly stores: number;
  /** What healthy releases have taught, by metric. */
  readonly learnt: ReadonlyMap<string, Learnt>;
}

export interface GuardQuestion extends Omit<AskedQuestion, 'metric'> {
  /** When the stage began, in milliseconds since the epoch. */
  readonly stageSince: number;
  /** The share of users that the stage is offered to, 0 to 1; undefined where the store does not say. */
  readonly fraction?: number | undefined;
}

/** One metric with its source, its answer and the rule that it is judged by. */
interface Asked {
  readonly config: MetricConfig;
  readonly signal: Signal;
  readonly answer: SignalAnswer;
  readonly rule: MetricRule | undefined;
}

/** Asks every source at once and judges what they say: the guard's whole work at one look. */
export async function judgeBySignals(question: GuardQuestion, deps: GuardDeps): Promise<GuardReport> {
  const { guard, stores } = deps;
  const alphas = alphasOf(
    guard.metrics.map(({ name }) => name),
    { stores },
  );
  const asked = await Promise.all(
    guard.metrics.map((config) => askOne(question, { config, deps, alpha: alphas.get(config.name) ?? 0 })),
  );
  const { now, stageSince: since, fraction } = question;
  const verdict = judge(asked.map(watchedOf), {
    now,
    since,
    maxAgeMs: guard.maxAgeMs,
    patienceMs: fraction === undefined ? undefined : patienceFor(fraction),
  });
  const newProblem = verdict.verdict === 'halt' ? await problemBehind(question, asked, guard) : undefined;
  return {
    shadow: guard.shadow,
    verdict: verdict.verdict,
    reason: newProblem === undefined ? verdict.reason : `${verdict.reason}; new in it: ${newProblem}`,
    asOf: verdict.asOf,
    metrics: asked.map((one) => reportOf(one, { verdict, now })),
    newProblem,
  };
}

const nothingBefore = noData('nothing-yet', 'there is no version before it to compare with');

interface AskingOne {
  readonly config: MetricConfig;
  readonly deps: GuardDeps;
  readonly alpha: number;
}

async function askOne(question: GuardQuestion, { config, deps, alpha }: AskingOne): Promise<Asked> {
  const signal = await deps.signalOf(config);
  const hasBaseline = question.baseline.versionCodes.length > 0 || config.source.from === 'probe';
  const answer = !hasBaseline
    ? nothingBefore
    : await askSignal(signal, { ...question, metric: config.name }, deps.guard.timeoutMs);
  const rule =
    answer.kind === 'series'
      ? ruleOf(config, answer.series, { alpha, learnt: deps.learnt.get(config.name) })
      : undefined;
  return { config, signal, answer, rule };
}

interface Known {
  readonly alpha: number;
  readonly learnt: Learnt | undefined;
}

/** What the config says stands; what was learnt comes before what is usual. */
function ruleOf(
  { name, margin, highestRate, raw, frequent }: MetricConfig,
  { unit }: MetricSeries,
  { alpha, learnt }: Known,
): MetricRule {
  const usual = coldRule(name, unit, alpha);
  const own = { ...usual, margin: margin ?? usual.margin, highestRate, raw };
  return learnt === undefined || frequent ? own : taught(own, learnt);
}

function watchedOf({ config, answer, rule }: Asked): Watched {
  if (answer.kind === 'series' && rule !== undefined)
    return { kind: 'series', series: answer.series, rule, frequent: config.frequent };
  if (answer.kind === 'check') return { ...answer, metric: config.name };
  const reason = answer.kind === 'no-data' ? answer.reason : 'it was not judged';
  return { kind: 'no-data', metric: config.name, reason };
}

async function problemBehind(
  question: GuardQuestion,
  asked: readonly Asked[],
  { timeoutMs }: GuardConfig,
): Promise<string | undefined> {
  for (const { config, signal } of asked) {
    const found = await newProblemOf(signal, { ...question, metric: config.name }, timeoutMs);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** So many points draw a line of a terminal. */
const points = 48;

function reportOf(
  { config, signal, answer, rule }: Asked,
  { verdict: { metrics }, now }: { readonly verdict: GuardVerdict; readonly now: number },
): MetricReport {
  const verdict = metrics.find(({ metric }) => metric === config.name);
  if (answer.kind !== 'series' || rule === undefined || verdict === undefined) {
    const reason = answer.kind === 'series' ? 'it was not judged' : answer.reason;
    const found = answer.kind !== 'check' ? 'unknown' : answer.passes ? 'advance' : 'hold';
    return { kind: 'not-judged', metric: config.name, source: signal.label, verdict: found, reason };
  }
  const { hours, days, unit } = answer.series;
  const { margin, alpha, hoursPerUser, daysPerUser, slope, highestRate } = rule;
  return {
    kind: 'judged',
    ...verdict,
    source: signal.label,
    rule: {
      margin,
      alpha,
      hoursPerUser,
      daysPerUser,
      slope: slope ?? null,
      highestRate: highestRate ?? null,
    },
    unit,
    hours,
    days,
    overTime: evidenceOverTime(answer.series, {
      ...{ rule, points, now },
      judgeBy: config.frequent ? judgeFrequent : judgeMetric,
    }),
  };
}
