import { expect, test } from 'vitest';
import { isCompiledNinePatch } from './nine-patch.ts';
import { png } from './testing/png.ts';

const plain = png(4, 4);
const chunk = Buffer.concat([Buffer.from([0, 0, 0, 2]), Buffer.from('npTc'), Buffer.alloc(6)]);
/** After the signature and IHDR, which has 13 bytes. */
const afterHeader = 8 + 12 + 13;

test('a chunk npTc before the pixels makes a nine-patch', () => {
  const compiled = Buffer.concat([plain.subarray(0, afterHeader), chunk, plain.subarray(afterHeader)]);
  expect(isCompiledNinePatch(compiled)).toBe(true);
  expect(isCompiledNinePatch(plain)).toBe(false);
});

test('one behind the pixels, or in what is no PNG, makes none', () => {
  expect(isCompiledNinePatch(Buffer.concat([plain, chunk]))).toBe(false);
  expect(isCompiledNinePatch(chunk)).toBe(false);
  expect(isCompiledNinePatch(plain.subarray(0, 20))).toBe(false);
});
