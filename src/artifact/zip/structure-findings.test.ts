import { expect, test } from 'vitest';
import { openTestZip } from '../ipa/testing/open-test-zip.ts';
import { type FileToZip, writeZip } from '../testing/write-zip.ts';
import { entryContentFindings } from './entry-content.ts';
import { type StructureChecks, structureFindings } from './structure-findings.ts';

const plain: StructureChecks = { mapped: 'nothing', contentIsVerified: false };
const library = { name: 'lib/arm64-v8a/liba.so', content: Buffer.alloc(10), stored: true };

async function rulesOf(files: readonly FileToZip[], checks: StructureChecks = plain) {
  const findings = await structureFindings(await openTestZip(writeZip(files)), checks);
  return findings.map(({ rule, place }) => `${rule} ${place}`);
}

test('a sound archive has none', async () => {
  expect(await rulesOf([{ name: 'a.txt', content: Buffer.from('text') }])).toEqual([]);
});

test('an entry that unpacks to something else, unless a signature vouches for the content', async () => {
  const files = [{ name: 'a.txt', content: Buffer.from('text'), claims: { crc32: 1 } }];
  expect(await rulesOf(files)).toContain('zip/damaged-entry a.txt');
  expect(await rulesOf(files, { ...plain, contentIsVerified: true })).not.toContain(
    'zip/damaged-entry a.txt',
  );
});

test('more than is unpacked to be checked', async () => {
  const zip = await openTestZip(writeZip([{ name: 'big', content: Buffer.alloc(100) }]));
  expect(await entryContentFindings(zip, 99)).toMatchObject([
    { rule: 'zip/content-not-checked', message: expect.stringMatching(/^1 entries of 100 bytes/) },
  ]);
  expect(await entryContentFindings(zip, 100)).toEqual([]);
});

test('a local header that names another entry', async () => {
  const file = { name: 'a.txt', content: Buffer.from('text'), local: { name: 'b.txt' } };
  expect(await rulesOf([file])).toEqual(['zip/local-header-differs a.txt']);
});

test('libraries off their page matter only where they are mapped', async () => {
  expect(await rulesOf([library], { ...plain, mapped: 'entries and libraries' })).toEqual([
    'zip/unaligned-library lib/arm64-v8a/liba.so',
  ]);
  expect(await rulesOf([library], { ...plain, mapped: 'entries' })).toEqual([]);
  expect(await rulesOf([library])).toEqual([]);
});
