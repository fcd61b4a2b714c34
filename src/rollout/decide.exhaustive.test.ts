import { expect, test } from 'vitest';
import type { TrackRelease } from '../stores/store.ts';
import type { StepCalendar } from './calendar.ts';
import { decide } from './decide.ts';
import type { Decision } from './decision.ts';
import type { RolloutMemory } from './memory.ts';
import type { Observation } from './observation.ts';
import { type RolloutPlan, soakOn, stageAt } from './plan.ts';
import type { Situation } from './situation.ts';
import { type Judgement, verdicts } from './verdict.ts';

// The whole finite state space of the controller: plans × what the store shows × what the ledger remembers ×
// verdicts and their age × signatures × windows × bake time. Each situation has to keep every promise.

const hour = 3_600_000;
/** A Wednesday at noon, UTC. */
const now = Date.UTC(2026, 10, 25, 12);
const open: StepCalendar = { timeZone: 'UTC', days: [3], fromMinute: 0, toMinute: 1440, freezes: [] };
const frozen = [{ from: '2026-11-01', to: '2026-12-31', reason: 'holidays' }];
const shut: StepCalendar = { ...open, freezes: frozen };
const fractions = [0.000001, 0.01, 0.5, 1];

function plans(): readonly RolloutPlan[] {
  return (['verdict', 'bake-time'] as const).flatMap((evidence) =>
    [undefined, open, shut].flatMap((calendar) =>
      [0, 2].map((signOffs) => ({
        soak: ['internal', 'alpha'].map((track) => ({ track, bakeTimeMs: hour, signOffs, evidence })),
        stages: fractions.map((fraction) => ({
          fraction,
          bakeTimeMs: hour,
          signOffs,
          evidence,
          countries: undefined,
        })),
        calendar,
        pace: 'plan',
        evidenceMaxAgeMs: 72 * hour,
      })),
    ),
  );
}

function release(status: TrackRelease['status'], userFraction?: number): TrackRelease {
  return { name: '1.0', versionCodes: [42], status, userFraction, rest: {} };
}

const observations: readonly Observation[] = [
  ...fractions
    .filter((fraction) => fraction < 1)
    .flatMap((fraction): readonly Observation[] => [
      { kind: 'in-progress', fraction, release: release('inProgress', fraction) },
      { kind: 'halted', fraction, release: release('halted', fraction) },
    ]),
  { kind: 'halted', fraction: undefined, release: release('halted') },
  { kind: 'completed', release: release('completed') },
  { kind: 'draft', release: release('draft') },
  { kind: 'unclear', release: release('inProgress') },
  { kind: 'absent' },
];

const places = [
  { soaking: 'internal', track: 'internal', fraction: 0 },
  { soaking: 'alpha', track: 'alpha', fraction: 0 },
  { soaking: 'gone', track: 'gone', fraction: 0 },
  ...fractions.map((fraction) => ({ soaking: undefined, track: 'production', fraction })),
];

function memories(): readonly (RolloutMemory | undefined)[] {
  const known = {
    store: 'test',
    versionCodes: [42],
    startedAt: 0,
    approvals: [],
    stateEvent: 1,
    review: 'published',
    paused: false,
    pausing: undefined,
    waved: false,
  } as const;
  return [
    undefined,
    ...places.flatMap((place) =>
      [now, now - 2 * hour].flatMap((since) =>
        [[], ['user:kim', 'user:sam']].flatMap((signedOff) =>
          [undefined, 0.01, 1].flatMap((intended) =>
            [true, false].map((halted) => ({
              ...known,
              // With every second halt in the memory a soaking version is one that could only be held.
              held: halted && since === now ? 'crash' : undefined,
              ...place,
              since,
              signedOff,
              intended,
              halted,
              completed: place.fraction === 1,
            })),
          ),
        ),
      ),
    ),
  ];
}

const asOf = { fresh: now, stale: now - 100 * hour, future: now + hour };

