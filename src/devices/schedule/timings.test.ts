import { describe, expect, test } from 'vitest';
import { expectTimes, learn } from './timings.ts';

const target = (suite: string, locale: string) => ({ name: `${suite}-${locale}`, suite });

describe('expectTimes', () => {
  test('expects the median of what was seen', () => {
    const times = expectTimes([target('pixel-8', 'ar')], { 'pixel-8-ar': [900, 1000, 30_000] });
    expect(times.get('pixel-8-ar')).toBe(1000);
  });

  test('expects of a language never seen what its device takes in others, and of a new device what all take', () => {
    const targets = [
      target('old', 'ar'),
      target('old', 'de'),
      target('quick', 'ar'),
      target('quick', 'de'),
      target('quick', 'fr'),
      target('new', 'ar'),
    ];
    const times = expectTimes(targets, { 'old-ar': [9000], 'quick-ar': [1000], 'quick-fr': [2000] });
    expect(times.get('old-de')).toBe(9000);
    expect(times.get('quick-de')).toBe(2000);
    expect(times.get('new-ar')).toBe(2000);
  });

  test('makes all equal when nothing was learnt', () => {
    const times = expectTimes([target('a', 'ar'), target('b', 'ar')], {});
    expect([...times.values()]).toEqual([0, 0]);
  });
});

describe('learn', () => {
  test('keeps the latest five of each target, and what other runs have learnt', () => {
    const timings = { a: [1, 2, 3, 4, 5], b: [7] };
    const learnt = learn(timings, [
      ['a', 6],
      ['c', 8],
    ]);
    expect(learnt).toEqual({ a: [2, 3, 4, 5, 6], b: [7], c: [8] });
    expect(timings.a).toHaveLength(5);
  });
});
