import type { LedgerEvent } from '../ledger/event.ts';
import type { Moment } from '../report/charts/moments.ts';
import { percent } from './track-change.ts';

/** What was done to a rollout, for a chart of it: the shares that it came to, its halts and their end. */
export function rolloutMoments(events: readonly LedgerEvent[]): readonly Moment[] {
  return events.flatMap(({ at, body }): readonly Moment[] => {
    const moment = momentOf(body);
    return moment === undefined ? [] : [{ at: Date.parse(at), ...moment }];
  });
}

function momentOf(body: LedgerEvent['body']): Omit<Moment, 'at'> | undefined {
  switch (body.type) {
    case 'rollout.started':
      return body.soaking === true ? undefined : { label: percent(body.fraction), tone: 'soft' };
    case 'rollout.promoted':
      return body.fraction === null ? undefined : { label: percent(body.fraction), tone: 'soft' };
    case 'rollout.moved':
      return { label: percent(body.to), tone: 'soft' };
    case 'rollout.completed':
      return { label: 'complete', tone: 'good' };
    case 'rollout.paused':
      return { label: 'paused', tone: 'odd' };
    case 'rollout.went-on':
      return { label: 'went on', tone: 'soft' };
    case 'rollout.resumed':
      return { label: 'resumed', tone: 'odd' };
    case 'halt.done':
      return body.outcome === 'stopped' ? { label: 'halted', tone: 'bad' } : undefined;
    default:
      return undefined;
  }
}