/** Every verdict, and those that move something at every age too. */
const judgements = ([...verdicts, 'not-asked'] satisfies Judgement[]).flatMap((judgement) =>
  Object.values(asOf)
    .filter((age) => age === asOf.fresh || judgement === 'advance' || judgement === 'halt')
    .map((age) => ({ judgement, reason: '', asOf: age })),
);

/** What the store says of the review, beside what the ledger knows of it. */
const reviews = [
  ['published', 'published'],
  ['published', 'in-review'],
  ['in-review', 'in-review'],
  ['unknown', 'published'],
] as const;

function* situations(): Generator<Situation> {
  for (const plan of plans())
    for (const known of memories())
      for (const observation of observations)
        for (const [review, lastReview] of reviews) {
          const memory = known === undefined ? undefined : { ...known, review: lastReview };
          for (const judged of judgements) yield { plan, memory, observation, review, judged, now };
        }
}

/** The first promise that a decision breaks; undefined when it keeps all of them. */
function brokenPromise(situation: Situation, decision: Decision): string | undefined {
  const { observation, judged } = situation;
  if (decision.reason === '') return 'every decision has a reason';
  if (observation.kind === 'halted' && !['stopped', 'adopt'].includes(decision.kind))
    return 'a halted release never moves without resume';
  if (decision.kind === 'wait' && decision.until <= now) return 'a wait ends in the future';
  if (decision.kind === 'halt' && judged.judgement !== 'halt') return 'nothing halts without the verdict';
  if (judged.judgement === 'halt' && isPublicInProgress(situation) && decision.kind !== 'halt')
    return 'a halt verdict halts whatever is staged';
  if (decision.kind !== 'advance' && decision.kind !== 'promote') return undefined;
  return brokenMove(situation, decision);
}

function isPublicInProgress({ observation, memory }: Situation): boolean {
  return observation.kind === 'in-progress' && memory?.soaking === undefined;
}

function brokenMove(
  { plan, observation, memory, review, judged }: Situation,
  decision: Extract<Decision, { kind: 'advance' | 'promote' }>,
): string | undefined {
  if (memory === undefined) return 'nothing moves that the ledger does not know';
  if (memory.halted) return 'a halted release never moves without resume';
  if (review !== 'published' || memory.review !== 'published')
    return 'nothing moves before it is known to be published';
  const conditions =
    memory.soaking === undefined ? stageAt(plan, memory.fraction) : soakOn(plan, memory.soaking);
  if (conditions === undefined) return 'nothing moves from a stage that the plan does not have';
  const timeAlone = judged.judgement === 'not-asked' && conditions.evidence === 'bake-time';
  const fresh = judged.judgement === 'advance' && judged.asOf === asOf.fresh;
  if (!timeAlone && !fresh) return 'nothing advances on unknown, underpowered or stale input';
  if (memory.since > now - conditions.bakeTimeMs) return 'nothing moves before its bake time';
  if (memory.signedOff.length < conditions.signOffs) return 'nothing moves without its signatures';
  if (plan.calendar !== undefined && plan.calendar !== open) return 'nothing moves outside of its window';
  if (decision.kind === 'promote')
    return observation.kind === 'completed' && memory.soaking !== undefined
      ? undefined
      : 'only what soaks is promoted';
  const isNext = decision.to === fractions[fractions.indexOf(decision.from) + 1];
  if (observation.kind !== 'in-progress' || observation.fraction !== decision.from)
    return 'a move starts from what the store shows';
  return decision.to > decision.from && isNext
    ? undefined
    : 'the fraction rises by one stage and never falls';
}

test('every situation there is has a next action or a reason to wait, and breaks no promise', () => {
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
  expect([...kinds.keys()].toSorted()).toEqual(
    [
      'adopt',
      'advance',
      'blocked',
      'confirm',
      'done',
      'halt',
      'hold',
      'promote',
      'reviewed',
      'stopped',
      'wait',
    ].toSorted(),
  );
  expect([...kinds.values()].reduce((sum, count) => sum + count, 0)).toBeGreaterThan(250_000);
});
