import type { ReviewState } from '../stores/store.ts';
import { type Blocker, blockersOf } from './blockers.ts';
import type { RolloutMemory } from './memory.ts';
import type { Observation } from './observation.ts';
import { type RolloutPlan, type StageConditions, soakAfter, soakOn, stageAfter, stageAt } from './plan.ts';
import { reviewText } from './review.ts';
import type { Judgement } from './verdict.ts';

/** A judgement with the age of what it rests on. */
export interface Judged {
  readonly judgement: Judgement;
  readonly reason: string;
  /** Up to when the evidence reaches, in milliseconds since the epoch. */
  readonly asOf: number;
}

export interface Situation {
  readonly plan: RolloutPlan;
  readonly observation: Observation;
  readonly memory: RolloutMemory | undefined;
  readonly judged: Judged;
  /** How far the store's review of the version is. */
  readonly review: ReviewState;
  /** Milliseconds since the epoch, by the Clock port. */
  readonly now: number;
}

export type Decision =
  /** Nothing to do until `until`, whatever else is missing. */
  | {
      readonly kind: 'wait';
      readonly until: number;
      readonly reason: string;
      readonly blockers: readonly Blocker[];
    }
  /** The time has come but something else has not: evidence, or somebody's signature. */
  | { readonly kind: 'hold'; readonly reason: string; readonly blockers: readonly Blocker[] }
  /** Raise the fraction from what was observed. `to` 1 completes the rollout. */
  | { readonly kind: 'advance'; readonly from: number; readonly to: number; readonly reason: string }
  /** Put the same version on the next track: a further soak stage, or the public track (`undefined`). */
  | {
      readonly kind: 'promote';
      readonly from: string;
      readonly to: string | undefined;
      readonly reason: string;
    }
  | { readonly kind: 'halt'; readonly reason: string }
  /** The store shows something that this ledger does not explain: record it, start its bake time now. */
  | {
      readonly kind: 'adopt';
      readonly status: string;
      readonly fraction: number | undefined;
      readonly reason: string;
    }
  /** The store's review of the version went on: record it; the bake time begins when it is published. */
  | { readonly kind: 'reviewed'; readonly state: ReviewState; readonly reason: string }
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
      return whenHalted(memory, observation.fraction);
    case 'completed':
      return memory?.soaking === undefined ? whenCompleted(memory) : whenSoaking(situation, memory);
    case 'in-progress':
      return memory?.soaking === undefined
        ? whenInProgress(situation, observation.fraction)
        : { kind: 'blocked', reason: `somebody has staged it on ${memory.soaking}, where it only soaks` };
  }
}

function whenHalted(memory: RolloutMemory | undefined, fraction: number | undefined): Decision {
  const adopt = { kind: 'adopt', status: 'halted', fraction } as const;
  if (memory !== undefined && !memory.halted) return { ...adopt, reason: 'halted outside Slipway' };
  if (memory !== undefined && fraction !== undefined && fraction !== memory.fraction)
    return { ...adopt, reason: 'it was raised before it was halted' };
  return { kind: 'stopped', reason: 'the release is halted; only a person resumes it' };
}

function whenCompleted(memory: RolloutMemory | undefined): Decision {
  if (memory?.intended === 1)
    return { kind: 'confirm', fraction: 1, reason: 'the interrupted completion had reached the store' };
  const wasHalted = memory?.halted === true;
  if (memory?.completed && !wasHalted) return { kind: 'done', reason: 'the rollout is complete' };
  const reason = wasHalted ? 'resumed outside Slipway' : 'completed outside Slipway';
  return { kind: 'adopt', status: 'completed', fraction: 1, reason };
}

/** Nothing is halted where only testers are; it just goes no further. */
const heldByGate: Decision = {
  kind: 'hold',
  reason: 'the gate answered halt; it stays on this track',
  blockers: [{ kind: 'verdict', reason: 'the gate answered halt', until: undefined }],
};

/** On an internal or closed track the version is complete at once; what comes next is another track. */
function whenSoaking(situation: Situation, memory: RolloutMemory): Decision {
  const { plan, judged } = situation;
  const track = memory.soaking ?? memory.track;
  if (memory.halted) {
    const reason = 'resumed outside Slipway';
    return { kind: 'adopt', status: 'completed', fraction: undefined, reason };
  }
  if (memory.held !== undefined)
    return {
      kind: 'stopped',
      reason: `a halt keeps it on ${track} (${memory.held}); only a person resumes it`,
    };
  if (judged.judgement === 'halt') return heldByGate;
  const stage = soakOn(plan, track);
  if (stage === undefined)
    return { kind: 'blocked', reason: `the plan has no soak stage on ${track} (any more)` };
  const next = soakAfter(plan, track)?.track;
  return (
    reviewNews(situation, memory) ??
    heldBack(situation, memory, stage) ?? {
      kind: 'promote',
      from: track,
      to: next,
      reason: reasonToGoOn(judgementNow(situation)),
    }
  );
}

function whenInProgress(situation: Situation, fraction: number): Decision {
  const { memory } = situation;
  if (situation.judged.judgement === 'halt') return { kind: 'halt', reason: 'the gate answered halt' };
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

function whenAsRemembered(situation: Situation, memory: RolloutMemory): Decision {
  const { plan } = situation;
  const [stage, next] = [stageAt(plan, memory.fraction), stageAfter(plan, memory.fraction)];
  if (stage === undefined || next === undefined)
    return { kind: 'done', reason: 'the plan ends at this stage' };
  const reason = reasonToGoOn(judgementNow(situation));
  return (
    reviewNews(situation, memory) ??
    heldBack(situation, memory, stage) ?? {
      kind: 'advance',
      from: memory.fraction,
      to: next.fraction,
      reason,
    }
  );
}

/** A review that is further on than the ledger knows; what cannot be read is no news. */
function reviewNews({ review }: Situation, memory: RolloutMemory): Decision | undefined {
  if (review === 'unknown' || review === memory.review) return undefined;
  return { kind: 'reviewed', state: review, reason: `the version is ${reviewText(review)}` };
}

/** Why a rollout stays in its stage; undefined when nothing keeps it. */
function heldBack(
  situation: Situation,
  memory: RolloutMemory,
  conditions: StageConditions,
): Decision | undefined {
  const blockers = blockersAt(situation, memory, conditions);
  if (blockers.length === 0) return undefined;
  const reason = blockers.map((blocker) => blocker.reason).join('; ');
  const times = blockers.flatMap(({ until }) => until ?? []);
  return times.length === 0
    ? { kind: 'hold', reason, blockers }
    : { kind: 'wait', until: Math.max(...times), reason, blockers };
}

function blockersAt(
  situation: Situation,
  { since, signedOff }: RolloutMemory,
  conditions: StageConditions,
): readonly Blocker[] {
  const { plan, review, now } = situation;
  return blockersOf({
    plan,
    conditions,
    since,
    signedOff,
    review,
    judgement: judgementNow(situation),
    now,
  });
}

/** Clocks of different machines differ a little; evidence from further ahead is none. */
const clockSkewMs = 5 * 60_000;

/** A verdict on data that is too old, or from the future, tells nothing about now. */
function judgementNow({ plan, judged, now }: Situation): Judgement {
  const { judgement, asOf } = judged;
  const isCurrent = asOf >= now - plan.evidenceMaxAgeMs && asOf <= now + clockSkewMs;
  return isCurrent || judgement === 'not-asked' ? judgement : 'unknown';
}

function reasonToGoOn(judgement: Judgement): string {
  return judgement === 'advance'
    ? 'the gate answered advance'
    : 'the bake time is over; this stage asks for no health evidence';
}
