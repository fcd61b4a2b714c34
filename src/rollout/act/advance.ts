import type { EventBody } from '../../ledger/event.ts';
import {
  anotherAtWork,
  append,
  type Done,
  identityOf,
  type RolloutSubject,
  type StepContext,
} from '../context.ts';
import type { Decision } from '../decision.ts';
import { stageAt } from '../plan.ts';
import { percent } from '../track-change.ts';
import { ifStill } from '../updates/if-still.ts';
import { onRelease } from '../updates/on-release.ts';
import { type Reach, reach } from '../updates/reach.ts';
import { assertConfirmed } from './assert-confirmed.ts';

/** Raises the fraction: writes down what it is about to do, changes the track by compare-and-set, writes down that it did. */
export async function advance(
  context: StepContext,
  { from, to, reason }: Omit<Extract<Decision, { kind: 'advance' }>, 'kind'>,
  preface?: EventBody,
): Promise<Done> {
  const { subject, ports, view } = context;
  if (view.observation.kind !== 'in-progress') throw new TypeError('only a rollout in progress advances');
  const intended: EventBody = { type: 'rollout.intended', from, to, reason };
  const bodies: [EventBody, ...EventBody[]] = preface === undefined ? [intended] : [preface, intended];
  const sequence = view.events.length;
  if (!(await append(context, sequence, ...bodies))) return anotherAtWork;
  const update = reach({ fraction: to, countries: countriesAt(subject, to) });
  const change = onRelease(identityOf(subject), ifStill(view.observation.release, update));
  const result = await ports.store.changeTrack(subject, change, { mayCancelReview: false });
  if (result.kind === 'unchanged')
    return { did: `nothing: ${result.reason}; the next step decides anew`, exit: 'fine' };
  assertConfirmed(result);
  await append(context, sequence + bodies.length, movedEvent(context, { from, to, reason }));
  return {
    did: `raised the rollout from ${percent(from)} to ${percent(to)} on ${ports.store.label}`,
    exit: 'fine',
  };
}

/** The countries of the stage that begins at a fraction; whoever completes a release early gives it to all of them. */
function countriesAt({ plan }: RolloutSubject, fraction: number): Reach['countries'] {
  const { countries } = stageAt(plan, fraction) ?? {};
  return fraction === 1 && countries !== undefined ? 'everywhere' : countries;
}

export function movedEvent(
  { subject, ports }: StepContext,
  move: { readonly from: number; readonly to: number; readonly reason: string },
): Extract<EventBody, { type: 'rollout.moved' | 'rollout.completed' }> {
  const store = ports.store.label;
  return move.to === 1
    ? { type: 'rollout.completed', store, versionCodes: [...subject.versionCodes] }
    : { type: 'rollout.moved', store, ...move };
}
