import { expect, test } from 'vitest';
import { type HaltWishes, storesToHalt } from './halt-wishes.ts';

const configured = async () =>
  [
    { store: 'play', id: 'com.example.chat', track: 'production' },
    { store: 'app-store', id: 'com.example.chat', track: 'app-store' },
    { store: 'play', id: 'com.example.other', track: 'beta' },
  ] as const;

test('without a wish all apps of the config are halted, on both stores', async () => {
  expect(await storesToHalt({}, configured)).toEqual([
    {
      kind: 'play',
      apps: [
        { id: 'com.example.chat', track: 'production' },
        { id: 'com.example.other', track: 'beta' },
      ],
    },
    { kind: 'app-store', apps: [{ id: 'com.example.chat', track: 'app-store' }] },
  ]);
});

test.each<[string, HaltWishes, unknown]>([
  [
    'one store',
    { only: 'app-store' },
    [{ kind: 'app-store', apps: [{ id: 'com.example.chat', track: 'app-store' }] }],
  ],
  [
    'an app by its name',
    { app: ['app-store:com.example.chat'] },
    [{ kind: 'app-store', apps: [{ id: 'com.example.chat', track: 'app-store' }] }],
  ],
  [
    'a track of one store',
    { app: ['play:com.example.chat'], track: 'beta' },
    [{ kind: 'play', apps: [{ id: 'com.example.chat', track: 'beta' }] }],
  ],
])('%s is halted alone', async (_, wishes, expected) => {
  expect(await storesToHalt(wishes, configured)).toEqual(expected);
});

test.each<[string, HaltWishes]>([
  ['a track with two stores', { track: 'beta' }],
  ['a version with two stores', { versionCode: 42 }],
  ['one store, and an app of the other', { only: 'app-store', app: ['play:com.example.chat'] }],
])('%s is refused instead of guessed', async (_, wishes) => {
  await expect(storesToHalt(wishes, configured)).rejects.toMatchObject({ code: 'USAGE' });
});
