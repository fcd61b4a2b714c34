import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { forgetSaved, readSaved, savedFile, saveTerritories } from './saved-territories.ts';

test('what a removal has saved is added to by the next, and forgotten when it is restored', async () => {
  const root = await mkdtemp(join(tmpdir(), 'slipway-territories-'));
  onTestFinished(() => rm(root, { recursive: true, force: true }));
  const file = savedFile(root, 'com.example.chat');
  expect(await readSaved(file)).toBeUndefined();
  await saveTerritories(file, 'com.example.chat', ['FRA', 'DEU']);
  await saveTerritories(file, 'com.example.chat', ['USA', 'FRA']);
  expect(await readSaved(file)).toEqual(['DEU', 'FRA', 'USA']);
  await writeFile(file, '{"territories": 7}');
  await expect(readSaved(file)).rejects.toMatchObject({ code: 'AVAILABILITY_UNKNOWN', seen: file });
  await forgetSaved(file);
  expect(await readSaved(file)).toBeUndefined();
});
