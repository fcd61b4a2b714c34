import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Bucket } from './bucket.ts';
import { frequentEvidence } from './evidence/frequent-failure.ts';
import { judge } from './judge.ts';
import { judgeFrequent } from './judge-frequent.ts';
import { coldRule } from './metric-rule.ts';
import type { MetricSeries } from './series.ts';
import { rolloutStart } from './testing/series.ts';

const dayMs = 24 * 3_600_000;
const rule = coldRule('funnel', 'users', 0.01);

function funnel(days: number, ratio: number, users = 5000): MetricSeries {
  const buckets: Bucket[] = Array.from({ length: days }, (_, day) => ({
    start: rolloutStart + day * dayMs,
    candidate: { users, failed: users * 0.4 * ratio },
    baseline: { users: users * 20, failed: users * 20 * 0.4 },
  }));
  const completeUntil = rolloutStart + days * dayMs;
  return { metric: 'funnel', unit: 'users', rounded: false, hours: [], days: buckets, completeUntil };
}

const stageAfter = (days: number) => ({
  now: rolloutStart + days * dayMs + 7 * 3_600_000,
  since: rolloutStart,
  maxAgeMs: 2 * dayMs,
});
const verdictOf = (days: number, ratio: number, users?: number) =>
  judgeFrequent(funnel(days, ratio, users), rule, stageAfter(days));

describe('a funnel that 40% do not finish', () => {
  test('has a margin of its own: a twentieth more', () => {
    expect(rule.margin).toBe(1.05);
  });

  test('halts when a quarter more fail, and says by how much at least', () => {
    const verdict = verdictOf(3, 1.25);
    expect(verdict).toMatchObject({ verdict: 'halt', basis: 'evidence', ratio: expect.closeTo(1.25, 9) });
    expect(verdict.lowerRatio).toBeGreaterThan(1.05);
    expect(verdict.lowerRatio).toBeLessThan(1.25);
  });

  test('goes on when it is level, and cannot tell with a handful of users', () => {
    expect(verdictOf(3, 1)).toMatchObject({ verdict: 'advance', basis: 'evidence' });
    expect(verdictOf(3, 1, 150)).toMatchObject({
      verdict: 'underpowered',
      evidence: { against: 1, inFavour: 1 },
    });
  });

  test('neither halts nor goes on between what is acceptable and what is bad', () => {
    expect(['hold', 'underpowered']).toContain(verdictOf(2, 1.1, 2000).verdict);
  });

  test('is judged like the others', () => {
    const watched = { kind: 'series', frequent: true, series: funnel(3, 1.25), rule } as const;
    expect(judge([watched], stageAfter(3))).toMatchObject({
      verdict: 'halt',
      reason: expect.stringMatching(/^unfinished steps 1\.3× the old version's, at least 1\.[012]×/),
    });
  });
});

test('of many healthy funnels at the very margin hardly any is ever called bad', () => {
  // Seeded: a linear congruential generator.
  let state = 12345;
  const random = () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
  const normal = () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
  const failedOf = (users: number, rate: number) =>
    Math.max(0, Math.min(users, Math.round(users * rate + normal() * Math.sqrt(users * rate * (1 - rate)))));
  const runs = 2000;
  let halted = 0;
  for (let run = 0; run < runs; run += 1) {
    const days = Array.from(
      { length: 9 },
      (_, day): Bucket => ({
        start: rolloutStart + day * dayMs,
        candidate: { users: 3000, failed: failedOf(3000, 0.4 * 1.05) },
        baseline: { users: 40_000, failed: failedOf(40_000, 0.4) },
      }),
    );
    const ever = days.some((_, last) => {
      const seen = { ...funnel(last + 1, 1), days: days.slice(0, last + 1) };
      return judgeFrequent(seen, rule, stageAfter(last + 1)).verdict === 'halt';
    });
    if (ever) halted += 1;
  }
  // α is 1%; the bound is asymptotic, so that chance may add a little.
  expect(halted / runs).toBeLessThan(0.015);
});

const share = fc.double({ min: 0, max: 1, noNaN: true });
const bucketSums = fc.record({
  newUsers: fc.integer({ min: 200, max: 50_000 }),
  oldUsers: fc.integer({ min: 200, max: 500_000 }),
  newShare: share,
  oldShare: share,
});

test('more failures never lower the evidence against it', () => {
  fc.assert(
    fc.property(bucketSums, share, (sums, more) => {
      const { newUsers, oldUsers, newShare, oldShare } = sums;
      // Below what is acceptable there is no evidence, and of that there may be less.
      fc.pre(newShare > 1.05 * oldShare);
      const [against = 0, worse = 0] = [newShare, newShare + (1 - newShare) * more].map((rate) =>
        frequentEvidence(
          [{ newUsers, oldUsers, newFailed: newUsers * rate, oldFailed: oldUsers * oldShare }],
          { margin: 1.05, tau: 0.02, eta: 1 },
        ),
      );
      expect(worse).toBeGreaterThanOrEqual(against - 1e-6);
    }),
  );
});
