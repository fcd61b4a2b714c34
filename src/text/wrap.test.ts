import { expect, test } from 'vitest';
import { wrap } from './wrap.ts';

test.each([
  ['', 9, ['']],
  ['one two three', 7, ['one two', 'three']],
  ['a verylongword b', 5, ['a', 'verylongword', 'b']],
] as const)('%j in %d columns', (text, width, lines) => {
  expect(wrap(text, width)).toEqual(lines);
});
