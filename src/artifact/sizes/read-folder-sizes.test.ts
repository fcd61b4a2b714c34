import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readFolderSizes } from './read-folder-sizes.ts';

let folder: string;
const same = Buffer.alloc(2000, 'a');
const contents: Readonly<Record<string, Buffer>> = {
  Chat: Buffer.alloc(3000, 'x'),
  'one.png': same,
  'two.png': same,
  'other.png': Buffer.alloc(2000, 'b'),
};
const files = Object.entries(contents).map(([name, { length }]) => ({
  name,
  compressedBytes: length,
  sizeBytes: length,
}));

beforeAll(async () => {
  folder = join(await mkdtemp(join(tmpdir(), 'slipway-folder-')), 'Chat.app');
  await mkdir(folder);
  await Promise.all(Object.entries(contents).map(([name, bytes]) => writeFile(join(folder, name), bytes)));
});

afterAll(() => rm(join(folder, '..'), { recursive: true, force: true }));

test('an app folder has kinds and duplicates as its IPA has, and no download', async () => {
  const report = await readFolderSizes({ folder, artifact: 'app', files });
  expect(report).toMatchObject({ artifact: 'app', fileBytes: 9000, download: undefined });
  expect(report.kinds.map(({ kind, files: count }) => [kind, count])).toEqual([
    ['images', 3],
    ['executable', 1],
  ]);
  expect(report.duplicates).toEqual([{ names: ['one.png', 'two.png'], sizeBytes: 2000, wastedBytes: 2000 }]);
});
