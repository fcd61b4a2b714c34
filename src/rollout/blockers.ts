import type { ReviewState } from '../stores/store.ts';
import { storeNames } from '../stores/store-names.ts';
import type { Ahead } from './ahead.ts';
import { openingAt } from './calendar.ts';
import type { RolloutPlan, StageConditions } from './plan.ts';
import { reviewText } from './review.ts';
import { percent } from './track-change.ts';
import type { Judgement } from './verdict.ts';

/** One thing that keeps a rollout from leaving its stage. */
export interface Blocker {
  readonly kind: 'review' | 'bake-time' | 'verdict' | 'sign-off' | 'calendar' | 'goes-first';
  readonly reason: string;
  /** When it goes away by itself, in milliseconds since the epoch; undefined when time alone does not do it. */
  readonly until: number | undefined;
}

export interface Standing {
  readonly plan: RolloutPlan;
  readonly conditions: StageConditions;
  /** When the stage began, in milliseconds since the epoch. */
  readonly since: number;
  /** The people who have signed the stage off. */
  readonly signedOff: readonly string[];
  readonly judgement: Judgement;
  /** Who gave it, for people. */
  readonly judge: string;
  /** How far the store's review of the version is. */
  readonly review: ReviewState;
  readonly now: number;
  /** How far the rollout is that goes first, where the plan names one. */
  readonly ahead?: Ahead | undefined;
}

/** Everything that keeps a rollout in its stage, so that a person sees all of it at once; empty when it may go on. */
export function blockersOf(standing: Standing): readonly Blocker[] {
  const { plan, conditions, since, now } = standing;
  const bakedAt = since + conditions.bakeTimeMs;
  // The window has to be open when the rest is done, not only now.
  const ready = Math.max(now, bakedAt);
  return [
    ...reviewBlocker(standing),
    ...(now < bakedAt ? [bakeTime(bakedAt)] : []),
    ...verdictBlocker(standing),
    ...signOffBlocker(standing),
    ...goesFirstBlocker(standing),
    ...calendarBlocker(plan, ready),
  ];
}

/** Whoever waits for a review has nothing that could show how it does; what cannot be read is not published. */
function reviewBlocker({ review }: Standing): readonly Blocker[] {
  return review === 'published'
    ? []
    : [{ kind: 'review', reason: `the version is ${reviewText(review)}`, until: undefined }];
}

function bakeTime(until: number): Blocker {
  return { kind: 'bake-time', until, reason: 'the bake time of this stage is not over' };
}

function verdictBlocker({ conditions, judgement, judge }: Standing): readonly Blocker[] {
  if (judgement === 'advance') return [];
  if (judgement === 'not-asked' && conditions.evidence === 'bake-time') return [];
  const reason =
    judgement === 'not-asked'
      ? 'the plan wants a verdict, and no gate is configured to give one'
      : `${judge} answered ${judgement}`;
  return [{ kind: 'verdict', reason, until: undefined }];
}

function signOffBlocker({ conditions, signedOff }: Standing): readonly Blocker[] {
  const { signOffs } = conditions;
  if (signedOff.length >= signOffs) return [];
  const people = signedOff.length === 0 ? 'nobody yet' : signedOff.join(', ');
  const reason = `${signedOff.length} of ${signOffs} people have signed this stage off (${people})`;
  return [{ kind: 'sign-off', reason, until: undefined }];
}

/** What is not known of the other rollout has not happened. */
function goesFirstBlocker({ plan: { after }, ahead, now }: Standing): readonly Blocker[] {
  if (after === undefined) return [];
  if (ahead?.kind !== 'reached') {
    const why = ahead?.reason ?? 'how far it is, nobody could say';
    const reason = `${storeNames[after.store]} goes first, to ${percent(after.fraction)}: ${why}`;
    return [{ kind: 'goes-first', reason, until: undefined }];
  }
  const until = ahead.since + after.forMs;
  if (now >= until) return [];
  const reason = `${storeNames[after.store]} has not been at ${percent(after.fraction)} for long enough`;
  return [{ kind: 'goes-first', reason, until }];
}

function calendarBlocker({ calendar }: RolloutPlan, ready: number): readonly Blocker[] {
  if (calendar === undefined) return [];
  const opening = openingAt(calendar, ready);
  if (opening.kind === 'open') return [];
  return [
    {
      kind: 'calendar',
      reason: opening.reason,
      until: opening.kind === 'closed' ? opening.until : undefined,
    },
  ];
}
