import type { TrackDecision, TrackRelease } from '../../stores/store.ts';
import { anotherAtWork, append, type Done, type StepContext } from '../context.ts';
import type { Decision } from '../decide.ts';
import { type PlannedStage, soakOn } from '../plan.ts';
import { describeRelease, findRelease, percent, withReach } from '../track-change.ts';
import { assertConfirmed } from './assert-confirmed.ts';

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
  const stage = soakOn(subject.plan, track) ?? subject.plan.stages[0];
  const place = { applicationId: subject.applicationId, track };
  const decision = promotion(view.observation.release, stage);
  const result = await ports.store.changeTrack(place, decision, { mayCancelReview: false });
  assertConfirmed(result);
  const shown = findRelease(result.kind === 'unchanged' ? result.state : result.after, subject.versionCodes);
  if (shown === undefined)
    return { did: `nothing: ${result.kind === 'unchanged' ? result.reason : 'not shown'}`, exit: 'fine' };
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

/** Play ends another staged rollout of the track without a word when a new one starts; that is never done here. */
function promotion(
  release: TrackRelease,
  stage: PlannedStage | { readonly track: string } | undefined,
): TrackDecision {
  return (state) => {
    const present = findRelease(state, release.versionCodes);
    if (present !== undefined)
      return { kind: 'none', reason: `it is ${describeRelease(present)} there already` };
    const other = state.releases.find(({ status }) => status === 'inProgress');
    if (other !== undefined) {
      const code = other.versionCodes.join('+');
      const share = percent(other.userFraction ?? 0);
      return {
        kind: 'none',
        reason: `version code ${code} is in mid-rollout on ${state.track}, at ${share}`,
      };
    }
    const target = stage !== undefined && 'fraction' in stage ? stage : { fraction: 1, countries: undefined };
    return { kind: 'change', release: withReach(release, target) };
  };
}

function fractionOf({ status, userFraction }: TrackRelease): number {
  return userFraction ?? (status === 'completed' ? 1 : 0);
}
