import type { Verdict } from '../rollout/verdict.ts';
import type { Bucket } from './bucket.ts';
import type { MetricVerdict } from './judge-metric.ts';
import type { Slopes } from './metric-rule.ts';
import type { Unit } from './series.ts';

/** What a guard said at one look, with everything that it rests on: for people, for `--json` and for the ledger. */
export interface GuardReport {
  /** It only watches: nothing was or will be done because of this. */
  readonly shadow: boolean;
  readonly verdict: Verdict;
  readonly reason: string;
  /** Up to when the oldest of the data reaches, in milliseconds since the epoch. */
  readonly asOf: number | undefined;
  readonly metrics: readonly MetricReport[];
  /** What crashes most often in the new version alone; asked for when the guard halts. */
  readonly newProblem: string | undefined;
}

/** One metric: what was measured, by which rule it was judged, and how the evidence came about. */
export type MetricReport =
  | (MetricVerdict & {
      readonly kind: 'judged';
      readonly source: string;
      readonly rule: ReportedRule;
      readonly unit: Unit;
      /** As the source gave them, so that the judgement can be worked out again. */
      readonly hours: readonly Bucket[];
      readonly days: readonly Bucket[];
      readonly overTime: readonly EvidenceAt[];
    })
  | {
      readonly kind: 'not-judged';
      readonly metric: string;
      readonly source: string;
      readonly verdict: Verdict;
      readonly reason: string;
    };

export interface ReportedRule {
  readonly margin: number;
  readonly alpha: number;
  readonly hoursPerUser: number;
  readonly daysPerUser: number;
  /** Null before enough healthy releases have been seen. */
  readonly slope: Slopes | null;
  readonly highestRate: number | null;
}

/** The evidence as it would have been with the data up to then. */
export interface EvidenceAt {
  readonly at: number;
  readonly against: number;
  readonly inFavour: number;
}
