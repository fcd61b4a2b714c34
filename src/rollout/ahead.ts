import type { LedgerEvent } from '../ledger/event.ts';
import { rolloutMemory } from './memory.ts';
import type { Observation } from './observation.ts';
import type { GoesFirst } from './plan.ts';
import { percent } from './track-change.ts';

/** How far the rollout is that goes first. */
export type Ahead =
  /** It has been where it has to be since then, in milliseconds since the epoch. */
  | { readonly kind: 'reached'; readonly since: number }
  | { readonly kind: 'not-yet'; readonly reason: string };

/**
 * Judges the rollout that goes first by its journal, which alone knows the times, and by what its store shows, which
 * alone knows the present. A halt on the way begins the waiting anew.
 */
export function aheadOf(
  { fraction }: Pick<GoesFirst, 'fraction'>,
  events: readonly LedgerEvent[],
  observation: Observation,
): Ahead {
  const share = shareOf(observation);
  if (observation.kind === 'halted') return { kind: 'not-yet', reason: 'its rollout is halted' };
  if (share === undefined) return { kind: 'not-yet', reason: `its store shows it as ${observation.kind}` };
  if (share < fraction) return { kind: 'not-yet', reason: `it is at ${percent(share)}` };
  const since = reachedAt(events, fraction);
  return since === undefined
    ? { kind: 'not-yet', reason: 'since when it is so far, its ledger does not know' }
    : { kind: 'reached', since };
}

function shareOf(observation: Observation): number | undefined {
  if (observation.kind === 'in-progress') return observation.fraction;
  return observation.kind === 'completed' ? 1 : undefined;
}

/** Since when it has been that far without a halt; undefined when the journal does not say. */
function reachedAt(events: readonly LedgerEvent[], fraction: number): number | undefined {
  const far = events.map((_, index) => {
    const memory = rolloutMemory(events.slice(0, index + 1));
    if (memory === undefined || memory.soaking !== undefined) return false;
    return !memory.halted && memory.review === 'published' && memory.fraction >= fraction;
  });
  if (far.at(-1) !== true) return undefined;
  const first = events[far.lastIndexOf(false) + 1];
  return first === undefined ? undefined : Date.parse(first.at);
}
