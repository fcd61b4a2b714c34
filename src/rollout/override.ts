import type { RolloutMemory } from './memory.ts';
import type { Observation } from './observation.ts';
import { overrideStorePaced } from './override-store-paced.ts';
import { type Override, type OverrideSituation, refusedTo } from './overriding.ts';
import type { OperatorAction } from './people.ts';
import { type RolloutPlan, stageAfter } from './plan.ts';
import { percent } from './track-change.ts';

/**
 * A person may lift a halt and may go on in spite of a hold or before the bake time, but never past a halt that
 * nobody has lifted, and never from a state that the ledger does not share with the store.
 */
export function decideOverride(action: OperatorAction, situation: OverrideSituation): Override {
  const { observation, plan, memory } = situation;
  if (plan.pace === 'store' && memory?.soaking === undefined) return overrideStorePaced(action, situation);
  if (action === 'resume') return resume(observation, situation.memory);
  if (observation.kind === 'halted')
    return refusedTo('the release is halted', 'slipway rollout resume --reason "…"');
  if (situation.memory?.soaking !== undefined)
    return refusedTo(
      `it still soaks on ${situation.memory.soaking}`,
      'slipway rollout sign-off --reason "…"',
    );
  if (observation.kind !== 'in-progress')
    return refusedTo(`the store shows it as ${observation.kind}`, 'slipway rollout status');
  const adoptFirst = 'slipway rollout step, which adopts what the store shows';
  if (situation.memory?.halted)
    return refusedTo('the ledger does not know that its halt was lifted', adoptFirst);
  if (situation.memory?.fraction !== observation.fraction)
    return refusedTo(`the ledger does not know how it came to ${percent(observation.fraction)}`, adoptFirst);
  return raise(action, situation.plan, observation.fraction);
}

function resume(observation: Observation, memory: RolloutMemory | undefined): Override {
  if (observation.kind === 'completed' && memory?.held !== undefined) return { kind: 'let-go' };
  if (observation.kind !== 'halted')
    return refusedTo(
      `nothing is halted: the store shows it as ${observation.kind}`,
      'slipway rollout status',
    );
  return { kind: 'resume', seen: observation.release };
}

function raise(action: OperatorAction, plan: RolloutPlan, from: number): Override {
  const to = action === 'complete' ? 1 : stageAfter(plan, from)?.fraction;
  return to === undefined
    ? refusedTo('the plan ends at this stage', 'slipway rollout complete --reason "…"')
    : { kind: 'raise', from, to };
}
