import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { durationMs, durationProblem } from './duration.ts';

describe('durationMs', () => {
  test.each([
    ['0s', 0],
    ['90s', 90_000],
    ['30m', 1_800_000],
    ['24h', 86_400_000],
    ['1.5h', 5_400_000],
    ['7d', 604_800_000],
    ['1w', 604_800_000],
  ])('%s', (text, expected) => {
    expect(durationMs(text)).toBe(expected);
    expect(durationProblem(text)).toBeUndefined();
  });

  test.each([
    '',
    '24',
    '24 h',
    '1day',
    '-1h',
    '1h30m',
    '1y',
    '1W',
    'h',
    '.5h',
    '1e3s',
    '99999999999999w',
    ' 1h',
  ])('refuses "%s"', (text) => {
    expect(durationMs(text)).toBeUndefined();
    expect(durationProblem(text)).toBe(
      `"${text}" is not a duration; write it like '90s', '30m', '24h', '7d' or '1w'`,
    );
  });

  test('no text with a number above 0 becomes 0', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 10_000 }), fc.constantFrom(...'smhdw'), (amount, unit) => {
        expect(durationMs(`${amount}${unit}`)).toBeGreaterThanOrEqual(amount * 1000);
      }),
    );
  });
});
