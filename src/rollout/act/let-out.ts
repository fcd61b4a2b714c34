import { SlipwayError } from '../../errors/slipway-error.ts';
import type { EventBody } from '../../ledger/event.ts';
import { anotherAtWork, append, type Done, type StepContext } from '../context.ts';
import { reviewText } from '../review.ts';

/** Lets an approved version out to its first users. Safe to repeat: a version that is out by now is left as it is. */
export async function letOut(
  context: StepContext,
  reason: string,
  preface: readonly EventBody[] = [],
): Promise<Done> {
  const { subject, ports, view } = context;
  const { store } = ports;
  if (store.letOut === undefined)
    throw new SlipwayError('ROLLOUT_OVERRIDE_REFUSED', {
      message: `${store.label} lets approved versions out by hand alone.`,
      seen: `the version is ${reviewText(view.review)}`,
      next: 'publish it there, under Publishing overview',
    });
  const order: EventBody = { type: 'rollout.let-out', store: store.label, reason };
  const bodies = [...preface, order];
  const [first = order, ...rest] = bodies;
  if (!(await append(context, view.events.length, first, ...rest))) return anotherAtWork;
  const state = await store.letOut(subject, subject.versionCodes);
  const after = view.events.length + bodies.length;
  await append(context, after, { type: 'rollout.reviewed', store: store.label, state });
  const shown = state === 'published' ? 'its first day begins now' : `the version is ${reviewText(state)}`;
  return { did: `let out on ${store.label}: ${reason}; ${shown}`, exit: 'fine' };
}
