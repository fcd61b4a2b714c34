import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Bucket } from './bucket.ts';
import { judge, type Watched } from './judge.ts';
import { judgeMetric } from './judge-metric.ts';
import { coldRule } from './metric-rule.ts';
import { crashSeries, hourMs, type Rates, rolloutStart, steadyHours } from './testing/series.ts';

const rule = coldRule('crash', 'users', 0.02);
const healthy: Rates = { newUsers: 20_000, oldUsers: 300_000, newRate: 0.002, oldRate: 0.002 };

function stageAfter(hours: number) {
  return { now: rolloutStart + hours * hourMs, since: rolloutStart, maxAgeMs: 12 * hourMs };
}

function judged(hours: readonly Bucket[]) {
  return judgeMetric(crashSeries(hours), rule, stageAfter(hours.length));
}

function watchedCrashes(hours: readonly Bucket[]): Watched {
  return { kind: 'series', series: crashSeries(hours), rule };
}

describe('one metric', () => {
  test('a healthy release goes on', () => {
    expect(judged(steadyHours(48, healthy))).toMatchObject({ verdict: 'advance', basis: 'evidence' });
  });

  test('a release that crashes five times as often is halted within a day, with numbers', () => {
    const detail = judged(steadyHours(24, { ...healthy, newRate: 0.01 }));
    expect(detail).toMatchObject({ verdict: 'halt', basis: 'evidence' });
    expect(detail.ratio).toBeCloseTo(5, 6);
    expect(detail.lowerRatio).toBeGreaterThan(2);
    expect(detail.evidence.against).toBeGreaterThan(50);
  });

  test('a regression that begins late is not buried under a healthy history', () => {
    const bad = steadyHours(168, { ...healthy, newRate: 0.008 }).slice(120);
    expect(judged([...steadyHours(120, healthy), ...bad])).toMatchObject({ verdict: 'halt' });
  });

  test('a few users tell nothing, and are never called healthy', () => {
    const few = { ...healthy, newUsers: 300, oldUsers: 10_000 };
    expect(judged(steadyHours(48, few))).toMatchObject({ verdict: 'underpowered', basis: 'too-little' });
  });

  test('after 120 h without evidence against it the reason is time, and says so', () => {
    const few = steadyHours(121, { ...healthy, newUsers: 300, oldUsers: 10_000 });
    const { verdict, reason } = judge([watchedCrashes(few)], stageAfter(121));
    expect(verdict).toBe('advance');
    expect(reason).toContain('too few use it to tell a doubling');
  });

  test('stale data is unknown, whatever it says in favour', () => {
    const hours = steadyHours(48, healthy);
    const detail = judgeMetric(crashSeries(hours), rule, stageAfter(48 + 13));
    expect(detail).toMatchObject({ verdict: 'unknown', basis: 'stale' });
  });

  test('stale data that speaks for a halt still does', () => {
    const hours = steadyHours(48, { ...healthy, newRate: 0.01 });
    expect(judgeMetric(crashSeries(hours), rule, stageAfter(48 + 13)).verdict).toBe('halt');
  });

  test('when both versions begin to fail, it is not this release', () => {
    const outage = steadyHours(54, { ...healthy, newRate: 0.01, oldRate: 0.01 }).slice(48);
    expect(judged([...steadyHours(48, healthy), ...outage, ...outage.slice(-1)])).toMatchObject({
      verdict: 'not-this-release',
      basis: 'shared',
    });
  });

  test('a rate that is never acceptable halts when nobody is left to compare with', () => {
    const alone = steadyHours(48, {
      ...healthy,
      newUsers: 300_000,
      oldUsers: 1000,
      newRate: 0.02,
      oldRate: 0.02,
    });
    const limited = { ...rule, highestRate: 0.01 };
    expect(judgeMetric(crashSeries(alone), limited, stageAfter(48))).toMatchObject({
      verdict: 'halt',
      basis: 'limit',
    });
  });
});

describe('a raw threshold, as other tools have it', () => {
  const raw = { kind: 'ratio', above: 1.4, minUsers: 500, consecutive: 3 } as const;
  const verdictOf = (hours: readonly Bucket[]) =>
    judgeMetric(crashSeries(hours), { ...rule, raw }, stageAfter(hours.length));

  test('can hold, and never halts', () => {
    expect(verdictOf(steadyHours(48, { ...healthy, newRate: 0.003 }))).toMatchObject({
      verdict: 'hold',
      basis: 'threshold',
    });
  });

  test.each([
    ['a rate', { kind: 'rate', above: 0.0025, minUsers: 500, consecutive: 3 } as const, 'hold'],
    [
      'a rate that is not reached',
      { kind: 'rate', above: 0.004, minUsers: 500, consecutive: 3 } as const,
      'advance',
    ],
    ['more users than there are', { ...raw, minUsers: 30_000 }, 'advance'],
    ['more buckets than there are', { ...raw, consecutive: 60 }, 'advance'],
  ])('of %s', (_, own, wanted) => {
    const slightly = steadyHours(48, { ...healthy, newRate: 0.003 });
    expect(judgeMetric(crashSeries(slightly), { ...rule, raw: own }, stageAfter(48)).verdict).toBe(wanted);
  });
});

