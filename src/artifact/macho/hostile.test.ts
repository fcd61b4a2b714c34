import { expect, test } from 'vitest';
import { fuzzRounds } from '../testing/fuzz-rounds.ts';
import { bufferAccess } from './random-access.ts';
import { readMachO } from './read-macho.ts';
import { machOFuzzTarget } from './testing/fuzz-macho.ts';

const header = (fields: readonly number[], rest = Buffer.alloc(0)) => {
  const bytes = Buffer.alloc(32);
  for (const [index, field] of [0xfeedfacf, 0x0100000c, 0, 2, ...fields].entries())
    bytes.writeUInt32LE(field, index * 4);
  return Buffer.concat([bytes, rest]);
};
const words = (...values: readonly number[]) => {
  const bytes = Buffer.alloc(values.length * 4);
  for (const [index, value] of values.entries()) bytes.writeUInt32LE(value, index * 4);
  return bytes;
};
const fat = (...values: readonly number[]) => Buffer.concat([words(...values).swap32(), Buffer.alloc(64)]);

test.each([
  ['an empty file', Buffer.alloc(0), 'no Mach-O'],
  ['a Java class', Buffer.from('cafebabe00000037', 'hex'), 'no Mach-O'],
  ['a big-endian binary', Buffer.from('feedface0000001200000000', 'hex'), 'no Mach-O'],
  ['a header that is cut off', Buffer.from('cffaedfe0c000001', 'hex'), 'No little-endian'],
  ['commands beyond the file', header([1, 1000]), 'announced'],
  ['four billion commands', header([0xffffffff, 16], Buffer.alloc(16)), 'Load command 0 of 4294967295'],
  ['a command of no size', header([1, 8], words(0x1b, 0)), 'Load command 0 of 1'],
  ['a UUID that is cut off', header([1, 8], words(0x1b, 8)), 'outside of its own bytes'],
  ['a library name outside', header([1, 24], words(12, 24, 9999, 0, 0, 0)), 'outside of its own bytes'],
  ['a symbol table outside', header([1, 24], words(2, 24, 0, 0x0fffffff, 0, 0)), 'announced'],
  [
    'a segment with a billion sections',
    header([1, 72], Buffer.concat([words(0x19, 72), Buffer.alloc(56), words(1e9, 0)])),
    'outside',
  ],
  ['a slice outside', fat(0xcafebabe, 1, 12, 0, 0x1000, 0x1000, 0), 'announced'],
  ['slices on top of each other', fat(0xcafebabe, 2, 12, 0, 48, 8, 0, 7, 0, 50, 8, 0), 'overlaps'],
])('%s is refused', async (_, bytes, message) => {
  await expect(readMachO(bufferAccess(bytes, { path: 'App' }))).rejects.toMatchObject({
    code: 'ARTIFACT_CORRUPT',
    message: expect.stringContaining(message),
  });
});

test('mutants are read or refused, quickly, and half of them deep inside', { timeout: 120_000 }, async () => {
  const { reached, outcomes } = await fuzzRounds(machOFuzzTarget, { seed: 11, count: 1500 });
  expect(reached).toBeGreaterThan(750);
  expect(outcomes.finding).toBeGreaterThan(150);
});
