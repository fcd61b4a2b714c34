import { expect, test } from 'vitest';
import type { EventBody, LedgerEvent } from '../ledger/event.ts';
import type { TrackRelease } from '../stores/store.ts';
import { decide } from './decide.ts';
import { rolloutMemory } from './memory.ts';
import type { Observation } from './observation.ts';

// What the store shows and the journal does not say, as random schedules of controllers and people have found it.

const store = 'test';
const started: EventBody = {
  type: 'rollout.started',
  store,
  track: 'production',
  versionCodes: [2],
  fraction: 0.01,
};
const halted: EventBody = {
  type: 'halt.done',
  store,
  outcome: 'stopped',
  reason: 'bad',
  before: null,
  after: null,
  correlationId: 'one',
};
const completed: EventBody = { type: 'rollout.completed', store, versionCodes: [2] };
const plan = { soak: [], stages: [], calendar: undefined, pace: 'plan' as const, evidenceMaxAgeMs: 1 };
const release: TrackRelease = {
  name: '2.0',
  versionCodes: [2],
  status: 'halted',
  userFraction: undefined,
  rest: {},
};

function decisionOn(observation: Observation, ...bodies: readonly EventBody[]) {
  const events = bodies.map((body, index): LedgerEvent => {
    const at = new Date(index).toISOString();
    return { schemaVersion: 1, sequence: index + 1, at, actor: 'test', body };
  });
  const judged = { judgement: 'advance', reason: '', asOf: 10 } as const;
  return decide({ plan, observation, review: 'published', memory: rolloutMemory(events), judged, now: 10 });
}

test('the fraction at which it was halted, when a raise came just before the halt', () => {
  const observation = { kind: 'halted', fraction: 0.1, release } as const;
  expect(decisionOn(observation, started, halted)).toMatchObject({
    kind: 'adopt',
    status: 'halted',
    fraction: 0.1,
  });
});

test('a completed release that was halted here and resumed elsewhere', () => {
  expect(decisionOn({ kind: 'completed', release }, started, completed, halted)).toMatchObject({
    kind: 'adopt',
    status: 'completed',
    reason: 'resumed outside Slipway',
  });
});
