import { describe, expect, test } from 'vitest';
import { phasedReleaseFractions } from '../stores/phased-release.ts';
import { parseConfig } from './parse.ts';
import { appId, platformApps } from './platform-app.ts';
import { android, appOf, file, ios, iosOf, iosProfiles, problems } from './testing/configs.ts';

describe('an app on iOS', () => {
  test('has defaults for all but its bundle id, its version and its file', () => {
    expect(iosOf({})).toMatchObject({
      platform: 'ios',
      applicationId: 'com.example.chat',
      versionCode: 'next',
      track: 'app-store',
      releaseType: { kind: 'after-approval' },
      build: { builder: 'prebuilt', profile: 'release', artifact: '/repo/build/Chat.ipa' },
      rollout: { pace: 'store', phased: true, whenUnsure: 'pause', soak: [], letOutAfter: undefined },
    });
  });

  test('goes out over the days of Apple, or to everybody at once', () => {
    const day = { bakeTimeMs: 20 * 3_600_000, evidence: 'verdict' };
    expect(iosOf({}).rollout.stages.map(({ fraction }) => fraction)).toEqual(phasedReleaseFractions);
    expect(iosOf({}).rollout.stages.slice(0, -1)).toEqual(Array(6).fill(expect.objectContaining(day)));
    expect(iosOf({ rollout: { phased: false } }).rollout.stages).toMatchObject([{ fraction: 1 }]);
    expect(iosOf({}).rollout.hotfix.stages).toMatchObject([{ fraction: 1 }]);
    const phasedHotfix = iosOf({ rollout: { hotfix: { phased: true } } });
    expect(phasedHotfix.rollout.hotfix.stages).toHaveLength(7);
  });

  test('goes out once it is so far on Google Play, by itself where it would wait for a person', () => {
    const iosWith = (extra: object) => {
      const apps = { chat: { android, ios: { ...ios, ...extra } } };
      const app = appOf({ profiles: iosProfiles, apps });
      return app.ios?.rollout;
    };
    const after = { store: 'play', stage: '10%', for: '36h' };
    const expected = { store: 'play', fraction: 0.1, forMs: 36 * 3_600_000 };
    expect(iosWith({ rollout: { after } })).toMatchObject({ after: expected, letOutAfter: undefined });
    expect(iosWith({ releaseType: 'manual', rollout: { after } })).toMatchObject({
      after: expected,
      letOutAfter: { signOffs: 0 },
    });
    const signed = iosOf({ releaseType: 'manual', rollout: { letOut: { signOffs: 2 } } });
    expect(signed.rollout.letOutAfter).toEqual({ signOffs: 2 });
    expect(signed.rollout.hotfix.letOutAfter).toBeUndefined();
  });

  test('a build number is text, however it is written', () => {
    expect(iosOf({ buildNumber: 42 }).versionCode).toBe('42');
    expect(iosOf({ buildNumber: '1.4.2' }).versionCode).toBe('1.4.2');
  });

  test('a release waits for a person, or for a moment', () => {
    expect(iosOf({ releaseType: 'manual' }).releaseType).toEqual({ kind: 'manual' });
    const at = '2026-12-01T09:00:00Z';
    expect(iosOf({ releaseType: { at } }).releaseType).toEqual({ kind: 'at', at });
  });

  test('is built by a command of its own, with the profile’s environment', () => {
    const profiles = {
      base: { env: { A: '1', B: '1' }, ios: { artifact: 'out/Chat.ipa', projectDir: 'apple' } },
      beta: { extends: 'base', ios: { command: 'make ipa', bundleId: 'com.example.beta', env: { B: '2' } } },
    };
    const { applicationId, build } = iosOf({ build: 'beta' }, { profiles });
    expect(applicationId).toBe('com.example.beta');
    expect(build).toEqual({
      builder: 'command',
      profile: 'beta',
      command: 'make ipa',
      projectDir: '/repo/apple',
      artifact: '/repo/out/Chat.ipa',
      env: { A: '1', B: '2' },
    });
  });

  test('beside Android it is one app on two platforms, each with its own id', () => {
    const input = { profiles: iosProfiles, apps: { chat: { android, ios } } };
    const apps = platformApps(parseConfig(input, { file }));
    expect(apps.map(appId)).toEqual(['play:com.example.chat', 'app-store:com.example.chat']);
    expect(apps.map(({ name }) => name)).toEqual(['chat', 'chat']);
  });

  test.each<[string, object, readonly string[]]>([
    [
      'a bundle id of one part',
      { bundleId: 'chat' },
      [
        'bundleId: "chat" is not a bundle id; write at least two parts of letters, digits and -, like com.example.chat',
      ],
    ],
    [
      'a version name with letters',
      { versionName: '1.4-rc1' },
      [
        'versionName: "1.4-rc1" is not a version of the App Store; write one to three whole numbers, like 1.4.0',
      ],
    ],
    [
      'a build number of four parts',
      { buildNumber: '1.2.3.4' },
      [
        "buildNumber: \"1.2.3.4\" is not a build number; write 'next', or one to three whole numbers, like '1.4.2'",
      ],
    ],
    [
      'a track of Google Play',
      { track: 'production' },
      ["track: \"production\" is no place of the App Store; write 'app-store' or 'testflight:GROUP'"],
    ],
    [
      'soaking where nobody tests',
      { rollout: { soak: [{ track: 'internal' }] } },
      ['rollout.soak[0].track: "internal" is no group of testers; write it like \'testflight:Friends\''],
    ],
    [
      'stages of one’s own',
      { rollout: { stages: [{ fraction: '1%' }] } },
      ['rollout.stages: is not a known key; known here: '],
    ],
    [
      'too much that is new',
      { releaseNotes: { 'en-US': 'x'.repeat(4001) } },
      ['releaseNotes.en-US: has 4001 characters; the App Store takes 4000'],
    ],
    [
      'a day for a moment',
      { releaseType: { at: '2026-12-01' } },
      ['releaseType.at: "2026-12-01" is not a moment; write it like \'2026-12-01T09:00:00Z\''],
    ],
    [
      'a day that is judged when it is over',
      { rollout: { bakeTime: '24h' } },
      ['rollout.bakeTime: "24h" is no less than a day, after which the App Store raises the share by itself'],
    ],
    [
      'letting out what waits for nobody',
      { rollout: { letOut: { signOffs: 1 } } },
      ["rollout.letOut: is for a release that waits to be let out; it needs releaseType: 'manual'"],
    ],
    [
      'going after a store that the app is not in, and that nothing waits for',
      { rollout: { phased: false, after: { store: 'play', stage: '10%' } } },
      [
        'rollout.after: names Google Play, where this app is not',
        'rollout.after: holds nothing back that goes to everybody on approval',
      ],
    ],
    [
      'notes in no language, a gate without a question, and a device twice',
      { releaseNotes: { en_US: 'x' }, devices: [{ device: 'a' }, { device: 'a' }], rollout: { gate: {} } },
      [
        'releaseNotes.en_US: "en_US" is not a language tag; write it like en-US, de-DE or ar',
        'devices[1]: a in en-US is listed twice',
        'rollout.gate: needs one of command, url and ask',
      ],
    ],
  ])('%s is refused', (_what, extra, expected) => {
    const found = problems({ profiles: iosProfiles, apps: { chat: { ios: { ...ios, ...extra } } } });
    expect(found).toHaveLength(expected.length);
    for (const [index, line] of expected.entries()) expect(found[index]).toContain(`apps.chat.ios.${line}`);
  });

  test('needs a file to release, and an app needs a platform', () => {
    expect(problems({ apps: { chat: { ios } } })).toEqual([
      'profiles.release.ios.artifact: is missing; name the IPA that goes to the store',
    ]);
    expect(problems({ apps: { chat: {} } })).toEqual(['apps.chat: needs android, ios or both']);
  });

  test('two apps have two bundle ids', () => {
    const apps = { chat: { ios }, other: { ios } };
    expect(problems({ profiles: iosProfiles, apps })).toEqual([
      'apps.other.ios.bundleId: "com.example.chat" belongs to the app "chat" already',
    ]);
  });
});
