import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { reviewStates, type TrackRelease } from '../stores/store.ts';
import { decide } from './decide.ts';
import type { Decision } from './decision.ts';
import type { RolloutMemory } from './memory.ts';
import type { Observation } from './observation.ts';
import type { RolloutPlan } from './plan.ts';
import type { Judged, Situation } from './situation.ts';
import { type Judgement, verdicts } from './verdict.ts';

const hour = 3_600_000;
const stage = { signOffs: 0, evidence: 'verdict', countries: undefined } as const;
const plan: RolloutPlan = {
  stages: [
    { ...stage, fraction: 0.01, bakeTimeMs: 24 * hour },
    { ...stage, fraction: 0.1, bakeTimeMs: 12 * hour },
    { ...stage, fraction: 1, bakeTimeMs: 0 },
  ],
  soak: [
    { track: 'internal', bakeTimeMs: 2 * hour, signOffs: 0, evidence: 'bake-time' },
    { track: 'alpha', bakeTimeMs: 4 * hour, signOffs: 2, evidence: 'bake-time' },
  ],
  calendar: undefined,
  pace: 'plan',
  evidenceMaxAgeMs: 72 * hour,
};
const timedPlan: RolloutPlan = {
  ...plan,
  stages: plan.stages.map((each) => ({ ...each, evidence: 'bake-time' })),
};
/** In UTC; the epoch began on a Thursday. */
const officeHours: RolloutPlan = {
  ...plan,
  calendar: { timeZone: 'UTC', days: [1, 2, 3, 4], fromMinute: 9 * 60, toMinute: 17 * 60, freezes: [] },
};

const remembered: RolloutMemory = {
  store: 'test',
  track: 'production',
  versionCodes: [42],
  fraction: 0.01,
  startedAt: 0,
  since: 0,
  intended: undefined,
  completed: false,
  halted: false,
  held: undefined,
  paused: false,
  pausing: undefined,
  waved: false,
  soaking: undefined,
  signedOff: [],
  approvals: [],
  stateEvent: 1,
  review: 'published',
};
const soaking: RolloutMemory = { ...remembered, track: 'internal', soaking: 'internal', fraction: 0 };

function release(status: TrackRelease['status'], userFraction?: number): TrackRelease {
  return { name: '1.0', versionCodes: [42], status, userFraction, rest: {} };
}

function judged(judgement: Judgement, asOf = 25 * hour): Judged {
  return { judgement, reason: 'as asked', asOf };
}

function inProgress(fraction: number): Observation {
  return { kind: 'in-progress', fraction, release: release('inProgress', fraction) };
}

function situation(changes: Partial<Situation>): Situation {
  return {
    plan,
    observation: inProgress(0.01),
    memory: remembered,
    judged: judged('advance'),
    review: 'published',
    now: 25 * hour,
    ...changes,
  };
}

