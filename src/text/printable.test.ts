import { expect, test } from 'vitest';
import { printable } from './printable.ts';

test.each([
  ['res/ícone 日本.png', 'res/ícone 日本.png'],
  ['\u001b[2Jclean', '�[2Jclean'],
  ['two\nlines\u2028three', 'two�lines�three'],
  ['gpj.\u202Eexe.apk', 'gpj.�exe.apk'],
  ['a\u2067b\u2069\u200F\u061C', 'a�b���'],
])('%j is shown as %s', (name, expected) => {
  expect(printable(name)).toBe(expected);
});
