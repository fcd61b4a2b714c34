import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bucketNames, bucketScale } from './densities.ts';
import { expectedPx, matchesDp, referenceDp } from './sizes.ts';

const scales = bucketNames.map((bucket) => bucketScale(bucket) ?? Number.NaN);

describe('expectedPx', () => {
  test.each([
    [48, 0.75, 36],
    [48, 1.5, 72],
    [25, 1.5, 38],
    [24, 213 / 160, 32],
    [1, 0.75, 1],
    [0.2, 1, 1],
  ])('%d dp at %d are %d px', (dp, scale, px) => {
    expect(expectedPx(dp, scale)).toBe(px);
  });
});

describe('referenceDp', () => {
  test('the majority decides, not the mean', () => {
    const samples = [48, 48, 72, 96, 144, 192].map((px, index) => ({
      px,
      scale: [0.75, 1, 1.5, 2, 3, 4][index] ?? 1,
    }));
    expect(referenceDp(samples)).toBe(48);
  });

  test('of two that disagree the finer one is believed, unless a prescribed size tells better', () => {
    const samples = [
      { px: 48, scale: 1 },
      { px: 48, scale: 1.5 },
    ];
    expect(referenceDp(samples)).toBe(32);
    expect(referenceDp(samples, 48)).toBe(48);
  });

  test('whatever rounding the export used, all samples of one length match its reference', () => {
    const length = fc.oneof(
      fc.integer({ min: 1, max: 2000 }),
      fc.double({ min: 0.6, max: 500, noNaN: true }),
    );
    const rounding = fc.constantFrom(Math.round, Math.floor, Math.ceil);
    const sides = fc.array(fc.record({ scale: fc.constantFrom(...scales), round: rounding }), {
      minLength: 1,
      maxLength: 8,
    });
    fc.assert(
      fc.property(length, sides, (dp, exported) => {
        const samples = exported.map(({ scale, round }) => ({ scale, px: Math.max(1, round(dp * scale)) }));
        const reference = referenceDp(samples);
        expect(samples.filter((sample) => !matchesDp(sample, reference))).toEqual([]);
      }),
    );
  });
});
