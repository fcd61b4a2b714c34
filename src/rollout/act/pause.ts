import type { EventBody } from '../../ledger/event.ts';
import { anotherAtWork, append, type Done, identityOf, type StepContext } from '../context.ts';
import type { Decision } from '../decision.ts';
import { rolloutMemory } from '../memory.ts';
import { findRelease, percent } from '../track-change.ts';
import { ifStill } from '../updates/if-still.ts';
import { onRelease, type ReleaseUpdate } from '../updates/on-release.ts';
import { pause as paused } from '../updates/pause.ts';
import { resume as resumed } from '../updates/resume.ts';
import { assertConfirmed } from './assert-confirmed.ts';

type Of<Kind extends Decision['kind']> = Extract<Decision, { kind: Kind }>;

/** Pauses the store's timetable for what is missing; the controller itself ends that pause. */
export async function pause(context: StepContext, { reason, fraction }: Of<'pause'>): Promise<Done> {
  const { store } = context.ports;
  const shown = await carriedOut(context, paused(), [{ type: 'rollout.pause-intended', reason }]);
  if ('did' in shown) return shown;
  const at = shown.fraction ?? fraction;
  await append(context, shown.events, { type: 'rollout.paused', store: store.label, fraction: at, reason });
  const did = `paused at ${percent(at)} on ${store.label}: ${reason}; it goes on by itself once that is there`;
  return { did, exit: 'fine' };
}

/**
 * Ends a pause of the controller. A halt that came in between has found the release paused already, and changed
 * nothing that the compare-and-set could see: its record is looked for afterwards, and obeyed.
 */
export async function goOn(
  context: StepContext,
  { reason, fraction }: Pick<Of<'go-on'>, 'reason' | 'fraction'>,
  preface: readonly EventBody[] = [],
): Promise<Done> {
  const { store } = context.ports;
  const intended: EventBody = { type: 'rollout.go-on-intended', reason };
  const shown = await carriedOut(context, resumed(), [...preface, intended]);
  if ('did' in shown) return shown;
  if (await isHaltedByNow(context)) return pausedAgain(context);
  const at = shown.fraction ?? fraction;
  const body = { type: 'rollout.went-on', store: store.label, fraction: at, reason } as const;
  if (!(await append(context, shown.events, body)) && (await isHaltedByNow(context)))
    return pausedAgain(context);
  return { did: `goes on at ${percent(at)} on ${store.label}: ${reason}`, exit: 'fine' };
}

interface Shown {
  readonly fraction: number | undefined;
  /** How many events the journal has with those that were written before. */
  readonly events: number;
}

/** Writes down what is about to be done, and does it if the store still shows what was decided on. */
async function carriedOut(
  context: StepContext,
  update: ReleaseUpdate,
  bodies: readonly EventBody[],
): Promise<Shown | Done> {
  const { subject, ports, view } = context;
  if (!('release' in view.observation)) throw new TypeError('only a release that is shown is paused');
  const [first, ...rest] = bodies;
  if (first === undefined || !(await append(context, view.events.length, first, ...rest)))
    return anotherAtWork;
  const change = onRelease(identityOf(subject), ifStill(view.observation.release, update));
  const result = await ports.store.changeTrack(subject, change, { mayCancelReview: false });
  if (result.kind === 'unchanged')
    return { did: `nothing: ${result.reason}; the next step decides anew`, exit: 'fine' };
  assertConfirmed(result);
  const shown = result.kind === 'changed' ? findRelease(result.after, identityOf(subject)) : undefined;
  return { fraction: shown?.userFraction, events: view.events.length + bodies.length };
}

async function isHaltedByNow({ subject, ports }: StepContext): Promise<boolean> {
  return rolloutMemory(await ports.ledger.read(subject.release))?.halted === true;
}

async function pausedAgain({ subject, ports }: StepContext): Promise<Done> {
  const change = onRelease(identityOf(subject), paused());
  assertConfirmed(await ports.store.changeTrack(subject, change, { mayCancelReview: false }));
  return { did: `paused again on ${ports.store.label}: it was halted meanwhile`, exit: 'fine' };
}
