import { describe, expect, test } from 'vitest';
import { bucketDpi, bucketNames, bucketScale, isDensityQualifier, usualBuckets } from './densities.ts';

describe('densities', () => {
  test('scales are relative to 160 dpi', () => {
    expect(bucketNames.map(bucketScale)).toEqual([0.75, 1, 213 / 160, 1.5, 2, 3, 4]);
    expect(bucketScale(undefined)).toBe(1);
  });

  test('the usual buckets are buckets', () => {
    expect(bucketNames).toEqual(expect.arrayContaining([...usualBuckets]));
  });

  test.each([
    ['420dpi', 420],
    ['nodpi', undefined],
    ['anydpi', undefined],
    ['0dpi', undefined],
    ['toString', undefined],
  ])('%s has %s dots per inch', (bucket, dpi) => {
    expect(bucketDpi(bucket)).toBe(dpi);
  });

  test.each([
    ['nodpi', true],
    ['xhdpi', true],
    ['560dpi', true],
    ['night', false],
    ['sw600dp', false],
  ])('%s is a density qualifier: %s', (qualifier, expected) => {
    expect(isDensityQualifier(qualifier)).toBe(expected);
  });
});
