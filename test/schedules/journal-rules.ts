import type { LedgerEvent } from '../../src/ledger/event.ts';
import { type RolloutMemory, rolloutMemory } from '../../src/rollout/memory.ts';

/** Events that do not follow from what the journal said before them; empty when its fold explains all of it. */
export function unexplained(events: readonly LedgerEvent[]): readonly string[] {
  return events.flatMap((event, index) => {
    const before = events.slice(0, index);
    const why = whyNot(event, rolloutMemory(before), before);
    return why === undefined ? [] : [`event ${event.sequence} ${event.body.type}: ${why}`];
  });
}

function whyNot(
  { body, actor }: LedgerEvent,
  memory: RolloutMemory | undefined,
  before: readonly LedgerEvent[],
): string | undefined {
  if (memory === undefined) return body.type === 'rollout.started' ? undefined : 'before the rollout started';
  switch (body.type) {
    case 'rollout.started':
      return 'started twice';
    case 'rollout.intended':
      if (memory.halted) return 'the journal says halted';
      return body.from === memory.fraction ? undefined : `from ${body.from}, but at ${memory.fraction}`;
    case 'rollout.moved':
      if (body.to <= memory.fraction) return `to ${body.to}, but at ${memory.fraction}`;
      return body.to === memory.intended ? undefined : 'never intended';
    case 'rollout.completed':
      return memory.intended === 1 ? undefined : 'never intended';
    case 'rollout.promoted':
      return memory.soaking === body.from ? undefined : `from ${body.from}, but on ${memory.track}`;
    case 'rollout.resumed':
      return before.some((one) => one.actor === actor && ordersResume(one)) ? undefined : 'never ordered';
    case 'rollout.adopted':
      return isNews(body, memory) ? undefined : 'no news';
    default:
      return undefined;
  }
}

function ordersResume({ body }: LedgerEvent): boolean {
  return body.type === 'rollout.overridden' && body.action === 'resume';
}

function isNews(
  { status, fraction }: Extract<LedgerEvent['body'], { type: 'rollout.adopted' }>,
  memory: RolloutMemory,
): boolean {
  const known = memory.halted ? 'halted' : memory.completed || memory.soaking ? 'completed' : 'inProgress';
  return status !== known || (fraction !== null && fraction !== memory.fraction);
}
