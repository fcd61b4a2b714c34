import type { LedgerEvent } from '../ledger/event.ts';

/** What the ledger remembers of a rollout. The store gives no times, so bake time lives only here. */
export interface RolloutMemory {
  readonly store: string;
  readonly track: string;
  readonly versionCodes: readonly number[];
  /** The fraction that was last recorded as confirmed by the store. */
  readonly fraction: number;
  /** When the rollout was first recorded, in milliseconds since the epoch. */
  readonly startedAt: number;
  /** When that fraction, or the halt, was confirmed, in milliseconds since the epoch: the start of the bake time. */
  readonly since: number;
  /** A move that was intended and whose outcome was not recorded: its process was interrupted. */
  readonly intended: number | undefined;
  readonly completed: boolean;
  readonly halted: boolean;
}

/** Folds a release's events into what the controller needs; undefined before the rollout has started. */
export function rolloutMemory(events: readonly LedgerEvent[]): RolloutMemory | undefined {
  return events.reduce<RolloutMemory | undefined>(applyEvent, undefined);
}

function applyEvent(memory: RolloutMemory | undefined, event: LedgerEvent): RolloutMemory | undefined {
  const { body } = event;
  const at = Date.parse(event.at);
  if (body.type === 'rollout.started') {
    const { store, track, versionCodes, fraction } = body;
    const start = { store, track, versionCodes, fraction, startedAt: at, since: at };
    return { ...start, intended: undefined, completed: fraction === 1, halted: false };
  }
  if (memory === undefined) return undefined;
  switch (body.type) {
    case 'rollout.intended':
      return { ...memory, intended: body.to };
    case 'rollout.moved':
      return { ...memory, fraction: body.to, since: at, intended: undefined, halted: false };
    case 'rollout.adopted':
      return {
        ...memory,
        fraction: body.fraction ?? memory.fraction,
        since: at,
        intended: undefined,
        halted: body.status === 'halted',
        completed: body.status === 'completed',
      };
    case 'rollout.completed':
      return { ...memory, fraction: 1, since: at, intended: undefined, completed: true, halted: false };
    case 'halt.done':
      return body.outcome === 'stopped'
        ? { ...memory, halted: true, since: at, intended: undefined }
        : memory;
    default:
      return memory;
  }
}
