import { expect, test } from 'vitest';
import { phasedReleaseFractions } from '../stores/phased-release.ts';
import type { TrackRelease } from '../stores/store.ts';
import type { Ahead } from './ahead.ts';
import type { StepCalendar } from './calendar.ts';
import { decide } from './decide.ts';
import type { Decision } from './decision.ts';
import type { RolloutMemory } from './memory.ts';
import type { Observation } from './observation.ts';
import type { RolloutPlan } from './plan.ts';
import type { Situation } from './situation.ts';
import { type Judgement, verdicts } from './verdict.ts';

// The same for a store that sets the pace: days × states of the phased release × reviews × verdicts and their age ×
// windows × what the ledger remembers.

const hour = 3_600_000;
/** A Wednesday at noon, UTC. */
const now = Date.UTC(2026, 10, 25, 12);
const open: StepCalendar = {
  timeZone: 'UTC',
  days: [1, 2, 3, 4, 5, 6, 7],
  fromMinute: 0,
  toMinute: 1440,
  freezes: [],
};
const shut: StepCalendar = {
  ...open,
  freezes: [{ from: '2026-11-01', to: '2026-12-31', reason: 'holidays' }],
};
const days = phasedReleaseFractions;
const after = { store: 'play', fraction: 0.1, forMs: hour } as const;

const plans: readonly RolloutPlan[] = (['verdict', 'bake-time'] as const).flatMap((evidence) =>
  [open, shut].flatMap((calendar) =>
    (['pause', 'go-on'] as const).flatMap((whenUnsure) =>
      [{}, { letOutAfter: { signOffs: 1 } }, { letOutAfter: { signOffs: 0 }, after }].map((letOut) => ({
        pace: 'store' as const,
        soak: [],
        stages: days.map((fraction) => ({
          fraction,
          bakeTimeMs: 20 * hour,
          evidence,
          signOffs: 0,
          countries: undefined,
        })),
        calendar,
        whenUnsure,
        evidenceMaxAgeMs: 72 * hour,
        ...letOut,
      })),
    ),
  ),
);

function release(status: TrackRelease['status'], userFraction?: number): TrackRelease {
  return { name: '1.0', versionCodes: ['42'], status, userFraction, rest: {} };
}

const observations: readonly Observation[] = [
  ...[0.01, 0.1, 0.5].flatMap((fraction): readonly Observation[] => [
    { kind: 'in-progress', fraction, release: release('inProgress', fraction) },
    { kind: 'halted', fraction, release: release('halted', fraction) },
  ]),
  { kind: 'halted', fraction: undefined, release: release('halted') },
  { kind: 'completed', release: release('completed') },
  { kind: 'draft', release: release('draft') },
  { kind: 'unclear', release: release('inProgress') },
  { kind: 'absent' },
];

/** Running, held by us, halted, or over; and moves whose outcome nobody wrote down. */
const states = [
  {},
  { paused: true },
  { halted: true },
  { pausing: 'pause' },
  { paused: true, pausing: 'go-on' },
  { waved: true },
  { paused: true, waved: true },
  { intended: 1 },
] as const;

const memories: readonly (RolloutMemory | undefined)[] = [
  undefined,
  ...[0.01, 0.5, 1].flatMap((fraction) =>
    [now, now - 22 * hour, ...(fraction === 0.01 ? [now - 200 * hour] : [])].flatMap((since) =>
      states.map((state) => ({
        store: 'test',
        track: 'app-store',
        versionCodes: ['42'],
        startedAt: 0,
        approvals: [],
        stateEvent: 1,
        review: 'published' as const,
        intended: undefined,
        halted: false,
        held: undefined,
        paused: false,
        pausing: undefined,
        waved: false,
        soaking: undefined,
        signedOff: since === now ? [] : ['user:kim'],
        fraction,
        since,
        completed: fraction === 1,
        ...state,
      })),
    ),
  ),
];

const asOf = { fresh: now, stale: now - 100 * hour, future: now + hour };

const judgements = ([...verdicts, 'not-asked'] satisfies Judgement[]).flatMap((judgement) =>
  Object.values(asOf)
    .filter((age) => age === asOf.fresh || judgement === 'advance')
    .map((age) => ({ judgement, reason: '', asOf: age })),
);

/** What the store says of the review, beside what the ledger knows of it. */
const reviews = [
  ['published', 'published'],
  ['published', 'in-review'],
  ['in-review', 'in-review'],
  ['approved-not-published', 'approved-not-published'],
  ['not-approved', 'in-review'],
  ['unknown', 'published'],
] as const;

