import { describe, expect, test } from 'vitest';
import { parseConfig } from './parse.ts';
import { android, androidOf, file, problems, smallest } from './testing/configs.ts';

const stage = { evidence: 'verdict', signOffs: 0, countries: undefined };

describe('defaults', () => {
  test('of the smallest config', () => {
    expect(parseConfig(smallest, { file })).toEqual({
      file,
      root: '/repo',
      stateDir: '/repo/.slipway',
      stores: 'live',
      ledger: { kind: 'sqlite', path: '/repo/.slipway/ledger.db' },
      incident: { complements: [], page: undefined },
      apps: [
        {
          name: 'chat',
          android: {
            platform: 'android',
            applicationId: 'com.example.chat',
            versionName: '1.4.0',
            versionCode: 'next',
            track: 'production',
            releaseNotes: {},
            retain: [],
            build: {
              builder: 'gradle',
              profile: 'release',
              projectDir: '/repo/android',
              tasks: ['bundleRelease', 'assembleRelease'],
              properties: {},
              artifact: '/repo/android/app/build/outputs/bundle/release/app-release.aab',
              apk: '/repo/android/app/build/outputs/apk/release/app-release.apk',
              mapping: undefined,
              keystore: undefined,
              env: {},
            },
            assets: { densities: ['mdpi', 'hdpi', 'xhdpi', 'xxhdpi', 'xxxhdpi'] },
            accept: [],
            devices: [],
            rollout: {
              stages: [
                { ...stage, fraction: 0.01, bakeTimeMs: 86_400_000 },
                { ...stage, fraction: 0.03, bakeTimeMs: 86_400_000 },
                { ...stage, fraction: 0.1, bakeTimeMs: 86_400_000 },
                { ...stage, fraction: 0.5, bakeTimeMs: 86_400_000 },
                { ...stage, fraction: 1, bakeTimeMs: 0 },
              ],
              soak: [],
              calendar: undefined,
              pace: 'plan',
              evidenceMaxAgeMs: 259_200_000,
              gate: undefined,
              hotfix: {
                soak: [],
                stages: [
                  { ...stage, fraction: 0.1, bakeTimeMs: 7_200_000 },
                  { ...stage, fraction: 0.5, bakeTimeMs: 14_400_000 },
                  { ...stage, fraction: 1, bakeTimeMs: 0 },
                ],
                calendar: undefined,
                pace: 'plan',
                evidenceMaxAgeMs: 259_200_000,
              },
              people: { may: {}, twoPersons: [], allowedSigners: undefined },
            },
          },
          ios: undefined,
          hooks: { before: {}, after: {}, onError: {} },
          extraSteps: [],
        },
      ],
    });
  });

  test('written out, mean the same as left out', () => {
    const { platform: _, build, rollout, assets, ...rest } = androidOf({});
    if (build.builder !== 'gradle') throw new Error('the default builder is gradle');
    const { profile, keystore, ...gradle } = build;
    const written = {
      stores: 'live',
      ledger: { kind: 'sqlite', path: '.slipway/ledger.db' },
      profiles: { [profile]: { android: gradle } },
      apps: {
        chat: {
          android: {
            ...rest,
            assets,
            build: profile,
            rollout: {
              stages: rollout.stages.map(({ fraction, bakeTimeMs, evidence, signOffs }) => ({
                fraction,
                evidence,
                signOffs,
                bakeTime: `${bakeTimeMs / 3_600_000}h`,
              })),
            },
          },
          hooks: {},
          steps: [],
        },
      },
    };
    expect(parseConfig(written, { file })).toEqual(parseConfig(smallest, { file }));
  });

  test('a key with the value undefined counts as left out', () => {
    const input = {
      stores: undefined,
      profiles: undefined,
      apps: { chat: { android: { ...android, track: undefined } } },
    };
    expect(parseConfig(input, { file })).toEqual(parseConfig(smallest, { file }));
  });
});

describe('ledger', () => {
  const sqlite = { kind: 'sqlite', path: '/repo/.slipway/ledger.db' };
  const git = { kind: 'git', remote: 'origin', branch: 'slipway-ledger', repository: '/repo' };
  const ownGit = { kind: 'git', remote: 'upstream', branch: 'slipway-ledger', repository: '/repo' };

  test.each([
    ['sqlite', undefined, sqlite],
    ['git', undefined, git],
    [{ kind: 'sqlite', path: 'state/l.db' }, undefined, { kind: 'sqlite', path: '/repo/state/l.db' }],
    [{ kind: 'git', remote: 'upstream' }, undefined, ownGit],
    [{ kind: 'git', remote: 'upstream' }, 'git', ownGit],
    [{ kind: 'git', remote: 'upstream' }, 'sqlite', sqlite],
    ['sqlite', 'git', git],
    [undefined, 'git', git],
    ['git', '', git],
  ])('%j with SLIPWAY_LEDGER=%s', (ledger, override, expected) => {
    expect(parseConfig({ ...smallest, ledger }, { file, ledger: override }).ledger).toEqual(expected);
  });
});

