import { expect, test } from 'vitest';
import { bucketStart, civilTimeOf, momentOf } from './play-time.ts';

const at = (text: string) => Date.parse(text);

test.each([
  [{ year: 2026, month: 1, day: 15 }, '2026-01-15T08:00:00Z'],
  [{ year: 2026, month: 7, day: 15 }, '2026-07-15T07:00:00Z'],
])('a day begins at midnight in California: %j', (time, expected) => {
  expect(momentOf(time, 'DAILY')).toBe(at(expected));
});

test('the day before is always 24 hours before, also when clocks change', () => {
  const starts = [7, 8, 9].map((day) => bucketStart({ year: 2026, month: 3, day }, 'DAILY'));
  expect(starts.map((start) => (start - (starts[0] ?? 0)) / 3_600_000)).toEqual([0, 24, 48]);
});

test('hours are of UTC, and are asked for with their zone', () => {
  expect(momentOf({ year: 2026, month: 1, day: 2, hours: 5 }, 'HOURLY')).toBe(at('2026-01-02T05:00:00Z'));
  expect(civilTimeOf(at('2026-01-02T05:59:00Z'), 'HOURLY')).toMatchObject({
    day: 2,
    hours: 5,
    timeZone: { id: 'UTC' },
  });
  expect(civilTimeOf(at('2026-01-02T05:59:00Z'), 'DAILY')).toMatchObject({
    day: 1,
    timeZone: { id: 'America/Los_Angeles' },
  });
});

test('what is no date is not made into one', () => {
  expect(() => momentOf({ year: 2026, month: 2, day: 30 }, 'DAILY')).toThrow('a time of 2026-2-30');
  expect(() => momentOf(undefined, 'HOURLY')).toThrow('a time of');
});
