import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { byteSizeOf, byteSizeProblem } from './byte-size.ts';

describe('byteSizeOf', () => {
  test.each([
    ['40MB', 40_000_000],
    ['512 kB', 512_000],
    ['1.5MiB', 1_572_864],
    ['1GiB', 1_073_741_824],
    ['7B', 7],
    [1, 1],
  ])('%s', (value, expected) => {
    expect(byteSizeOf(value)).toBe(expected);
    expect(byteSizeProblem(value)).toBeUndefined();
  });

  test.each(['', '40', '40mb', '40 M', '-1MB', '0MB', 'MB', '1e3B', '9999999999GB', 0, -1, 1.5, Number.NaN])(
    '%s is no size',
    (value) => {
      expect(byteSizeOf(value)).toBeUndefined();
      expect(byteSizeProblem(value)).toContain("write it like '40MB'");
    },
  );

  test('grows with its amount', () => {
    const amount = fc.integer({ min: 1, max: 1_000_000 });
    fc.assert(
      fc.property(amount, fc.constantFrom('B', 'kB', 'MB', 'KiB', 'MiB'), (number, unit) => {
        const [size, more] = [byteSizeOf(`${number}${unit}`), byteSizeOf(`${number + 1} ${unit}`)];
        expect(more).toBeGreaterThan(size ?? Number.POSITIVE_INFINITY);
      }),
    );
  });
});
