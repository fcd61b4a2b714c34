import { expect, test } from 'vitest';
import { FilterProblem, parseFilter } from './filter.ts';

const known = ['versionCode', 'deviceModel'];
const row = (dimension: string) => ({ versionCode: '2', deviceModel: 'google/a "b"' })[dimension] ?? '';

test.each([
  ['', true],
  ['versionCode = 2', true],
  ['versionCode=3', false],
  [String.raw`deviceModel = "google/a \"b\""`, true],
  ['versionCode = 2 AND deviceModel = "other"', false],
  ['versionCode = 3 OR versionCode = 2', true],
  // OR binds closer than AND.
  ['versionCode = 2 OR versionCode = 3 AND deviceModel = "other"', false],
  ['versionCode = 2 OR (versionCode = 3 AND deviceModel = "other")', true],
])('%s', (text, expected) => {
  expect(parseFilter(text, known)(row)).toBe(expected);
});

test.each([
  'versionCode',
  'versionCode =',
  'versionCode > 2',
  'price = 2',
  '(versionCode = 2',
  'versionCode = 2)',
  'versionCode = 2 AND',
  'versionCode = "2',
  'NOT versionCode = 2',
])('%s is refused', (text) => {
  expect(() => parseFilter(text, known)).toThrow(FilterProblem);
});
