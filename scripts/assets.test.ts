import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildIpa, makeIpaKit, zipTree } from '../src/artifact/ipa/testing/build-ipa.ts';
import { png } from '../src/assets/testing/png.ts';
import { runHere } from '../src/cli/testing/run-here.ts';
import assets from './assets.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'slipway-assets-command-'));
  const kit = await makeIpaKit(folder);
  await writeFile(join(folder, 'chat.ipa'), zipTree(await buildIpa(kit)));
  const set = join(folder, 'app', 'Assets.xcassets', 'Logo.imageset');
  await mkdir(set, { recursive: true });
  await writeFile(join(set, 'Contents.json'), '{"images":[]}');
  await writeFile(join(set, 'logo.png'), png(10, 10));
  await mkdir(join(folder, 'empty'));
});
afterAll(() => rm(folder, { recursive: true }));

test('an IPA and a folder with an asset catalog in one call, each with what was recognised', async () => {
  const { exit, out } = await runHere(assets, ['chat.ipa', 'app', '--json'], { cwd: folder });
  const { checked } = JSON.parse(out) as { readonly checked: readonly Record<string, unknown>[] };
  expect(checked.map(({ path, kind, parts }) => ({ path, kind, parts }))).toEqual([
    { path: 'chat.ipa', kind: 'ipa', parts: ['icons and compiled asset catalogs'] },
    { path: 'app', kind: 'source', parts: ['asset catalogs'] },
  ]);
  expect(checked.map(({ findings }) => (findings as { rule: string }[]).map(({ rule }) => rule))).toEqual([
    [],
    ['catalog/file-unassigned'],
  ]);
  expect(exit).toBe(0);
});

test('a folder with nothing in it that is known, and a path that is not there', async () => {
  expect((await runHere(assets, ['empty'], { cwd: folder })).err).toContain('ASSETS_NOT_FOUND');
  expect((await runHere(assets, ['gone.ipa'], { cwd: folder })).err).toContain('FILE_NOT_FOUND');
});
