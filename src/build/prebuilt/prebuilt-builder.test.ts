import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { prebuiltBuilder } from './prebuilt-builder.ts';

let folder: string;
const request = {
  versionCode: 1,
  versionName: '1.0.0',
  env: {},
  onLine: () => undefined,
  signal: new AbortController().signal,
};

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'slipway-prebuilt-'));
  writeFileSync(join(folder, 'app.aab'), 'PK');
  writeFileSync(join(folder, 'empty.aab'), '');
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

function builder(artifact: string, apk?: string) {
  const at = (name: string | undefined) => (name === undefined ? undefined : join(folder, name));
  return prebuiltBuilder({
    builder: 'prebuilt',
    profile: 'release',
    artifact: join(folder, artifact),
    apk: at(apk),
    mapping: undefined,
  });
}

test('hands over the file of another job', async () => {
  expect(await builder('app.aab').build(request)).toEqual({
    artifact: join(folder, 'app.aab'),
    apk: undefined,
    mapping: undefined,
    tools: {},
  });
});

test.each([
  ['a missing artifact', 'none.aab', undefined],
  ['an artifact of an interrupted download', 'empty.aab', undefined],
  ['a folder', '.', undefined],
  ['a missing APK', 'app.aab', 'none.apk'],
])('refuses %s', async (_what, artifact, apk) => {
  await expect(builder(artifact, apk).build(request)).rejects.toMatchObject({ code: 'FILE_NOT_FOUND' });
});