describe('decide', () => {
  const table: readonly [string, Partial<Situation>, Partial<Decision>][] = [
    ['advances to the next stage on evidence', {}, { kind: 'advance', from: 0.01, to: 0.1 }],
    ['waits for the bake time, whatever the verdict', { now: 23 * hour }, { kind: 'wait', until: 24 * hour }],
    ['holds when nobody can tell', { judged: judged('unknown') }, { kind: 'hold' }],
    [
      'holds when no gate is configured but a verdict is wanted',
      { judged: judged('not-asked') },
      { kind: 'hold' },
    ],
    [
      'advances on time alone when the plan says so',
      { plan: timedPlan, judged: judged('not-asked') },
      { kind: 'advance' },
    ],
    [
      'does not take a gate that says unknown for time alone',
      { plan: timedPlan, judged: judged('unknown') },
      { kind: 'hold' },
    ],
    ['halts on the verdict, before the bake time too', { judged: judged('halt'), now: 0 }, { kind: 'halt' }],
    [
      'completes after the last stage',
      { observation: inProgress(0.1), memory: { ...remembered, fraction: 0.1 } },
      { kind: 'advance', from: 0.1, to: 1 },
    ],
    [
      'adopts a fraction that somebody changed',
      { observation: inProgress(0.05) },
      { kind: 'adopt', status: 'inProgress', fraction: 0.05 },
    ],
    ['adopts a rollout that the ledger has lost', { memory: undefined }, { kind: 'adopt', fraction: 0.01 }],
    [
      'confirms its own interrupted step',
      { observation: inProgress(0.1), memory: { ...remembered, intended: 0.1 } },
      { kind: 'confirm', fraction: 0.1 },
    ],
    [
      'records a halt that somebody made elsewhere',
      { observation: { kind: 'halted', fraction: 0.01, release: release('halted', 0.01) } },
      { kind: 'adopt', status: 'halted' },
    ],
    [
      'leaves a halted release alone, whatever the evidence',
      {
        observation: { kind: 'halted', fraction: 0.01, release: release('halted', 0.01) },
        memory: { ...remembered, halted: true },
      },
      { kind: 'stopped' },
    ],
    [
      'takes a verdict on old data for unknown',
      { judged: judged('advance', -48 * hour) },
      { kind: 'hold', reason: 'the gate answered unknown' },
    ],
    [
      'takes a verdict from the future for unknown',
      { judged: judged('advance', 26 * hour) },
      { kind: 'hold', reason: 'the gate answered unknown' },
    ],
    [
      'writes down that the version waits for its review',
      { review: 'in-review' },
      { kind: 'reviewed', state: 'in-review' },
    ],
    [
      'holds while nobody can have the version',
      { review: 'in-review', memory: { ...remembered, review: 'in-review' } },
      { kind: 'hold', reason: expect.stringContaining('in review') as unknown as string },
    ],
    [
      'begins the bake time when the version is published',
      { memory: { ...remembered, review: 'in-review' } },
      { kind: 'reviewed', state: 'published' },
    ],
    [
      'takes a review that cannot be read for one that is not over',
      { review: 'unknown' },
      { kind: 'hold', reason: expect.stringContaining('not the same as published') as unknown as string },
    ],
    ['halts in a review too', { review: 'in-review', judged: judged('halt') }, { kind: 'halt' }],
    [
      'waits for the window to open, and says when',
      { plan: officeHours, now: 25 * hour },
      { kind: 'wait', until: (4 * 24 + 9) * hour, reason: 'no steps on a Friday' },
    ],
    [
      'waits for the first open window after the bake time',
      { plan: officeHours, now: 10 * hour, judged: judged('advance', 10 * hour) },
      {
        kind: 'wait',
        until: (4 * 24 + 9) * hour,
        reason: 'the bake time of this stage is not over; no steps on a Friday',
      },
    ],
    [
      'halts outside of the window too',
      { plan: officeHours, now: 25 * hour, judged: judged('halt') },
      { kind: 'halt' },
    ],
    [
      'holds for signatures, and names who has signed',
      {
        observation: { kind: 'completed', release: release('completed') },
        memory: { ...soaking, track: 'alpha', soaking: 'alpha', signedOff: ['user:kim'] },
      },
      { kind: 'hold', reason: '1 of 2 people have signed this stage off (user:kim)' },
    ],
    [
      'goes from one soak track to the next',
      { observation: { kind: 'completed', release: release('completed') }, memory: soaking },
      { kind: 'promote', from: 'internal', to: 'alpha' },
    ],
    [
      'goes public after the last soak track',
      {
        observation: { kind: 'completed', release: release('completed') },
        memory: { ...soaking, track: 'alpha', soaking: 'alpha', signedOff: ['user:kim', 'user:sam'] },
      },
      { kind: 'promote', from: 'alpha', to: undefined },
    ],
    [
      'does not promote what the gate says to halt',
      {
        observation: { kind: 'completed', release: release('completed') },
        memory: soaking,
        judged: judged('halt'),
      },
      { kind: 'hold', reason: 'the gate answered halt; it stays on this track' },
    ],
    [
      'blocks on a soak track that the plan no longer has',
      {
        observation: { kind: 'completed', release: release('completed') },
        memory: { ...soaking, soaking: 'beta' },
      },
      { kind: 'blocked' },
    ],
    ['is done when the store shows completion', completed(), { kind: 'done' }],
    ['blocks when the version is gone', { observation: { kind: 'absent' } }, { kind: 'blocked' }],
    ['blocks on a draft', { observation: { kind: 'draft', release: release('draft') } }, { kind: 'blocked' }],
    [
      'blocks when exposure is unknown',
      { observation: { kind: 'unclear', release: release('inProgress') } },
      { kind: 'blocked' },
    ],
  ];

  test.each(table)('%s', (_, changes, expected) => {
    expect(decide(situation(changes))).toMatchObject(expected);
  });

  test('never lowers a fraction, never advances without evidence, and always gives a reason', () => {
    fc.assert(
      fc.property(anySituation(), (each) => {
        const decision = decide(each);
        expect(decision.reason).not.toBe('');
        if (decision.kind !== 'advance') return;
        expect(decision.to).toBeGreaterThan(decision.from);
        expect(each.observation).toMatchObject({ kind: 'in-progress', fraction: decision.from });
        const timeAlone = each.plan === timedPlan && each.judged.judgement === 'not-asked';
        expect(each.judged.judgement === 'advance' || timeAlone).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });

  test('never moves a halted release', () => {
    fc.assert(
      fc.property(anySituation(), (each) => {
        const halted: Observation = { kind: 'halted', fraction: 0.1, release: release('halted', 0.1) };
        expect(['stopped', 'adopt']).toContain(decide({ ...each, observation: halted }).kind);
      }),
    );
  });
});

function completed(): Partial<Situation> {
  return {
    observation: { kind: 'completed', release: release('completed') },
    memory: { ...remembered, fraction: 1, completed: true },
  };
}

function anySituation(): fc.Arbitrary<Situation> {
  const fraction = fc.constantFrom(0.01, 0.05, 0.1, 0.5);
  const observation = fc.oneof(
    fraction.map(inProgress),
    fc.constantFrom<Observation>(
      { kind: 'absent' },
      { kind: 'draft', release: release('draft') },
      { kind: 'completed', release: release('completed') },
      { kind: 'halted', fraction: 0.01, release: release('halted', 0.01) },
    ),
  );
  const memory = fc.option(
    fc.record({
      fraction,
      since: fc.integer({ min: 0, max: 50 * hour }),
      intended: fc.option(fc.constantFrom(0.1, 1), { nil: undefined }),
      completed: fc.boolean(),
      halted: fc.boolean(),
    }),
    { nil: undefined },
  );
  return fc
    .record({
      plan: fc.constantFrom(plan, timedPlan),
      observation,
      memory,
      review: fc.constantFrom(...reviewStates),
      judged: fc.constantFrom<Judgement>(...verdicts, 'not-asked').map((one) => judged(one)),
      now: fc.integer({ min: 0, max: 100 * hour }),
    })
    .map((drawn) => ({ ...drawn, memory: drawn.memory && { ...remembered, ...drawn.memory } }));
}
