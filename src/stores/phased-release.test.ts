import { expect, test } from 'vitest';
import { dayOfFraction, fractionOfDay, pauseBudgetDays, phasedReleaseFractions } from './phased-release.ts';

test('each day of Apple’s week has its share, and the share leads back to the day', () => {
  const days = [1, 2, 3, 4, 5, 6, 7];
  expect(days.map(fractionOfDay)).toEqual([0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1]);
  expect(days.map(fractionOfDay).map(dayOfFraction)).toEqual(days);
});

test('the week begins with its first day and ends with everybody', () => {
  expect([0, -3].map(fractionOfDay)).toEqual([0.01, 0.01]);
  expect([8, 90].map(fractionOfDay)).toEqual([1, 1]);
});

test('a share between two days is the earlier day, and none is the first', () => {
  expect([0, 0.001, 0.03, 0.499, 0.999].map(dayOfFraction)).toEqual([1, 1, 2, 5, 6]);
});

test('the shares rise strictly, up to everybody', () => {
  const rising = phasedReleaseFractions.every(
    (share, index) => share > (phasedReleaseFractions[index - 1] ?? 0),
  );
  expect(rising).toBe(true);
  expect(phasedReleaseFractions.at(-1)).toBe(1);
  expect(pauseBudgetDays).toBe(30);
});
