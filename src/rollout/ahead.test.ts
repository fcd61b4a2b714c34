import { expect, test } from 'vitest';
import type { EventBody, LedgerEvent } from '../ledger/event.ts';
import type { TrackRelease } from '../stores/store.ts';
import { aheadOf } from './ahead.ts';
import type { Observation } from './observation.ts';

const at = (hour: number) => new Date(Date.UTC(2026, 0, 1, hour)).toISOString();
const store = 'Google Play';
const start: EventBody = {
  type: 'rollout.started',
  store,
  track: 'production',
  versionCodes: [42],
  fraction: 0.01,
};
const moved = (from: number, to: number): EventBody => ({
  type: 'rollout.moved',
  store,
  from,
  to,
  reason: '',
});
const halted: EventBody = {
  type: 'halt.done',
  store,
  outcome: 'stopped',
  reason: '',
  before: null,
  after: null,
  correlationId: 'one',
};
const resumed: EventBody = {
  type: 'rollout.resumed',
  store,
  status: 'inProgress',
  fraction: 0.1,
  reason: '',
};

/** One event an hour. */
function journal(...bodies: readonly EventBody[]): readonly LedgerEvent[] {
  return bodies.map((body, index) => ({
    schemaVersion: 1,
    sequence: index + 1,
    at: at(index),
    actor: 'ci',
    body,
  }));
}

const release = (status: TrackRelease['status']): TrackRelease => ({
  name: '1',
  versionCodes: [42],
  status,
  userFraction: undefined,
  rest: {},
});
const running = (fraction: number): Observation => ({
  kind: 'in-progress',
  fraction,
  release: release('inProgress'),
});

test.each([
  ['before it is so far', journal(start), running(0.01), { kind: 'not-yet', reason: 'it is at 1%' }],
  [
    'since it was',
    journal(start, moved(0.01, 0.1)),
    running(0.1),
    { kind: 'reached', since: Date.parse(at(1)) },
  ],
  [
    'further than that, since it was',
    journal(start, moved(0.01, 0.1), moved(0.1, 0.5)),
    running(0.5),
    { kind: 'reached', since: Date.parse(at(1)) },
  ],
  [
    'anew after a halt',
    journal(start, moved(0.01, 0.1), halted, resumed),
    running(0.1),
    { kind: 'reached', since: Date.parse(at(3)) },
  ],
  [
    'never while it is halted, whatever its ledger says',
    journal(start, moved(0.01, 0.1)),
    { kind: 'halted', fraction: 0.1, release: release('halted') } as const,
    { kind: 'not-yet', reason: 'its rollout is halted' },
  ],
  [
    'never without a ledger that knows when',
    [],
    running(0.5),
    { kind: 'not-yet', reason: 'since when it is so far, its ledger does not know' },
  ],
  [
    'never while its store does not show it',
    journal(start),
    { kind: 'absent' } as const,
    { kind: 'not-yet', reason: 'its store shows it as absent' },
  ],
])('what goes first has been there %s', (...[, events, observation, expected]) => {
  expect(aheadOf({ fraction: 0.1 }, events, observation)).toEqual(expected);
});
