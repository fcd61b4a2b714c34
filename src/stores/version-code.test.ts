import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  compareVersionCodes,
  holdsVersion,
  inStoreWords,
  newestVersionCode,
  nextVersionCode,
  parseVersionCode,
} from './version-code.ts';

const wholeNumber = fc.integer({ min: 1, max: 2_100_000_000 });
const buildNumber = fc
  .array(fc.integer({ min: 0, max: 99_999 }), { minLength: 1, maxLength: 3 })
  .map((parts) => parts.join('.'));
const anyCode = fc.oneof(wholeNumber, buildNumber);

describe('version codes', () => {
  test.each([
    [1, 2],
    ['9', '10'],
    ['1.4.2', '1.4.10'],
    ['1.9', '2'],
    ['1', '1.0.1'],
    ['900719925474099301', '900719925474099302'],
  ])('%s is older than %s', (older, newer) => {
    expect(compareVersionCodes(older, newer)).toBe(-1);
    expect(compareVersionCodes(newer, older)).toBe(1);
  });

  test('a part that is left out is zero', () => {
    expect(compareVersionCodes('42', '42.0.0')).toBe(0);
    expect(holdsVersion(['42.0'], 42)).toBe(true);
    expect(holdsVersion(['42'], '42.1')).toBe(false);
  });

  test('the next one is newer, of the same kind, and has one part', () => {
    expect([nextVersionCode(41), nextVersionCode('41.7'), nextVersionCode('0')]).toEqual([42, '42', '1']);
    fc.assert(
      fc.property(anyCode, (code) => {
        const next = nextVersionCode(code);
        expect(compareVersionCodes(next, code)).toBe(1);
        expect(typeof next).toBe(typeof code);
        expect(String(next)).toMatch(/^\d+$/);
      }),
    );
  });

  test('the order is total: sorted twice from any order it is the same, and the newest is its last', () => {
    fc.assert(
      fc.property(fc.array(buildNumber, { minLength: 1 }), fc.infiniteStream(fc.nat()), (codes, random) => {
        const sorted = codes.toSorted(compareVersionCodes);
        const again = codes
          .map((code) => ({ code, at: random.next().value ?? 0 }))
          .toSorted((a, b) => a.at - b.at)
          .map(({ code }) => code)
          .toSorted(compareVersionCodes);
        for (const [index, code] of sorted.entries()) {
          expect(compareVersionCodes(code, again[index] ?? '')).toBe(0);
        }
        expect(compareVersionCodes(newestVersionCode(codes) ?? '', sorted.at(-1) ?? '')).toBe(0);
      }),
    );
    expect(newestVersionCode([])).toBeUndefined();
  });

  test('whole numbers compare as numbers do', () => {
    fc.assert(
      fc.property(wholeNumber, wholeNumber, (a, b) => {
        expect(compareVersionCodes(a, b)).toBe(Math.sign(a - b));
      }),
    );
  });

  test('each store calls it by its own word', () => {
    expect(inStoreWords(42)).toBe('version code 42');
    expect(inStoreWords([42, 7], '+')).toBe('version code 42+7');
    expect(inStoreWords(['1.4.2'])).toBe('build 1.4.2');
  });

  test.each([
    ['42', 42],
    ['1.4.2', '1.4.2'],
    ['0.1', '0.1'],
    ['1.4.2.1', undefined],
    ['1.4b2', undefined],
    ['', undefined],
    ['1234567890123456789', undefined],
  ])('a person writes %j', (text, code) => {
    expect(parseVersionCode(text)).toBe(code);
  });
});
