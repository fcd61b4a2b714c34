import type { FailingDays } from '../guard/corrections/repeated-counting.ts';
import type { MetricSeries } from '../guard/series.ts';
import type { VersionCode } from '../stores/version-code.ts';

/** One release as a source may know it: by the store's codes, or by the name that people see. */
export interface SeenVersion {
  readonly versionName: string | undefined;
  /** Several where a release has an artifact for each kind of device. */
  readonly versionCodes: readonly VersionCode[];
}

/** One metric of one rollout. */
export interface SignalQuestion {
  readonly applicationId: string;
  /** As the config calls it: `crash`, `anr`, `backend`, … */
  readonly metric: string;
  readonly candidate: SeenVersion;
  /** The version before it, which the rest of the users have meanwhile. */
  readonly baseline: SeenVersion;
  /** From when on, in milliseconds since the epoch. */
  readonly since: number;
  /** The present of the release's world. */
  readonly now: number;
  /** Aborts when the answer would come too late. */
  readonly timeout: AbortSignal;
}

export const noDataReasons = [
  /** The source was reached, and has nothing of these versions (yet), or too few users to show. */
  'nothing-yet',
  'unreachable',
  'refused',
  'too-late',
  /** The answer is not of the form that the source's protocol has. */
  'unintelligible',
] as const;

export interface NoData {
  readonly kind: 'no-data';
  readonly why: (typeof noDataReasons)[number];
  /** For people, as the end of a sentence that begins with the metric's name. */
  readonly reason: string;
}

/** A look at something that has no versions, such as a server: it tells of now, and of nothing else. */
export interface Check {
  readonly kind: 'check';
  readonly passes: boolean;
  readonly reason: string;
  readonly at: number;
}

export type SignalAnswer = { readonly kind: 'series'; readonly series: MetricSeries } | NoData | Check;

/** What went wrong most often in the candidate and never before it. */
export interface NewProblem {
  readonly title: string;
  readonly users: number | undefined;
  readonly link: string | undefined;
}

/**
 * Where measurements come from. It keeps nothing: each answer is worked out anew from everything that the source says,
 * so that late revisions are absorbed and the order of arrival does not matter.
 */
export interface Signal {
  /** Names the source in every line that speaks of it. */
  readonly label: string;
  ask(question: SignalQuestion): Promise<SignalAnswer>;
  /** For sources that group crashes. */
  readonly newProblem?: (question: SignalQuestion) => Promise<NewProblem | undefined>;
  /** For sources that tell users apart: of the baseline, from `since` to `now`. */
  readonly daysPerUser?: (question: SignalQuestion) => Promise<FailingDays | undefined>;
}

export function noData(why: NoData['why'], reason: string): NoData {
  return { kind: 'no-data', why, reason };
}
