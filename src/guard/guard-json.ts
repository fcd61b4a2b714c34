import type { Bucket } from './bucket.ts';
import type { GuardReport, MetricReport } from './guard-report.ts';

/** The stable form of a guard's report, for `--json` and for the ledger. Times are ISO 8601 in UTC. */
export interface GuardJson {
  readonly shadow: boolean;
  readonly verdict: GuardReport['verdict'];
  readonly reason: string;
  readonly asOf: string | null;
  readonly newProblem: string | null;
  readonly metrics: readonly MetricJson[];
}

export type MetricJson = ReturnType<typeof metricJson>;

export function guardJson(report: GuardReport): GuardJson {
  const { shadow, verdict, reason, asOf, newProblem, metrics } = report;
  return {
    shadow,
    verdict,
    reason,
    asOf: asOf === undefined ? null : iso(asOf),
    newProblem: newProblem ?? null,
    metrics: metrics.map(metricJson),
  };
}

function metricJson(report: MetricReport) {
  if (report.kind === 'not-judged') return report;
  const { ratio, lowerRatio, dataUntil, hours, days, overTime, ...rest } = report;
  return {
    ...rest,
    ratio: ratio ?? null,
    lowerRatio: lowerRatio ?? null,
    dataUntil: iso(dataUntil),
    hours: hours.map(bucketJson),
    days: days.map(bucketJson),
    overTime: overTime.map(({ at, ...evidence }) => ({ at: iso(at), ...evidence })),
  };
}

/** As `guard backtest` reads them: null where the source said nothing. */
function bucketJson({ start, candidate, baseline }: Bucket) {
  return {
    start: iso(start),
    n1: candidate?.users ?? null,
    x1: candidate?.failed ?? null,
    n0: baseline?.users ?? null,
    x0: baseline?.failed ?? null,
  };
}

function iso(at: number): string {
  return new Date(at).toISOString();
}