const aheads: readonly (Ahead | undefined)[] = [
  undefined,
  { kind: 'not-yet', reason: 'its rollout is halted' },
  { kind: 'reached', since: now - 2 * hour },
];

function* situations(): Generator<Situation> {
  for (const plan of plans)
    for (const known of memories)
      for (const observation of observations)
        for (const [review, lastReview] of reviews) {
          const memory = known === undefined ? undefined : { ...known, review: lastReview };
          for (const judged of judgements)
            for (const ahead of plan.after === undefined ? [undefined] : aheads)
              yield { plan, memory, observation, review, judged, now, ahead };
        }
}

/** Raising is the store's: of all that exists, these change the store. */
const acts = ['pause', 'go-on', 'let-out', 'halt'] as const;

/** The first promise that a decision breaks; undefined when it keeps all of them. */
function brokenPromise(situation: Situation, decision: Decision): string | undefined {
  const { observation, judged, memory } = situation;
  if (decision.reason === '') return 'every decision has a reason';
  if (['advance', 'promote'].includes(decision.kind)) return 'the store alone raises the fraction';
  if (decision.kind === 'wait' && decision.until <= now) return 'a wait ends in the future';
  if (decision.kind === 'halt' && judged.judgement !== 'halt') return 'nothing halts without the verdict';
  const mayGoOn = memory?.paused === true && !memory.halted;
  if (observation.kind === 'halted' && !mayGoOn && !['stopped', 'adopt'].includes(decision.kind))
    return 'a halted release never moves without resume';
  if (judged.judgement === 'halt' && observation.kind === 'in-progress' && decision.kind !== 'halt')
    return 'a halt verdict halts whatever is staged';
  if (memory === undefined && acts.some((kind) => kind === decision.kind && kind !== 'halt'))
    return 'nothing moves that the ledger does not know';
  return brokenPause(situation, decision) ?? brokenRise(situation, decision);
}

function brokenPause({ plan, observation, memory, review }: Situation, { kind }: Decision) {
  if (kind !== 'pause') return undefined;
  if (plan.whenUnsure !== 'pause') return 'whoever asked to go on is not paused';
  if (observation.kind !== 'in-progress') return 'only what runs is paused';
  if (review !== 'published') return 'what nobody has is not paused';
  return memory === undefined || memory.since > now - 20 * hour
    ? 'a day is not over before its bake time'
    : undefined;
}

function brokenRise(situation: Situation, decision: Decision): string | undefined {
  const { plan, judged, memory, observation, review, ahead } = situation;
  const isAhead = plan.after === undefined || ahead?.kind === 'reached';
  if (decision.kind === 'let-out')
    return review === 'approved-not-published' &&
      plan.calendar !== shut &&
      isAhead &&
      plan.letOutAfter &&
      (memory?.signedOff.length ?? 0) >= plan.letOutAfter.signOffs
      ? undefined
      : 'nothing is let out before all that the plan waits for';
  const goesOn = decision.kind === 'go-on' || (decision.kind === 'follow' && plan.whenUnsure === 'pause');
  if (!goesOn) return undefined;
  if (decision.kind === 'go-on' && (observation.kind !== 'halted' || !memory?.paused || memory.halted))
    return 'only a pause of the controller ends by itself';
  if (memory?.waved) return undefined;
  const timeAlone = judged.judgement === 'not-asked' && plan.stages[0]?.evidence === 'bake-time';
  const fresh = judged.judgement === 'advance' && judged.asOf === asOf.fresh;
  if (!timeAlone && !fresh) return 'nothing goes on with unknown, underpowered or stale input';
  if (plan.calendar === shut) return 'nothing goes on outside of its window';
  return isAhead ? undefined : 'nothing goes on before what goes first';
}

test('every situation of a store that sets the pace has a next action or a reason to wait, and breaks no promise', () => {
  const kinds = new Map<string, number>();
  const broken = new Set<string>();
  for (const situation of situations()) {
    const decision = decide(situation);
    kinds.set(decision.kind, (kinds.get(decision.kind) ?? 0) + 1);
    const promise = brokenPromise(situation, decision);
    if (promise !== undefined && broken.size < 5)
      broken.add(`${promise}: ${JSON.stringify({ decision, situation })}`);
  }
  expect([...broken]).toEqual([]);
  expect([...kinds.keys()].toSorted()).toEqual([
    'adopt',
    'blocked',
    'confirm',
    'done',
    'follow',
    'go-on',
    'halt',
    'hold',
    'let-out',
    'moved',
    'pause',
    'reviewed',
    'stopped',
    'wait',
  ]);
  expect([...kinds.values()].reduce((sum, count) => sum + count, 0)).toBeGreaterThan(500_000);
});
