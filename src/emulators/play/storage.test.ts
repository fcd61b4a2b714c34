import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { badRequest } from './refusal.ts';
import { createApp } from './seed.ts';
import { folderState } from './storage.ts';

let dir = '';
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'slipway-storage-'));
});
afterEach(() => rm(dir, { recursive: true, force: true }));

const add = (applicationId: string) => (state: Parameters<typeof createApp>[0]) => ({
  state: createApp(state, { applicationId }),
  value: applicationId,
});

test('two processes on one folder see and keep what the other wrote', () => {
  const [one, two] = [folderState(dir), folderState(dir)];
  one.update(add('com.one'));
  two.update(add('com.two'));
  expect(Object.keys(one.read().apps)).toEqual(['com.one', 'com.two']);
  one.close();
  expect(Object.keys(two.read().apps)).toEqual(['com.one', 'com.two']);
  two.close();
});

test('a refused transition changes nothing and leaves the store usable', () => {
  const storage = folderState(dir);
  const before = storage.read();
  expect(() =>
    storage.update(() => {
      throw badRequest('no');
    }),
  ).toThrow('no');
  expect(storage.read()).toEqual(before);
  expect(storage.update(add('com.one'))).toBe('com.one');
  storage.close();
});
