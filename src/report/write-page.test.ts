import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { pagePath, writePage } from './write-page.ts';

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'slipway-page-'));
  await mkdir(join(folder, 'folder'));
  await mkdir(join(folder, 'pages'));
  await writeFile(join(folder, 'file'), '');
});

afterAll(() => rm(folder, { recursive: true, force: true }));

test('a page takes the place of the earlier one, and leaves no draft', async () => {
  const path = join(folder, 'pages', 'report.html');
  await writePage(path, 'old');
  await writePage(path, 'new');
  expect(await readFile(path, 'utf8')).toBe('new');
  expect(await readdir(join(folder, 'pages'))).toEqual(['report.html']);
});

describe('a place that cannot be written is named', () => {
  test.each([
    ['in no folder', 'none/report.html', 'ENOENT'],
    ['in a file', 'file/report.html', 'ENOTDIR'],
    ['a folder', 'folder', 'EISDIR'],
    ['of a too long name', `${'x'.repeat(300)}.html`, 'ENAMETOOLONG'],
  ])('%s', async (_, name, reason) => {
    await expect(writePage(join(folder, name), 'page')).rejects.toMatchObject({
      code: 'FOLDER_UNWRITABLE',
      seen: `${join(folder, name)} (${reason})`,
      next: expect.stringContaining('--html'),
    });
  });
});

describe('where a page goes', () => {
  const inputs = ['/apps/app.apk'];

  test('is below the folder that the command runs in', () => {
    expect(pagePath({ cwd: '/apps', file: 'out/a.html', inputs })).toBe('/apps/out/a.html');
    expect(pagePath({ cwd: '/apps', file: undefined, inputs })).toBeUndefined();
  });

  test('is not the file that it reports on', () => {
    expect(() => pagePath({ cwd: '/apps', file: './app.apk', inputs })).toThrow(
      expect.objectContaining({ code: 'USAGE', seen: '--html ./app.apk' }),
    );
  });
});
