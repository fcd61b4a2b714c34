import { describe, expect, test } from 'vitest';
import { healthyRatio, learnSlope } from './freshness.ts';
import { daysPerUserFrom, learnDaysPerUser, learnHoursPerUser } from './repeated-counting.ts';
import { asPlayRounds, lowerEnd } from './rounding.ts';

describe('what fresh users add', () => {
  const release = [
    { failed: 150, expected: 100, fresh: 1 },
    { failed: 110, expected: 100, fresh: 0.2 },
  ];

  test('is learnt from three healthy releases, and not from fewer', () => {
    expect(learnSlope([release, release])).toBeUndefined();
    // (3 · 60 + 1.2) / (3 · 120 + 4)
    expect(learnSlope([release, release, release])).toBeCloseTo(0.4978, 4);
  });

  test('is what little is assumed where the releases tell nothing, and stays between 0 and 1', () => {
    const of = (failed: number) => learnSlope([[{ failed, expected: 100, fresh: 1 }], [], []]);
    expect(learnSlope([[], [], []])).toBeCloseTo(0.3, 9);
    expect([of(20), of(900)]).toEqual([0, 1]);
  });

  test('is more where nothing is known', () => {
    expect(healthyRatio(1, undefined)).toBe(1.6);
    expect(healthyRatio(0.5, 0.3)).toBeCloseTo(1.2, 9);
  });
});

describe('how often one user is counted', () => {
  const bucket = (failed: number | undefined) => ({
    start: 0,
    candidate: undefined,
    baseline: failed === undefined ? undefined : { users: 1000, failed },
  });

  test('is hours over days of the old version', () => {
    expect(learnHoursPerUser([bucket(6), bucket(9), bucket(undefined)], [bucket(10)])).toBe(1.5);
    expect(learnHoursPerUser([bucket(2)], [bucket(10)])).toBe(1);
    expect(learnHoursPerUser([bucket(2)], [bucket(0)])).toBeUndefined();
  });

  test('over days is weighted by itself', () => {
    expect(learnDaysPerUser([{ users: 60, days: 60, squares: 60 }])).toBe(1);
    // A quarter of the users fails on all seven days, the rest on one.
    const week = { users: 40, days: 100, squares: 520 };
    expect(learnDaysPerUser([week, week])).toBeCloseTo(5.2, 9);
    expect(learnDaysPerUser([week])).toBeUndefined();
    expect(learnDaysPerUser([])).toBeUndefined();
  });
});

test.each([
  [4, 0],
  [96, 100],
  [349, 300],
  [12_499, 12_000],
  [1_234_567, 1_234_567],
])('Play shows %d users as %d', (users, shown) => {
  expect(asPlayRounds(users)).toBe(shown);
});

test('the lower end keeps the rate', () => {
  expect(lowerEnd({ users: 2000, failed: 20 })).toEqual({ users: 1500, failed: 15 });
});

test.each([
  // Hardly anybody crashes twice, or all is unknown: the usual.
  [1, 1.35],
  [1.15, 1.35],
  // A fifth of the crashed users of a day crash on every day: 7 · 0.2 + 0.8.
  [1.6, 2.2],
  [2.5, 4],
  [40, 7],
])('who crashes in %d hours of a day does so on %d days', (hoursPerUser, days) => {
  expect(daysPerUserFrom(hoursPerUser)).toBeCloseTo(days, 9);
});