describe('what always holds', () => {
  const counts = fc.record({
    newUsers: fc.integer({ min: 1000, max: 50_000 }),
    newRate: fc.double({ min: 0, max: 0.05, noNaN: true }),
    oldUsers: fc.integer({ min: 20_000, max: 500_000 }),
    oldRate: fc.double({ min: 0, max: 0.05, noNaN: true }),
  });
  const history = fc.array(counts, { minLength: 8, maxLength: 60 }).map((hours) =>
    hours.map(
      (rates, index): Bucket => ({
        start: rolloutStart + index * hourMs,
        candidate: { users: rates.newUsers, failed: rates.newUsers * rates.newRate },
        baseline: { users: rates.oldUsers, failed: rates.oldUsers * rates.oldRate },
      }),
    ),
  );

  test('a bucket that is unknown never adds evidence in favour, and never moves towards advance', () => {
    fc.assert(
      fc.property(history, fc.nat(), fc.boolean(), (hours, place, whole) => {
        const index = place % hours.length;
        const hole = hours.map(
          (hour, at): Bucket =>
            at !== index
              ? hour
              : whole
                ? { start: hour.start, candidate: undefined, baseline: undefined }
                : { ...hour, baseline: undefined },
        );
        const empty = [...hole.slice(0, index), ...hole.slice(index + 1)];
        const now = stageAfter(hours.length);
        // As if it had never been there: neither a zero nor a point in favour.
        const { evidence, verdict } = judgeMetric({ ...crashSeries(hours), hours: hole }, rule, now);
        const without = judgeMetric(
          { ...crashSeries(hours), hours: index === hours.length - 1 ? hole : empty },
          rule,
          now,
        );
        expect(evidence.inFavour).toBeCloseTo(without.evidence.inFavour, 9);
        if (verdict === 'advance') expect(without.verdict).toBe('advance');
      }),
      { numRuns: 200 },
    );
  });

  test('a bucket in which nobody used a version is no evidence, and never moves towards advance', () => {
    fc.assert(
      fc.property(history, fc.nat(), fc.boolean(), (hours, place, isCandidate) => {
        const index = place % hours.length;
        const nobody = { users: 0, failed: 0 };
        const emptied = (arm: typeof nobody | undefined) =>
          hours.map((hour, at) =>
            at === index ? { ...hour, [isCandidate ? 'candidate' : 'baseline']: arm } : hour,
          );
        const now = stageAfter(hours.length);
        const [empty, unknown] = [nobody, undefined].map((arm) =>
          judgeMetric(crashSeries(emptied(arm)), rule, now),
        );
        expect(empty?.evidence).toEqual(unknown?.evidence);
        expect(empty?.verdict).toBe(unknown?.verdict);
      }),
      { numRuns: 100 },
    );
  });

  test('more failures of the new version never lower the evidence against it', () => {
    fc.assert(
      fc.property(history, fc.nat(), fc.integer({ min: 1, max: 200 }), (hours, place, more) => {
        const index = place % (hours.length - 1);
        const worse = hours.map((hour, at) =>
          at === index && hour.candidate !== undefined
            ? { ...hour, candidate: { ...hour.candidate, failed: hour.candidate.failed + more } }
            : hour,
        );
        expect(judged(worse).evidence.against).toBeGreaterThanOrEqual(judged(hours).evidence.against);
      }),
      { numRuns: 200 },
    );
  });

  test('moving everything in time changes nothing', () => {
    fc.assert(
      fc.property(history, fc.integer({ min: -1_000_000, max: 1_000_000 }), (hours, shift) => {
        const by = shift * 60_000;
        const moved = hours.map((hour) => ({ ...hour, start: hour.start + by }));
        const { now, since, maxAgeMs } = stageAfter(hours.length);
        const there = judgeMetric(crashSeries(moved), rule, { now: now + by, since: since + by, maxAgeMs });
        expect(there.evidence).toEqual(judged(hours).evidence);
        expect(there.verdict).toBe(judged(hours).verdict);
      }),
      { numRuns: 50 },
    );
  });
});

describe('several metrics', () => {
  const crashes = watchedCrashes(steadyHours(48, healthy));

  test('all of them have to let it go on', () => {
    const missing: Watched = { kind: 'no-data', metric: 'anr', reason: 'Play did not answer' };
    expect(judge([crashes], stageAfter(48)).verdict).toBe('advance');
    expect(judge([crashes, missing], stageAfter(48))).toMatchObject({
      verdict: 'unknown',
      reason: 'anr: Play did not answer',
      asOf: undefined,
    });
  });

  test('one of them is enough for a halt, also where another is unknown', () => {
    const bad = watchedCrashes(steadyHours(48, { ...healthy, newRate: 0.01 }));
    const missing: Watched = { kind: 'no-data', metric: 'anr', reason: 'Play did not answer' };
    const { verdict, reason } = judge([missing, crashes, bad], stageAfter(48));
    expect(verdict).toBe('halt');
    expect(reason).toMatch(
      /^crashes 5\.0× the old version's, at least [234]\.\d×; 9,400 of 940,000 users; data until 2026-03-04 00:00 UTC$/,
    );
  });

  test('nothing that is watched is nothing known', () => {
    expect(judge([], stageAfter(48))).toMatchObject({ verdict: 'unknown', asOf: undefined });
  });
});
