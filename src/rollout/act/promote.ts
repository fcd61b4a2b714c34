import { midRollout } from '../../stores/mid-rollout.ts';
import type { TrackDecision, TrackPlace, TrackRelease, TrackState } from '../../stores/store.ts';
import { inStoreWords } from '../../stores/version-code.ts';
import {
  anotherAtWork,
  append,
  type Done,
  identityOf,
  type RolloutSubject,
  type StepContext,
} from '../context.ts';
import type { Decision } from '../decision.ts';
import { describeRelease, findRelease, percent } from '../track-change.ts';
import { decisionOf } from '../updates/on-release.ts';
import { promote as promoted } from '../updates/promote.ts';
import { inCountries, type Reach } from '../updates/reach.ts';
import { assertConfirmed } from './assert-confirmed.ts';
import { submitPromoted } from './submit-promoted.ts';

/**
 * Puts the version that has soaked on its next track, never built again. Safe to repeat: a track that shows the
 * version already is left as it is and written down.
 */
export async function promote(
  context: StepContext,
  { from, to, reason }: Extract<Decision, { kind: 'promote' }>,
): Promise<Done> {
  const { subject, ports, view } = context;
  if (view.observation.kind !== 'completed')
    throw new TypeError('only a version that is complete is promoted');
  const track = to ?? subject.publicTrack;
  const place = { applicationId: subject.applicationId, track };
  const reach = reachOf(subject, to);
  const result =
    ports.store.kind === 'app-store'
      ? await submitPromoted(context, place, reach)
      : await changed(context, { place, decision: promotion(view.observation.release, reach) });
  const shown = typeof result === 'string' ? undefined : findRelease(result, identityOf(subject));
  if (shown === undefined || shown.status === 'draft')
    return { did: `nothing: ${typeof result === 'string' ? result : 'not shown'}`, exit: 'fine' };
  const fraction = to === undefined ? fractionOf(shown) : null;
  const body = {
    type: 'rollout.promoted',
    store: ports.store.label,
    from,
    to: track,
    fraction,
    reason,
  } as const;
  if (!(await append(context, view.events.length, body))) return anotherAtWork;
  const state = describeRelease(shown);
  return {
    did: `promoted from ${from} to ${track} on ${ports.store.label}, ${state}: ${reason}`,
    exit: 'fine',
  };
}

/** The track after the change, or why it was not made. */
async function changed(
  { ports, subject }: StepContext,
  { place, decision }: { readonly place: TrackPlace; readonly decision: TrackDecision },
): Promise<TrackState | string> {
  const result = await ports.store.changeTrack(place, decision, { mayCancelReview: false });
  assertConfirmed(result);
  if (result.kind !== 'unchanged') return result.after;
  return findRelease(result.state, identityOf(subject)) === undefined ? result.reason : result.state;
}

/** Play ends another staged rollout of the track without a word when a new one starts; that is never done here. */
function promotion(release: TrackRelease, { fraction, countries }: Reach): TrackDecision {
  const update = promoted(release, fraction);
  return (state) => {
    const other = midRollout(state, release);
    if (other !== undefined) return { kind: 'none', reason: `${inWords(other)} on ${state.track}` };
    const decision = update(state);
    if (decision.kind === 'none' || fraction === 1) return decision;
    return decisionOf(inCountries(countries)(decision.release, state));
  };
}

function inWords({ versionCodes, userFraction }: TrackRelease): string {
  return `${inStoreWords(versionCodes, '+')} is in mid-rollout, at ${percent(userFraction ?? 0)},`;
}

/** A soak track has it whole at once, the public one at the plan's first stage. */
function reachOf({ plan }: RolloutSubject, to: string | undefined): Reach {
  const [first] = plan.stages;
  return to === undefined && first !== undefined ? first : { fraction: 1, countries: undefined };
}

/** A release without a fraction has reached everybody, also when it was halted after that. */
function fractionOf({ userFraction = 1 }: TrackRelease): number {
  return userFraction;
}
