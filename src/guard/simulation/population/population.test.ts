import { describe, expect, test } from 'vitest';
import type { Arm, Bucket } from '../../bucket.ts';
import { learnHoursPerUser } from '../../corrections/repeated-counting.ts';
import { openRandom } from '../random.ts';
import { openPopulation } from './population.ts';
import { ordinaryWorld, type World } from './world.ts';

const large: World = { ...ordinaryWorld, dau: 3_000_000, novelty: 0, drift: 0, rounded: false };

function lived(world: Partial<World>, fractions: readonly number[], daysBefore = 0) {
  const population = openPopulation({ ...large, ...world }, openRandom(11), daysBefore);
  const seen = fractions.flatMap((fraction) => Array.from({ length: 24 }, () => population.step(fraction)));
  return { hours: seen.map(({ hour }) => hour), days: seen.flatMap(({ day }) => day ?? []), population };
}

function rateOf(arm: Arm | undefined): number {
  return arm === undefined ? Number.NaN : arm.failed / arm.users;
}

function ratioOf({ candidate, baseline }: Bucket): number {
  return rateOf(candidate) / rateOf(baseline);
}

describe('the old version alone', () => {
  test('fails as many users of a day as the world says, who are active in eight hours of it', () => {
    const { hours, days } = lived({ baseline: 0.01 }, [0, 0]);
    for (const { candidate, baseline } of days) {
      expect(candidate).toBeUndefined();
      expect(baseline?.users).toBe(3_000_000);
      expect(rateOf(baseline)).toBeCloseTo(0.01, 3);
    }
    const userHours = hours.reduce((sum, { baseline }) => sum + (baseline?.users ?? 0), 0);
    expect(userHours / 6_000_000).toBeCloseTo(8, 1);
  });

  test.each([
    [{ share: 0, of: 'hours' } as const, 1],
    // Four hours of a day each: a fifth of the hours is a sixteenth of the users.
    [{ share: 0.2, of: 'hours' } as const, 1.18],
    [{ share: 0.5, of: 'hours' } as const, 1.61],
    [{ share: 0.5, of: 'days' } as const, 2.53],
  ])('of which persistent crashers make %o', (persistent, hoursPerUser) => {
    const { hours, days } = lived({ persistent }, [0, 0, 0]);
    expect(learnHoursPerUser(hours, days)).toBeCloseTo(hoursPerUser, 1);
    expect(rateOf(days[2]?.baseline)).toBeCloseTo(large.baseline, 3);
  });
});

describe('users who update', () => {
  test('come with the time constant of the world, and are counted for both versions on that day', () => {
    const { days, population } = lived({}, [0.5]);
    expect(population.exposed() / large.dau).toBeCloseTo(0.5 * (1 - Math.exp(-24 / 18)), 3);
    const both = (days[0]?.candidate?.users ?? 0) + (days[0]?.baseline?.users ?? 0);
    expect(both).toBeGreaterThan(1.1 * large.dau);
    expect(both).toBeLessThan(1.4 * large.dau);
  });

  test('crash as often as before when the version is healthy, and as many times as the world says when not', () => {
    const settledDay = (ratio: number) =>
      ratioOf(lived({ ratio }, [0.3, 0.3, 0.3, 0.3, 0.3]).days[4] as Bucket);
    expect(settledDay(1)).toBeCloseTo(1, 1);
    expect(settledDay(3) / 3).toBeCloseTo(1, 1);
  });

  test('crash more on their first day only', () => {
    const { days } = lived({ novelty: 0.6, adoptionHours: 2 }, [0.3, 0.3, 0.3, 0.3]);
    // A quarter of that day is behind them before they update.
    expect(ratioOf(days[0] as Bucket)).toBeGreaterThan(1.3);
    expect(ratioOf(days[3] as Bucket)).toBeCloseTo(1, 1);
  });

  test('crash more from the onset on, those who were there before too', () => {
    const { hours } = lived({ ratio: 4, onsetHours: 60 }, [0.3, 0.3, 0.3, 0.3]);
    const meanRatio = (from: number, to: number) =>
      hours.slice(from, to).reduce((sum, hour) => sum + ratioOf(hour), 0) / (to - from);
    expect(meanRatio(36, 60)).toBeCloseTo(1, 1);
    expect(meanRatio(60, 84) / 4).toBeCloseTo(1, 1);
  });
});

test('an outage makes both versions fail, for as long as it lasts', () => {
  const { hours } = lived(
    { outage: { from: 30, hours: 6, times: 4 }, persistent: { share: 0, of: 'hours' } },
    [0.3, 0.3, 0.3],
  );
  const during = rateOf(hours[32]?.baseline) / rateOf(hours[8]?.baseline);
  expect(during).toBeGreaterThan(3.3);
  expect(ratioOf(hours[32] as Bucket)).toBeCloseTo(1, 0);
  expect(rateOf(hours[56]?.baseline) / rateOf(hours[8]?.baseline)).toBeCloseTo(1, 0);
});

test('users are shown as Google Play rounds them, and a version that nobody uses not at all', () => {
  const { hours, days } = lived({ dau: 5000, rounded: true }, [0, 0.3], 1);
  expect(hours[0]).toMatchObject({ start: -24 * 3_600_000, candidate: undefined });
  for (const { candidate, baseline } of [...hours, ...days]) {
    expect((baseline?.users ?? 0) % 100).toBe(0);
    const users = candidate?.users ?? 0;
    expect(users % (users < 100 ? 10 : users < 1000 ? 100 : 1000)).toBe(0);
  }
});
