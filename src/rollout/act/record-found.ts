import type { EventBody } from '../../ledger/event.ts';
import { anotherAtWork, append, type Done, type StepContext } from '../context.ts';
import type { Decision } from '../decision.ts';
import { percent } from '../track-change.ts';
import { movedEvent } from './advance.ts';

type Found = Extract<Decision, { kind: 'adopt' | 'confirm' | 'moved' | 'reviewed' }>;

/** Writes down what the store shows and the ledger did not know: an adopted state, or a move whose outcome was lost. */
export async function recordFound(context: StepContext, decision: Found): Promise<Done> {
  const { ports, view } = context;
  if (!(await append(context, view.events.length, foundEvent(context, decision)))) return anotherAtWork;
  const did = inWords(decision, ports.store.label);
  return { did, exit: 'fine' };
}

function inWords(decision: Found, store: string): string {
  switch (decision.kind) {
    case 'confirm':
      return `recorded ${percent(decision.fraction)} on ${store}: ${decision.reason}`;
    case 'moved':
      return `${store} has raised it from ${percent(decision.from)} to ${percent(decision.to)}: ${decision.reason}`;
    case 'reviewed':
      return `recorded the review on ${store}: ${decision.reason}`;
    case 'adopt':
      return `adopted what ${store} shows (${decision.status}): ${decision.reason}; bake time starts now`;
  }
}

function foundEvent(context: StepContext, decision: Found): EventBody {
  const store = context.ports.store.label;
  const { reason } = decision;
  if (decision.kind === 'reviewed') return { type: 'rollout.reviewed', store, state: decision.state };
  if (decision.kind === 'moved')
    return { ...movedEvent(context, { from: decision.from, to: decision.to, reason }), by: 'store' };
  if (decision.kind === 'confirm') {
    const { memory } = context.view;
    if (memory?.paused) return { type: 'rollout.went-on', store, fraction: decision.fraction, reason };
    const from = memory?.fraction ?? decision.fraction;
    return movedEvent(context, { from, to: decision.fraction, reason });
  }
  if (context.view.memory === undefined && decision.fraction !== undefined) {
    const { track, publicTrack, versionCodes } = context.subject;
    const start = { type: 'rollout.started', store, track, versionCodes: [...versionCodes] } as const;
    return { ...start, fraction: decision.fraction, ...(track !== publicTrack && { soaking: true }) };
  }
  return {
    type: 'rollout.adopted',
    store,
    status: decision.status,
    fraction: decision.fraction ?? null,
    reason,
  };
}
