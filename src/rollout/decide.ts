import type { RolloutMemory } from './memory.ts';
import type { Observation } from './observation.ts';
import { type RolloutPlan, stageAfter, stageAt } from './plan.ts';
import type { Verdict } from './verdict.ts';

/** `not-asked`: no gate is configured, so nobody was asked. */
export type Judgement = Verdict | 'not-asked';

export interface Situation {
  readonly plan: RolloutPlan;
  readonly observation: Observation;
  readonly memory: RolloutMemory | undefined;
  readonly judgement: Judgement;
  /** Milliseconds since the epoch, by the Clock port. */
  readonly now: number;
}

export type Decision =
  /** Nothing to do until `until`. */
  | { readonly kind: 'wait'; readonly until: number; readonly reason: string }
  /** The time has come but the evidence has not. */
  | { readonly kind: 'hold'; readonly reason: string }
  /** Raise the fraction from what was observed. `to` 1 completes the rollout. */
  | { readonly kind: 'advance'; readonly from: number; readonly to: number; readonly reason: string }
  | { readonly kind: 'halt'; readonly reason: string }
  /** The store shows something that this ledger does not explain: record it, start its bake time now. */
  | {
      readonly kind: 'adopt';
      readonly status: string;
      readonly fraction: number | undefined;
      readonly reason: string;
    }
  /** An interrupted move turns out to have reached the store. */
  | { readonly kind: 'confirm'; readonly fraction: number; readonly reason: string }
  /** Halted: only `rollout resume` by a person lifts it. */
  | { readonly kind: 'stopped'; readonly reason: string }
  | { readonly kind: 'done'; readonly reason: string }
  /** A person has to look. */
  | { readonly kind: 'blocked'; readonly reason: string };

/**
 * The controller's whole judgement, as a pure function. Nothing but `advance` evidence (or, where the
 * plan says so, bake time alone) ever raises the fraction, and nothing here ever lowers it.
 */
export function decide(situation: Situation): Decision {
  const { observation, memory } = situation;
  switch (observation.kind) {
    case 'absent':
      return {
        kind: 'blocked',
        reason: 'the track does not show this version (superseded, removed or not published)',
      };
    case 'unclear':
      return {
        kind: 'blocked',
        reason: 'the store sent a staged release without a fraction: exposure unknown',
      };
    case 'draft':
      return {
        kind: 'blocked',
        reason: 'the release is a draft: somebody has to start it in the Play Console',
      };
    case 'halted':
      return memory !== undefined && !memory.halted
        ? {
            kind: 'adopt',
            status: 'halted',
            fraction: observation.fraction,
            reason: 'halted outside Slipway',
          }
        : { kind: 'stopped', reason: 'the release is halted; only a person resumes it' };
    case 'completed':
      return whenCompleted(memory);
    case 'in-progress':
      return whenInProgress(situation, observation.fraction);
  }
}

function whenCompleted(memory: RolloutMemory | undefined): Decision {
  if (memory?.intended === 1)
    return { kind: 'confirm', fraction: 1, reason: 'the interrupted completion had reached the store' };
  if (memory?.completed) return { kind: 'done', reason: 'the rollout is complete' };
  return { kind: 'adopt', status: 'completed', fraction: 1, reason: 'completed outside Slipway' };
}

function whenInProgress(situation: Situation, fraction: number): Decision {
  const { memory } = situation;
  if (situation.judgement === 'halt') return { kind: 'halt', reason: 'the gate answered halt' };
  if (memory === undefined) {
    return {
      kind: 'adopt',
      status: 'inProgress',
      fraction,
      reason: 'the ledger knows nothing of this rollout',
    };
  }
  if (memory.intended === fraction) {
    return { kind: 'confirm', fraction, reason: 'the interrupted step had reached the store' };
  }
  if (memory.fraction !== fraction || memory.halted) {
    const reason = memory.halted ? 'resumed outside Slipway' : 'the fraction was changed outside Slipway';
    return { kind: 'adopt', status: 'inProgress', fraction, reason };
  }
  return whenAsRemembered(situation, memory);
}

function whenAsRemembered({ plan, judgement, now }: Situation, memory: RolloutMemory): Decision {
  const next = stageAfter(plan, memory.fraction);
  if (next === undefined) return { kind: 'done', reason: 'the plan ends at this stage' };
  const until = memory.since + (stageAt(plan, memory.fraction)?.bakeTimeMs ?? 0);
  if (now < until) return { kind: 'wait', until, reason: 'the bake time of this stage is not over' };
  if (judgement === 'advance')
    return { kind: 'advance', from: memory.fraction, to: next.fraction, reason: 'the gate answered advance' };
  if (judgement === 'not-asked' && plan.evidence === 'bake-time') {
    const reason = 'the bake time is over; this plan asks for no health evidence';
    return { kind: 'advance', from: memory.fraction, to: next.fraction, reason };
  }
  return { kind: 'hold', reason: holdReason(judgement) };
}

function holdReason(judgement: Exclude<Judgement, 'advance'>): string {
  if (judgement === 'not-asked') return 'the plan wants a verdict, and no gate is configured to give one';
  return `the gate answered ${judgement}`;
}
