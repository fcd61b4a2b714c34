import { expect, test } from 'vitest';
import { civilTime, floorTo, hourMs, momentOf, periodsOf } from './civil-time.ts';

const pacific = { timeZone: { id: 'America/Los_Angeles' } };

test.each([
  ['2026-01-15', '2026-01-15T08:00:00.000Z'],
  ['2026-07-15', '2026-07-15T07:00:00.000Z'],
  // Clocks go forward at two in the night of 8 March, and back on 1 November.
  ['2026-03-08', '2026-03-08T08:00:00.000Z'],
  ['2026-03-09', '2026-03-09T07:00:00.000Z'],
  ['2026-11-01', '2026-11-01T07:00:00.000Z'],
  ['2026-11-02', '2026-11-02T08:00:00.000Z'],
])('the day %s begins in California at %s', (date, expected) => {
  const [year = 0, month = 0, day = 0] = date.split('-').map(Number);
  const moment = momentOf({ year, month, day }, 'DAILY') ?? 0;
  expect(new Date(moment).toISOString()).toBe(expected);
  expect(civilTime(moment, 'DAILY')).toEqual({ year, month, day, ...pacific });
  expect(floorTo(moment + 22 * hourMs, 'DAILY')).toBe(moment);
});

test('days of 23 and 25 hours are days', () => {
  const from = momentOf({ year: 2026, month: 3, day: 7 }, 'DAILY') ?? 0;
  const to = momentOf({ year: 2026, month: 3, day: 10 }, 'DAILY') ?? 0;
  const hours = periodsOf({ startMs: from, endMs: to }, 'DAILY').map(
    (one) => (one.endMs - one.startMs) / hourMs,
  );
  expect(hours).toEqual([24, 23, 24]);
});

test('an hour is one of UTC; midnight leaves its hours out, as JSON from proto3 does', () => {
  const moment = momentOf({ year: 2026, month: 1, day: 2, hours: 5 }, 'HOURLY') ?? 0;
  expect(new Date(moment).toISOString()).toBe('2026-01-02T05:00:00.000Z');
  expect(civilTime(moment, 'HOURLY')).toEqual({
    year: 2026,
    month: 1,
    day: 2,
    hours: 5,
    timeZone: { id: 'UTC' },
  });
  expect(civilTime(moment - 5 * hourMs, 'HOURLY')).toEqual({
    year: 2026,
    month: 1,
    day: 2,
    timeZone: { id: 'UTC' },
  });
});

test.each([{}, { year: 2026, month: 2, day: 30 }, { year: 2026, month: 13, day: 1 }])(
  '%j is no date',
  (time) => {
    expect(momentOf(time, 'DAILY')).toBeUndefined();
  },
);
