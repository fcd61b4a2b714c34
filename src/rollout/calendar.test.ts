import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { localText, openingAt, type StepCalendar } from './calendar.ts';

const berlin: StepCalendar = {
  timeZone: 'Europe/Berlin',
  days: [1, 2, 3, 4],
  fromMinute: 9 * 60,
  toMinute: 17 * 60,
  freezes: [{ from: '2026-12-18', to: '2027-01-03', reason: 'holidays' }],
};
const at = (text: string) => Date.parse(text);
const closed = (until: string, reason: string) => ({ kind: 'closed', until: at(until), reason });
const hours = 'steps only from 09:00 to 17:00, Europe/Berlin';

describe('openingAt', () => {
  test.each([
    ['in the window', '2026-11-24T10:00:00+01:00', { kind: 'open' }],
    ['at its first moment', '2026-11-24T09:00:00+01:00', { kind: 'open' }],
    ['before it', '2026-11-24T08:59:59+01:00', closed('2026-11-24T09:00:00+01:00', hours)],
    ['at its end', '2026-11-24T17:00:00+01:00', closed('2026-11-25T09:00:00+01:00', hours)],
    [
      'over the weekend',
      '2026-11-27T10:00:00+01:00',
      closed('2026-11-30T09:00:00+01:00', 'no steps on a Friday'),
    ],
    [
      'in a freeze, to the first working day after it',
      '2026-12-21T10:00:00+01:00',
      closed('2027-01-04T09:00:00+01:00', 'frozen from 2026-12-18 to 2027-01-03: holidays'),
    ],
    [
      'across the change to summer time, on the clock of the wall',
      '2026-03-26T18:00:00+01:00',
      closed('2026-03-30T09:00:00+02:00', hours),
    ],
  ])('%s', (_, now, expected) => {
    expect(openingAt(berlin, at(now))).toEqual(expected);
  });

  test('a window that ends at midnight has no gap before the next one', () => {
    const always = { ...berlin, days: [1, 2, 3, 4, 5, 6, 7], fromMinute: 0, toMinute: 1440, freezes: [] };
    fc.assert(
      fc.property(
        fc.date({ min: new Date('2026-01-01'), max: new Date('2027-12-31'), noInvalidDate: true }),
        (date) => {
          expect(openingAt(always, date.getTime())).toEqual({ kind: 'open' });
        },
      ),
    );
  });

  test('a calendar that is frozen for years says so', () => {
    const frozen = { ...berlin, freezes: [{ from: '2020-01-01', to: '2040-01-01', reason: 'sold' }] };
    expect(openingAt(frozen, at('2026-11-24T10:00:00Z'))).toEqual({
      kind: 'never',
      reason: 'no step is allowed within 400 days',
    });
  });

  test('what it promises is open, and nothing before it is', () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date('2026-01-01'), max: new Date('2027-12-31'), noInvalidDate: true }),
        (date) => {
          const opening = openingAt(berlin, date.getTime());
          if (opening.kind !== 'closed') return;
          expect(opening.until).toBeGreaterThan(date.getTime());
          expect(openingAt(berlin, opening.until).kind).toBe('open');
          expect(openingAt(berlin, opening.until - 1).kind).toBe('closed');
        },
      ),
      { numRuns: 300 },
    );
  });
});

test('localText shows the weekday and the wall clock', () => {
  expect(localText(at('2026-11-24T23:30:00Z'), 'Europe/Berlin')).toBe('Wed 2026-11-25 00:30');
});
