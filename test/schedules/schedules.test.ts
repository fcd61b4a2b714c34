import { describe, expect, test } from 'vitest';
import type { LedgerEvent } from '../../src/ledger/event.ts';
import { unexplained } from './journal-rules.ts';
import type { Move, Order } from './moves.ts';
import { beginningFor, written } from './plans.ts';
import { problemsOf } from './rules.ts';
import { runBatch } from './run-batch.ts';
import { runSchedule } from './run-schedule.ts';

// Two controllers, a person at a terminal and one in Play Console at once, interleaved at every call, with
// faults and kills. The many are run by `npm run test:schedules`.

describe('whatever the schedule, the store, the ledger and the last word of a person agree', () => {
  test.each([
    ['in one process', { from: 1, count: 120 }],
    ["over HTTP, with Google's own client", { from: 1_001, count: 20, overHttp: true }],
  ])('%s', { timeout: 300_000 }, async (_, batch) => {
    const { ends, failure } = await runBatch(batch);
    expect(failure, failure).toBeUndefined();
    // Both ends are reached, or the schedules prove little.
    expect([...ends.keys()].toSorted()).toEqual(['completed', 'halted']);
  });

  test('a seed says everything about a schedule', async () => {
    const [first, second] = [await runSchedule(7), await runSchedule(7)];
    expect(first.trace.length).toBeGreaterThan(100);
    expect(second.trace).toEqual(first.trace);
  });
});

describe('what would be wrong is seen', () => {
  const { plan } = beginningFor({
    next: () => 0,
    chance: () => false,
    pick: ([first]) => first as never,
  }).subject;
  const at = (status: string, userFraction?: number) => ({
    ...written,
    status,
    ...(userFraction !== undefined && { userFraction }),
  });
  const step: Order = { kind: 'step', gateSaysHalt: false };

  test.each<readonly [string, Pick<Move, 'from' | 'to'>, Order, RegExp]>([
    ['a lifted halt', { from: at('halted', 0.1), to: at('inProgress', 0.5) }, step, /a halt was lifted/],
    [
      'a lower fraction',
      { from: at('inProgress', 0.5), to: at('inProgress', 0.1) },
      step,
      /the fraction fell/,
    ],
    [
      'a stage left out',
      { from: at('inProgress', 0.01), to: at('inProgress', 0.5) },
      step,
      /not the next stage/,
    ],
    [
      'a halt out of nothing',
      { from: at('inProgress', 0.1), to: at('halted', 0.1) },
      step,
      /nobody asked for/,
    ],
    [
      'a resume that raises',
      { from: at('halted', 0.1), to: at('inProgress', 0.5) },
      { kind: 'resume', moved: false },
      /more than that/,
    ],
    [
      'lost notes',
      { from: at('inProgress', 0.1), to: { ...at('inProgress', 0.5), releaseNotes: [] } },
      step,
      /fields were lost/,
    ],
  ])('%s', (...[, move, order, problem]) => {
    const problems = problemsOf({ ...move, track: 'production', mover: { name: 'A', order } }, plan);
    expect(problems.join('\n')).toMatch(problem);
  });

  test('a journal that its fold cannot explain', () => {
    const event = (sequence: number, body: LedgerEvent['body']): LedgerEvent => ({
      schemaVersion: 1,
      sequence,
      at: '2026-01-01T00:00:00.000Z',
      actor: 'ci:A',
      body,
    });
    const start = { type: 'rollout.started', store: 'local Play', track: 'production' } as const;
    const moved = { type: 'rollout.moved', store: 'local Play', from: 0.01, to: 0.1, reason: 'due' } as const;
    const started = event(1, { ...start, versionCodes: [2], fraction: 0.01 });
    expect(unexplained([started, event(2, moved)])).toEqual(['event 2 rollout.moved: never intended']);
    const intended = event(2, { type: 'rollout.intended', from: 0.01, to: 0.1, reason: 'due' });
    expect(unexplained([started, intended, event(3, moved)])).toEqual([]);
  });
});
