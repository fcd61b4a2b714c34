import { type Override, type OverrideSituation, refusedTo } from './overriding.ts';
import type { OperatorAction } from './people.ts';
import { reviewText } from './review.ts';
import { percent } from './track-change.ts';

/**
 * What a person may order where the store sets the pace: let an approved version out, let a day pass in spite of what
 * it lacks, give it to everybody. A share of one's own choosing is not among it.
 */
export function overrideStorePaced(action: OperatorAction, situation: OverrideSituation): Override {
  const { observation, memory } = situation;
  const isHeld = observation.kind === 'halted' && memory?.paused === true && !memory.halted;
  if (action === 'resume') return resumed(situation, isHeld);
  if (isHeld)
    return action === 'advance'
      ? { kind: 'go-on', fraction: memory.fraction }
      : refusedTo('the controller has paused it', 'slipway rollout advance --reason "…"');
  if (observation.kind === 'halted')
    return refusedTo('the release is paused', 'slipway rollout resume --reason "…"');
  if (observation.kind !== 'in-progress' && observation.kind !== 'completed')
    return refusedTo(`the store shows it as ${observation.kind}`, 'slipway rollout status');
  return unpublished(action, situation) ?? published(action, situation);
}

function resumed({ observation, memory }: OverrideSituation, isHeld: boolean): Override {
  if (isHeld)
    return refusedTo(
      'the controller has paused it, which is no halt',
      'slipway rollout advance --reason "…"',
    );
  if (observation.kind === 'draft' && memory?.halted)
    return refusedTo('it was withdrawn from review, and is not submitted any more', 'slipway release ios');
  if (observation.kind === 'halted') return { kind: 'resume', seen: observation.release };
  return refusedTo(`nothing is halted: the store shows it as ${observation.kind}`, 'slipway rollout status');
}

function unpublished(
  action: OperatorAction,
  { review, observation }: OverrideSituation,
): Override | undefined {
  const isLive = 'release' in observation && observation.release.timetable?.state === 'running';
  if (review === 'published' || isLive) return undefined;
  if (review === 'approved-not-published' && action === 'advance') return { kind: 'let-out' };
  return refusedTo(`the version is ${reviewText(review)}`, 'slipway rollout status');
}

function published(action: OperatorAction, { observation, memory }: OverrideSituation): Override {
  const adoptFirst = 'slipway rollout step, which adopts what the store shows';
  if (observation.kind !== 'in-progress')
    return refusedTo(`the store shows it as ${observation.kind}`, 'slipway rollout status');
  if (memory?.halted || memory?.paused)
    return refusedTo('the ledger does not know that it goes on', adoptFirst);
  if (memory?.fraction !== observation.fraction)
    return refusedTo(`the ledger does not know how it came to ${percent(observation.fraction)}`, adoptFirst);
  return action === 'complete' ? { kind: 'raise', from: observation.fraction, to: 1 } : { kind: 'wave' };
}