describe('a size budget', () => {
  test('is counted in bytes', () => {
    const sizeBudget = { download: '40MB', install: '1.5 GB', file: 1000, kinds: { native: '12MiB' } };
    expect(androidOf({ sizeBudget }).sizeBudget).toEqual({
      downloadBytes: 40_000_000,
      installBytes: 1_500_000_000,
      fileBytes: 1000,
      kindBytes: { native: 12_582_912 },
    });
    expect(androidOf({ sizeBudget: {} }).sizeBudget).toEqual({});
    expect(androidOf({}).sizeBudget).toBeUndefined();
  });

  test('is refused when it is none', () => {
    const sizeBudget = { download: '40', kinds: { code: 0, dex: '1MB' } };
    const place = 'apps.chat.android.sizeBudget';
    const found = problems({ apps: { chat: { android: { ...android, sizeBudget } } } });
    expect(found).toContain(
      `${place}.download: "40" is not a size; write it like '40MB', '512 kB' or '1.5MiB', or as a whole number of bytes`,
    );
    expect(found.some((line) => line.startsWith(`${place}.kinds.code: 0 is not a size`))).toBe(true);
    expect(found.some((line) => line.startsWith(`${place}.kinds.dex`))).toBe(true);
  });
});

describe('the whole', () => {
  test.each<[string, unknown, readonly string[]]>([
    ['nothing', undefined, ['is missing; must be an object']],
    ['null', null, ['must be an object, not null']],
    ['a list', [], ['must be an object, not a list']],
    ['an empty object', {}, ['apps: is missing; must be an object']],
    ['no apps', { apps: {} }, ['apps: needs at least one app']],
    [
      'unknown keys, near and far',
      { ...smallest, stors: 1, zebra: 1 },
      [
        'stors: is not a known key; did you mean "stores"?',
        'zebra: is not a known key; known here: $schema, stores, ledger, profiles, incident, apps',
      ],
    ],
    [
      'names that are no identifiers',
      { apps: { 'a b': { android: { ...android, track: 3 } } } },
      ['apps["a b"].android.track: must be a string, not 3'],
    ],
    [
      'an unknown ledger',
      { ...smallest, ledger: 'mongo' },
      ["ledger: must be 'sqlite', 'git' or an object, not 'mongo'"],
    ],
    [
      'an unknown kind of ledger',
      { ...smallest, ledger: { kind: 'x' } },
      ["ledger.kind: must be 'sqlite' or 'git', not 'x'"],
    ],
    [
      'a key of the other kind of ledger',
      { ...smallest, ledger: { kind: 'git', path: 'x', brach: 'y' } },
      [
        'ledger.path: is not a known key; known here: kind, remote, branch',
        'ledger.brach: is not a known key; did you mean "branch"?',
      ],
    ],
  ])('refuses %s', (_name, input, expected) => {
    expect(problems(input)).toEqual(expected);
  });

  test('refuses an unknown SLIPWAY_LEDGER', () => {
    expect(problems(smallest, 'mongo')).toEqual(["SLIPWAY_LEDGER: must be 'git' or 'sqlite', not 'mongo'"]);
  });

  test('lists everything at once: keys, types, values and rules', () => {
    const input = {
      stores: 'local',
      profiles: { beta: { extends: 'none', android: { apk: 3 } } },
      apps: {
        chat: {
          android: {
            applicationId: 'chat',
            versionCode: -1,
            releaseNotes: { 'en-US': 'x'.repeat(600) },
            rollout: { stages: [{ fraction: 0.5 }, { fraction: true }, { fraction: 0.2 }] },
          },
        },
        pay: { android, hooks: { befor: {} } },
      },
    };
    expect(problems(input)).toEqual([
      "stores: must be 'live' or 'embedded', not 'local'",
      'profiles.beta.android.apk: must be a string or false, not 3',
      'apps.chat.android.applicationId: "chat" is not an application id; write at least two parts of letters, digits and _, like com.example.chat',
      'apps.chat.android.versionName: is missing; must be a string',
      'apps.chat.android.rollout.stages[1].fraction: must be a string or a number, not true',
      'apps.pay.hooks.befor: is not a known key; did you mean "before"?',
      'profiles.beta.extends: there is no profile "none"; known: beta, release',
      'apps.chat.android.versionCode: must be a whole number from 1 to 2100000000, not -1',
      'apps.chat.android.releaseNotes.en-US: has 600 characters; Google Play takes 500',
      'apps.chat.android.rollout.stages[2].fraction: 0.2 does not rise above the 0.5 before it; a rollout never shrinks',
    ]);
  });
});
