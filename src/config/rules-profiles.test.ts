import { describe, expect, test } from 'vitest';
import { androidOf, problems, smallest } from './testing/configs.ts';

describe('profiles', () => {
  const profiles = {
    base: { env: { A: '1', B: '1' }, android: { projectDir: 'native', properties: { x: '1', y: '1' } } },
    middle: { extends: 'base', env: { B: '2' }, android: { tasks: ['bundle'], env: { C: '2' } } },
    release: {
      extends: 'middle',
      android: {
        properties: { y: '3' },
        env: { A: '3' },
        applicationId: 'com.example.chat.beta',
        apk: false,
        mapping: 'maps/m.txt',
        keystore: { path: 'k.p12', alias: 'upload', passwordVariable: 'PW' },
      },
    },
    built: { extends: 'base', android: { builder: 'prebuilt', artifact: 'out/a.aab' } },
  };

  test('a chain: nearer values win, env and properties are joined', () => {
    const { build, applicationId } = androidOf({}, { profiles: { ...profiles, built: {} } });
    expect(applicationId).toBe('com.example.chat.beta');
    expect(build).toEqual({
      builder: 'gradle',
      profile: 'release',
      projectDir: '/repo/native',
      tasks: ['bundle'],
      properties: { x: '1', y: '3' },
      artifact: '/repo/native/app/build/outputs/bundle/release/app-release.aab',
      apk: undefined,
      mapping: '/repo/maps/m.txt',
      keystore: {
        path: '/repo/k.p12',
        alias: 'upload',
        passwordVariable: 'PW',
        keyPasswordVariable: 'SLIPWAY_KEY_PASSWORD',
      },
      env: { A: '3', B: '2', C: '2' },
    });
  });

  test.each([
    [['bundleRelease'], undefined],
    [
      [':app:bundleRelease', ':app:assembleRelease'],
      '/repo/android/app/build/outputs/apk/release/app-release.apk',
    ],
  ])('an APK is expected of a task that makes one: %j', (tasks, apk) => {
    expect(androidOf({}, { profiles: { release: { android: { tasks } } } }).build.apk).toBe(apk);
  });

  test('a prebuilt artifact', () => {
    expect(androidOf({ build: 'built' }, { profiles }).build).toEqual({
      builder: 'prebuilt',
      profile: 'built',
      artifact: '/repo/out/a.aab',
      apk: undefined,
      mapping: undefined,
    });
  });

  test('a profile called release, that nobody wrote, can be extended', () => {
    const { build } = androidOf({ build: 'beta' }, { profiles: { beta: { extends: 'release' } } });
    expect(build).toMatchObject({ builder: 'gradle', profile: 'beta', projectDir: '/repo/android' });
  });

  test.each<[string, object, readonly string[]]>([
    [
      'an unknown parent',
      { profiles: { beta: { extends: 'relase' } } },
      ['profiles.beta.extends: there is no profile "relase"; did you mean "release"?'],
    ],
    [
      'a circle, once',
      { profiles: { b: { extends: 'c' }, a: { extends: 'b' }, c: { extends: 'b' } } },
      ['profiles.b.extends: goes in a circle: b → c → b'],
    ],
    [
      'a profile of itself',
      { profiles: { a: { extends: 'a' } } },
      ['profiles.a.extends: goes in a circle: a → a'],
    ],
    [
      'a name that only the prototype has',
      { profiles: { a: { extends: 'constructor' } } },
      ['profiles.a.extends: there is no profile "constructor"; known: a, release'],
    ],
    [
      'secrets in properties',
      {
        profiles: { release: { android: { properties: { uploadPassword: 'x', API_TOKEN: 'y', abi: 'z' } } } },
      },
      ['uploadPassword', 'API_TOKEN'].map(
        (name) =>
          `profiles.release.android.properties.${name}: looks like a secret, and any process can read an argument list; use env (ORG_GRADLE_PROJECT_<name>) instead`,
      ),
    ],
    [
      "Gradle's settings beside a prebuilt artifact",
      { profiles: { release: { android: { builder: 'prebuilt', artifact: 'a.aab', tasks: ['x'] } } } },
      ["profiles.release.android.tasks: means nothing with builder 'prebuilt', which runs no Gradle"],
    ],
    [
      'a prebuilt artifact that is not named',
      { profiles: { release: { android: { builder: 'prebuilt' } } } },
      ["profiles.release.android.artifact: is missing; builder 'prebuilt' needs a file"],
    ],
    [
      'a password in place of its variable, without repeating it',
      {
        profiles: {
          release: { android: { keystore: { path: 'k', alias: 'a', passwordVariable: 'hunter 2!' } } },
        },
      },
      [
        'profiles.release.android.keystore.passwordVariable: expected the name of an environment variable, not its value',
      ],
    ],
  ])('refuses %s', (_name, rest, expected) => {
    expect(problems({ ...smallest, ...rest })).toEqual(expected);
  });
});
