import { describe, expect, test } from 'vitest';
import type { MetricConfig } from '../config/config-guard.ts';
import type { Arm } from '../guard/bucket.ts';
import { type GuardDeps, judgeBySignals } from './judge-by-signals.ts';
import { hourMs, noArms, seriesOf } from './series-of.ts';
import { type NewProblem, noData, type Signal } from './signal.ts';
import { question, rolloutStart } from './testing/questions.ts';

const now = rolloutStart + 48 * hourMs;
const asked = { ...question, now, stageSince: rolloutStart };

/** A source that saw two days, in which the new version failed so many times as often. */
function source(ratio: number, newProblem?: () => Promise<NewProblem | undefined>): Signal {
  return {
    label: 'a source',
    ...(newProblem && { newProblem }),
    async ask({ metric, since }) {
      const arms = (users: number, rate: number): ReadonlyMap<number, Arm> =>
        new Map(
          Array.from({ length: 48 }, (_, index) => [
            rolloutStart + index * hourMs,
            { users, failed: users * rate },
          ]),
        );
      return seriesOf({
        metric,
        unit: 'users',
        rounded: false,
        since,
        hours: { candidate: arms(20_000, 0.005 * ratio), baseline: arms(400_000, 0.005) },
        days: noArms,
        completeUntil: { hours: now, days: 0 },
      });
    },
  };
}

const silent: Signal = { label: 'a silent one', ask: async () => noData('nothing-yet', 'nothing yet') };
const server = (passes: boolean): Signal => ({
  label: 'a server',
  ask: async () => ({ kind: 'check', passes, reason: 'HTTP 503', at: now }),
});

function metric(name: string, more: Partial<MetricConfig> = {}): MetricConfig {
  const judged = { margin: undefined, highestRate: undefined, raw: undefined, frequent: false };
  return { name, source: { from: 'command', command: 'true' }, ...judged, ...more };
}

function deps(signals: Readonly<Record<string, Signal>>, more: Partial<GuardDeps> = {}): GuardDeps {
  const metrics = Object.keys(signals).map((name) => metric(name));
  return {
    guard: { metrics, shadow: false, maxAgeMs: 48 * hourMs, timeoutMs: 1000, calibration: '' },
    signalOf: async ({ name }) => signals[name] ?? silent,
    stores: 1,
    learnt: new Map(),
    ...more,
  };
}

const rulesOf = async (wanted: GuardDeps) =>
  (await judgeBySignals(asked, wanted)).metrics.map((one) =>
    one.kind === 'judged' ? one.rule : one.verdict,
  );

describe('what metrics are judged by', () => {
  test('one error budget, halved where both stores are guarded', async () => {
    const signals = { crash: source(1), anr: source(1) };
    expect(await rulesOf(deps(signals))).toMatchObject([{ alpha: 0.02 }, { alpha: 0.01 }]);
    expect(await rulesOf(deps(signals, { stores: 2 }))).toMatchObject([{ alpha: 0.01 }, { alpha: 0.005 }]);
  });

  test('what healthy releases have taught, unless nothing is known', async () => {
    const slope = { hourly: 0.1, daily: 0.2 };
    const learnt = new Map([
      ['crash', { hoursPerUser: 5, daysPerUser: undefined, slope, rate: 0.004, releases: ['1', '2', '3'] }],
    ]);
    const rules = await rulesOf(deps({ crash: source(1), anr: source(1) }, { learnt }));
    expect(rules).toMatchObject([
      { hoursPerUser: 5, slope, highestRate: 0.012 },
      { hoursPerUser: 8, slope: null, highestRate: null },
    ]);
  });
});

describe('several metrics', () => {
  test('go on together, and one that is silent holds all', async () => {
    expect((await judgeBySignals(asked, deps({ crash: source(1), anr: source(1) }))).verdict).toBe('advance');
    const { verdict, reason, asOf } = await judgeBySignals(asked, deps({ crash: source(1), anr: silent }));
    expect([verdict, reason, asOf]).toEqual(['unknown', 'anr: nothing yet', undefined]);
  });

  test('one that halts halts, whatever the others say', async () => {
    const { verdict } = await judgeBySignals(
      asked,
      deps({ crash: source(4), anr: silent, login: server(false) }),
    );
    expect(verdict).toBe('halt');
  });

  test('a server that is down holds', async () => {
    const { verdict, metrics } = await judgeBySignals(
      asked,
      deps({ crash: source(1), login: server(false) }),
    );
    expect([verdict, metrics[1]?.verdict]).toEqual(['hold', 'hold']);
  });

  test('the same data at the same moment says the same', async () => {
    const wanted = deps({ crash: source(1.6), anr: source(1) });
    expect(await judgeBySignals(asked, wanted)).toEqual(await judgeBySignals(asked, wanted));
  });
});

describe('a halt', () => {
  test('names what is new in the version', async () => {
    const found = { title: 'SIGSEGV in libchat.so', users: 1234, link: 'https://example.com/1' };
    const { reason, newProblem } = await judgeBySignals(asked, deps({ crash: source(4, async () => found) }));
    expect(newProblem).toBe('SIGSEGV in libchat.so (1,234 users) https://example.com/1');
    expect(reason).toContain(`; new in it: ${newProblem}`);
  });

  test('does not hang on that', async () => {
    const broken = deps({ crash: source(4, () => Promise.reject(new Error('no'))) });
    expect(await judgeBySignals(asked, broken)).toMatchObject({ verdict: 'halt', newProblem: undefined });
    const slow = deps({ crash: source(4, () => new Promise(() => undefined)) });
    const { guard } = slow;
    const patient = { ...slow, guard: { ...guard, timeoutMs: 50 } };
    expect(await judgeBySignals(asked, patient)).toMatchObject({ verdict: 'halt', newProblem: undefined });
  });
});

test('without a version before it there is nothing to compare with', async () => {
  const first = { ...asked, baseline: { versionName: undefined, versionCodes: [] } };
  expect(await judgeBySignals(first, deps({ crash: source(1) }))).toMatchObject({
    verdict: 'unknown',
    reason: 'crash: there is no version before it to compare with',
  });
});
