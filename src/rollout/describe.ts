import type { ReviewState } from '../stores/store.ts';
import type { RolloutSubject, RolloutView } from './context.ts';
import type { Decision } from './decide.ts';
import type { Observation } from './observation.ts';
import { type RolloutPlan, stageAfter } from './plan.ts';
import { reviewText } from './review.ts';
import { percent } from './track-change.ts';

/** The stable `--json` form of `rollout status` and `rollout step`. Times are ISO 8601 in UTC. */
export interface RolloutStatus {
  readonly release: string;
  readonly store: string;
  readonly applicationId: string;
  readonly track: string;
  readonly versionCodes: readonly number[];
  readonly state: Observation['kind'];
  readonly fraction: number | null;
  /** How far the store's review of the version is. */
  readonly review: ReviewState;
  readonly since: string | null;
  readonly verdict: string;
  /** Why that is the verdict: the gate's own words, or why it gave none. */
  readonly verdictReason: string;
  readonly decision: Decision['kind'];
  readonly reason: string;
  readonly nextFraction: number | null;
  readonly notBefore: string | null;
}

export function rolloutStatus(subject: RolloutSubject, view: RolloutView, store: string): RolloutStatus {
  const { observation, memory, decision } = view;
  const fraction = fractionOf(observation);
  return {
    release: subject.release,
    store,
    applicationId: subject.applicationId,
    track: view.track,
    versionCodes: subject.versionCodes,
    state: observation.kind,
    fraction,
    review: view.review,
    since: memory === undefined ? null : iso(memory.since),
    verdict: view.judged.judgement,
    verdictReason: view.judged.reason,
    decision: decision.kind,
    reason: decision.reason,
    nextFraction: nextFraction(subject.plan, observation, fraction),
    notBefore: decision.kind === 'wait' ? iso(decision.until) : null,
  };
}

/** The same for a person: one fact a line, within 80 columns. */
export function statusText(status: RolloutStatus): string {
  const share = status.fraction === null ? 'exposure unknown' : `${percent(status.fraction)} of users`;
  const lines = [
    ['release', status.release],
    ['store', `${status.store}, ${status.applicationId}, ${status.track}`],
    ['version', status.versionCodes.join(', ')],
    ['state', `${status.state}, ${share}${status.since === null ? '' : `, since ${status.since}`}`],
    ['review', reviewText(status.review)],
    ['verdict', verdictText(status)],
    ['next', nextText(status)],
  ];
  return lines.map(([name, text]) => `${`${name}`.padEnd(9)}${text}`).join('\n');
}

function verdictText({ verdict, verdictReason }: RolloutStatus): string {
  return verdict === 'not-asked'
    ? `nobody was asked: ${verdictReason} (not the same as healthy)`
    : `${verdict}: ${verdictReason}`;
}

function nextText({ decision, nextFraction, notBefore, reason }: RolloutStatus): string {
  const to = nextFraction === null ? '' : ` to ${percent(nextFraction)}`;
  if (decision === 'wait') return `step${to}, not before ${notBefore}: ${reason}`;
  return decision === 'advance' ? `step${to} is due: ${reason}` : `${decision}: ${reason}`;
}

function fractionOf(observation: Observation): number | null {
  switch (observation.kind) {
    case 'in-progress':
      return observation.fraction;
    case 'halted':
      return observation.fraction ?? null;
    case 'completed':
      return 1;
    case 'draft':
      return 0;
    default:
      return null;
  }
}

function nextFraction(plan: RolloutPlan, observation: Observation, fraction: number | null): number | null {
  if (observation.kind !== 'in-progress' || fraction === null) return null;
  return stageAfter(plan, fraction)?.fraction ?? null;
}

function iso(milliseconds: number): string {
  return new Date(milliseconds).toISOString();
}

/** For a GitHub job summary. */
export function statusMarkdown(status: RolloutStatus & { readonly did?: string }): string {
  return [
    `## Rollout of ${status.release}`,
    ...(status.did === undefined ? [] : [`This step: ${status.did}`]),
    '```',
    statusText(status),
    '```',
  ].join('\n');
}
