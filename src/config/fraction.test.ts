import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fractionOf, fractionProblem } from './fraction.ts';

describe('fractionOf', () => {
  test.each([
    ['1%', 0.01],
    ['0.0001%', 0.000001],
    ['0.07%', 0.0007],
    ['33.3%', 0.333],
    ['100%', 1],
    ['100.00%', 1],
    [0.01, 0.01],
    [1, 1],
  ])('%s', (value, expected) => {
    expect(fractionOf(value)).toBe(expected);
    expect(fractionProblem(value)).toBeUndefined();
  });

  test.each<[string | number, string]>([
    [5, "5 is more than all users; did you mean '5%'?"],
    [1.5, "1.5 is more than all users; did you mean '1.5%'?"],
    ['5', '"5" has no unit; write \'5%\', or a number like 0.01 without quotes'],
    ['0.5', '"0.5" has no unit; write \'0.5%\', or a number like 0.01 without quotes'],
    ['0%', "\"0%\" is not a share of users; write '1%' to '100%', or a number above 0 and up to 1"],
    ['101%', "\"101%\" is not a share of users; write '1%' to '100%', or a number above 0 and up to 1"],
    ['all', "\"all\" is not a share of users; write '1%' to '100%', or a number above 0 and up to 1"],
    [0, "0 is not a share of users; write '1%' to '100%', or a number above 0 and up to 1"],
    [-0.1, "-0.1 is not a share of users; write '1%' to '100%', or a number above 0 and up to 1"],
    [Number.NaN, "NaN is not a share of users; write '1%' to '100%', or a number above 0 and up to 1"],
    [500, "500 is not a share of users; write '1%' to '100%', or a number above 0 and up to 1"],
  ])('refuses %s', (value, problem) => {
    expect(fractionOf(value)).toBeUndefined();
    expect(fractionProblem(value)).toBe(problem);
  });

  test('is the number nearest to the decimal that was written', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1_000_000 }), (millionths) => {
        const percent = `${Math.floor(millionths / 10_000)}.${String(millionths % 10_000).padStart(4, '0')}%`;
        expect(fractionOf(percent)).toBe(millionths / 1_000_000);
      }),
    );
  });
});
