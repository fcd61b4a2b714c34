import type { EventBody } from '../../ledger/event.ts';
import { anotherAtWork, append, type Done, identityOf, type StepContext } from '../context.ts';
import type { Override } from '../overriding.ts';
import type { OperatorAction } from '../people.ts';
import { describeRelease, findRelease } from '../track-change.ts';
import { ifStill } from '../updates/if-still.ts';
import { onRelease } from '../updates/on-release.ts';
import { resume as resumed } from '../updates/resume.ts';
import { advance } from './advance.ts';
import { assertConfirmed } from './assert-confirmed.ts';
import { letOut } from './let-out.ts';
import { goOn } from './pause.ts';

export interface OverrideOrder {
  readonly action: OperatorAction;
  readonly reason: string;
}

/** Does what a person has ordered; the order is written down before it is carried out. */
export async function carryOut(
  context: StepContext,
  override: Exclude<Override, { kind: 'refused' }>,
  order: OverrideOrder,
): Promise<Done> {
  const { decision } = context.view;
  const against = `${decision.kind}: ${decision.reason}`;
  const preface: EventBody = { type: 'rollout.overridden', ...order, against };
  if (override.kind === 'resume') return resume(context, { override, preface, order });
  if (override.kind === 'let-go') return letGo(context, preface, order);
  if (override.kind === 'let-out') return letOut(context, order.reason, [preface]);
  if (override.kind === 'go-on')
    return goOn(context, { fraction: override.fraction, reason: order.reason }, [preface]);
  if (override.kind === 'wave') return wave(context, preface);
  const { from, to } = override;
  return advance(context, { from, to, reason: order.reason }, preface);
}

interface Resuming {
  readonly override: Extract<Override, { kind: 'resume' }>;
  readonly preface: EventBody;
  readonly order: OverrideOrder;
}

async function resume(context: StepContext, { override, preface, order }: Resuming): Promise<Done> {
  const { subject, ports, view } = context;
  if (!(await append(context, view.events.length, preface))) return anotherAtWork;
  const change = onRelease(identityOf(subject), ifStill(override.seen, resumed()));
  const result = await ports.store.changeTrack(subject, change, { mayCancelReview: false });
  if (result.kind === 'unchanged') return { did: `nothing: ${result.reason}`, exit: 'fine' };
  assertConfirmed(result);
  const shown = result.kind === 'changed' ? findRelease(result.after, identityOf(subject)) : undefined;
  if (shown === undefined) throw new TypeError('a confirmed change shows the release');
  const store = ports.store.label;
  const { status, userFraction } = shown;
  const body = { type: 'rollout.resumed', store, status, fraction: userFraction ?? null } as const;
  await append(context, view.events.length + 1, { ...body, reason: order.reason });
  const state = describeRelease(shown);
  return { did: `resumed on ${store}, ${state}; its bake time starts now`, exit: 'fine' };
}

/** The store goes on by itself: all there is to do is not to stop it. */
async function wave(context: StepContext, preface: EventBody): Promise<Done> {
  const { ports, view } = context;
  if (!(await append(context, view.events.length, preface))) return anotherAtWork;
  return {
    did: `nothing holds it up today: ${ports.store.label} raises it by itself, at an hour of its own`,
    exit: 'fine',
  };
}

/** The store shows the version as ever: lifting such a halt is a matter of the ledger alone. */
async function letGo(context: StepContext, preface: EventBody, { reason }: OverrideOrder): Promise<Done> {
  const { ports, view } = context;
  const body = { type: 'rollout.resumed', store: ports.store.label, status: 'completed', reason } as const;
  if (!(await append(context, view.events.length, preface, { ...body, fraction: null })))
    return anotherAtWork;
  return { did: `may go on from ${view.track}; its bake time starts now`, exit: 'fine' };
}
