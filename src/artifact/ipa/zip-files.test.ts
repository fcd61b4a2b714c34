import { randomBytes } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { writeZip } from '../testing/write-zip.ts';
import { contentsOf } from './bundle-files.ts';
import { openTestZip } from './testing/open-test-zip.ts';
import { zipFiles } from './zip-files.ts';

/** Large enough to be streamed. */
const large = Buffer.concat([
  randomBytes(1024),
  Buffer.alloc(20 * 1024 * 1024, 'slipway '),
  randomBytes(1024),
]);

describe.each([{ stored: false }, { stored: true }])('a large entry, stored: $stored', ({ stored }) => {
  const zip = () => openTestZip(writeZip([{ name: 'a/big', content: large, stored }]));

  test('is read forward and backward without being held', async () => {
    const access = await zipFiles(await zip()).open('a/big');
    expect(access.sizeBytes).toBe(large.length);
    for (const [offset, length] of [
      [0, 10],
      [5_000_000, 100],
      [large.length - 7, 7],
      [3, 5],
      [3, 0],
      [1_000_000, 3_000_000],
    ] as const) {
      expect((await access.read(offset, length)).equals(large.subarray(offset, offset + length))).toBe(true);
    }
    await expect(access.read(large.length, 1)).rejects.toMatchObject({ code: 'ARTIFACT_CORRUPT' });
  });

  test('has the digest of its content', async () => {
    const { sha256, head } = await contentsOf(zipFiles(await zip())).digest('a/big');
    expect(sha256.toString('hex')).toBe(
      (await import('node:crypto')).createHash('sha256').update(large).digest('hex'),
    );
    expect(head.equals(large.subarray(0, 8))).toBe(true);
  });
});

test.each([
  ['damaged', { at: 1500 }, undefined],
  ['with a wrong checksum', undefined, { crc32: 1 }],
  ['that is shorter than it says', undefined, { sizeBytes: large.length + 5 }],
  ['that is longer than it says', undefined, { sizeBytes: large.length - 5 }],
])('a large entry %s is refused', async (_, damage, claims) => {
  const bytes = writeZip([{ name: 'big', content: large, ...(claims && { claims }) }]);
  if (damage !== undefined) bytes.fill(0xff, damage.at, damage.at + 64);
  const contents = contentsOf(zipFiles(await openTestZip(bytes)));
  await expect(contents.digest('big')).rejects.toMatchObject({ code: 'ARTIFACT_CORRUPT' });
});

test('files below a folder are exactly those', async () => {
  const names = ['a.app/x', 'a.app-old/x', 'a.app/y/z', 'a', 'a.app0', 'b/x'];
  const zip = await openTestZip(writeZip(names.map((name) => ({ name, content: Buffer.from('') }))));
  const contents = contentsOf(zipFiles(zip));
  expect(contents.below('a.app').map(({ name }) => name)).toEqual(['a.app/x', 'a.app/y/z']);
  expect(await contents.read('nothing')).toBeUndefined();
});
