import type { GuardReport } from '../guard/guard-report.ts';
import type { ReviewState } from '../stores/store.ts';
import type { Ahead } from './ahead.ts';
import { type Blocker, blockersOf } from './blockers.ts';
import type { Decision } from './decision.ts';
import type { RolloutMemory } from './memory.ts';
import type { Observation } from './observation.ts';
import type { RolloutPlan, StageConditions } from './plan.ts';
import { reviewText } from './review.ts';
import type { Judgement } from './verdict.ts';

/** A judgement with the age of what it rests on. */
export interface Judged {
  readonly judgement: Judgement;
  readonly reason: string;
  /** Up to when the evidence reaches, in milliseconds since the epoch. */
  readonly asOf: number;
  /** What the guard said of it, whether it decides or only watches. */
  readonly guard?: GuardReport;
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
  /** How far the rollout is that goes first; undefined where the plan names none. */
  readonly ahead?: Ahead | undefined;
}

/** A review that is further on than the ledger knows; what cannot be read is no news. */
export function reviewNews({ review }: Situation, memory: RolloutMemory): Decision | undefined {
  if (review === 'unknown' || review === memory.review) return undefined;
  return { kind: 'reviewed', state: review, reason: `the version is ${reviewText(review)}` };
}

/** Why a rollout stays in its stage; undefined when nothing keeps it. */
export function heldBack(
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

export function blockersAt(
  situation: Situation,
  { since, signedOff }: RolloutMemory,
  conditions: StageConditions,
): readonly Blocker[] {
  const { plan, review, now, ahead } = situation;
  return blockersOf({
    plan,
    conditions,
    since,
    signedOff,
    review,
    judgement: judgementNow(situation),
    judge: judgeName(situation.judged),
    now,
    ahead,
  });
}

/** Clocks of different machines differ a little; evidence from further ahead is none. */
const clockSkewMs = 5 * 60_000;

/** A verdict on data that is too old, or from the future, tells nothing about now. */
export function judgementNow({ plan, judged, now }: Situation): Judgement {
  const { judgement, asOf } = judged;
  const isCurrent = asOf >= now - plan.evidenceMaxAgeMs && asOf <= now + clockSkewMs;
  return isCurrent || judgement === 'not-asked' ? judgement : 'unknown';
}

/** Who gave the verdict. A guard that only watches gives none. */
export function judgeName({ guard }: Judged): 'the gate' | 'the guard' {
  return guard === undefined || guard.shadow ? 'the gate' : 'the guard';
}

export function reasonToGoOn(situation: Situation): string {
  return judgementNow(situation) === 'advance'
    ? `${judgeName(situation.judged)} answered advance`
    : 'the bake time is over; this stage asks for no health evidence';
}
