import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { TrackRelease } from '../stores/store.ts';
import { type Decision, decide, type Judgement, type Situation } from './decide.ts';
import type { RolloutMemory } from './memory.ts';
import type { Observation } from './observation.ts';
import type { RolloutPlan } from './plan.ts';
import { verdicts } from './verdict.ts';

const hour = 3_600_000;
const plan: RolloutPlan = {
  stages: [
    { fraction: 0.01, bakeTimeMs: 24 * hour },
    { fraction: 0.1, bakeTimeMs: 12 * hour },
    { fraction: 1, bakeTimeMs: 0 },
  ],
  evidence: 'verdict',
};
const timedPlan: RolloutPlan = { ...plan, evidence: 'bake-time' };

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
};

function release(status: TrackRelease['status'], userFraction?: number): TrackRelease {
  return { name: '1.0', versionCodes: [42], status, userFraction, rest: {} };
}

function inProgress(fraction: number): Observation {
  return { kind: 'in-progress', fraction, release: release('inProgress', fraction) };
}

function situation(changes: Partial<Situation>): Situation {
  return {
    plan,
    observation: inProgress(0.01),
    memory: remembered,
    judgement: 'advance',
    now: 25 * hour,
    ...changes,
  };
}

describe('decide', () => {
  const table: readonly [string, Partial<Situation>, Partial<Decision>][] = [
    ['advances to the next stage on evidence', {}, { kind: 'advance', from: 0.01, to: 0.1 }],
    ['waits for the bake time, whatever the verdict', { now: 23 * hour }, { kind: 'wait', until: 24 * hour }],
    ['holds when nobody can tell', { judgement: 'unknown' }, { kind: 'hold' }],
    [
      'holds when no gate is configured but a verdict is wanted',
      { judgement: 'not-asked' },
      { kind: 'hold' },
    ],
    [
      'advances on time alone when the plan says so',
      { plan: timedPlan, judgement: 'not-asked' },
      { kind: 'advance' },
    ],
    [
      'does not take a gate that says unknown for time alone',
      { plan: timedPlan, judgement: 'unknown' },
      { kind: 'hold' },
    ],
    ['halts on the verdict, before the bake time too', { judgement: 'halt', now: 0 }, { kind: 'halt' }],
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
        const timeAlone = each.plan.evidence === 'bake-time' && each.judgement === 'not-asked';
        expect(each.judgement === 'advance' || timeAlone).toBe(true);
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
      judgement: fc.constantFrom<Judgement>(...verdicts, 'not-asked'),
      now: fc.integer({ min: 0, max: 100 * hour }),
    })
    .map((drawn) => ({ ...drawn, memory: drawn.memory && { ...remembered, ...drawn.memory } }));
}
