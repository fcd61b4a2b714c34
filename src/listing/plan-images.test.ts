import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { LocalImage, StoreImage } from './listing.ts';
import { planImages } from './plan-images.ts';

const local = (sha256: string): LocalImage => ({
  file: `${sha256}.png`,
  sha256,
  sizeBytes: 1,
  problem: undefined,
});
const stored = (sha256: string, index: number): StoreImage => ({ id: `${index}`, sha256, url: '' });

/** The store removes, and adds behind. */
function carriedOut(wanted: readonly LocalImage[], shown: readonly StoreImage[]): readonly string[] {
  const { remove, upload } = planImages(wanted, shown);
  const left = shown.filter((image) => !remove.includes(image));
  return [...left, ...upload].map(({ sha256 }) => sha256);
}

const names = fc.array(fc.constantFrom('a', 'b', 'c', 'd', 'e'), { maxLength: 8 });

describe('a plan for images', () => {
  test('ends with what is wanted, in its order, whatever the store shows', () => {
    fc.assert(
      fc.property(names, names, (wanted, shown) => {
        expect(carriedOut(wanted.map(local), shown.map(stored))).toEqual(wanted);
      }),
    );
  });

  test('does nothing twice', () => {
    fc.assert(
      fc.property(names, (wanted) => {
        const plan = planImages(wanted.map(local), wanted.map(stored));
        expect([plan.remove, plan.upload]).toEqual([[], []]);
      }),
    );
  });

  test.each([
    ['abc', 'abxc', 'x', ''],
    ['abc', 'acb', 'c', 'c'],
    ['abc', 'bc', 'bc', 'abc'],
    ['abcd', 'abc', '', 'd'],
    ['', 'ab', 'ab', ''],
  ])(
    'for %s where the store shows %s: removes "%s", uploads "%s"',
    (...[wanted, shown, removed, uploaded]) => {
      const plan = planImages([...wanted].map(local), [...shown].map(stored));
      expect(plan.remove.map(({ sha256 }) => sha256).join('')).toBe(removed);
      expect(plan.upload.map(({ sha256 }) => sha256).join('')).toBe(uploaded);
    },
  );
});
