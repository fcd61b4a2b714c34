import { describe, expect, test } from 'vitest';
import { parseConfig } from './parse.ts';
import { android, androidOf, appOf, file, problems } from './testing/configs.ts';

describe('apps', () => {
  test.each<[string, object, readonly string[]]>([
    [
      'an application id of one part',
      { applicationId: 'chat' },
      [
        'applicationId: "chat" is not an application id; write at least two parts of letters, digits and _, like com.example.chat',
      ],
    ],
    [
      'version code 0',
      { versionCode: 0 },
      ['versionCode: must be a whole number from 1 to 2100000000, not 0'],
    ],
    [
      'a version code above the limit',
      { versionCode: 2_100_000_001 },
      ['versionCode: must be a whole number from 1 to 2100000000, not 2100000001'],
    ],
    [
      'half a version code',
      { versionCode: 1.5 },
      ['versionCode: must be a whole number from 1 to 2100000000, not 1.5'],
    ],
    [
      'a word for a version code',
      { versionCode: 'nxt' },
      ["versionCode: must be 'next' or a number, not 'nxt'"],
    ],
    ['an empty version name', { versionName: '' }, ['versionName: must not be empty']],
    [
      'an unknown profile',
      { build: 'relaese' },
      ['build: there is no profile "relaese"; did you mean "release"?'],
    ],
    [
      'long release notes',
      { releaseNotes: { 'en-US': 'x'.repeat(501), 'de-DE': '🚢'.repeat(500) } },
      ['releaseNotes.en-US: has 501 characters; Google Play takes 500'],
    ],
    [
      'notes in no language',
      { releaseNotes: { en_US: 'x' } },
      ['releaseNotes.en_US: "en_US" is not a language tag; write it like en-US, de-DE or ar'],
    ],
    [
      'unknown densities',
      { assets: { densities: ['hdpi', 'huge'] } },
      [
        "assets.densities[1]: must be 'ldpi', 'mdpi', 'tvdpi', 'hdpi', 'xhdpi', 'xxhdpi' or 'xxxhdpi', not 'huge'",
      ],
    ],
    [
      'a device twice, and a wrong locale',
      { devices: [{ device: 'a' }, { device: 'a', locale: 'en-US' }, { device: 'a', locale: 'deutsch!' }] },
      [
        'devices[2].locale: "deutsch!" is not a language tag; write it like en-US, de-DE or ar',
        'devices[1]: a in en-US is listed twice',
      ],
    ],
    [
      'shares that fall or stay',
      {
        rollout: {
          stages: [{ fraction: '10%' }, { fraction: 0.1 }, { fraction: '5%' }, { fraction: '20%' }],
        },
      },
      [
        'rollout.stages[1].fraction: 0.1 does not rise above the 0.1 before it; a rollout never shrinks',
        'rollout.stages[2].fraction: 0.05 does not rise above the 0.1 before it; a rollout never shrinks',
      ],
    ],
    ['no stages', { rollout: { stages: [] } }, ['rollout.stages: needs at least one stage']],
    [
      'a bare percentage and a wrong duration',
      { rollout: { stages: [{ fraction: 5, bakeTime: '1 week' }] } },
      [
        "rollout.stages[0].fraction: 5 is more than all users; did you mean '5%'?",
        "rollout.stages[0].bakeTime: \"1 week\" is not a duration; write it like '90s', '30m', '24h', '7d' or '1w'",
      ],
    ],
    [
      'a gate without a question',
      { rollout: { gate: {} } },
      ['rollout.gate: needs one of command, url and ask'],
    ],
    [
      'a gate that asks twice',
      { rollout: { gate: { command: 'x', ask: () => 'advance' } } },
      ['rollout.gate: needs one of command, url and ask'],
    ],
    [
      'a gate that cannot be called',
      { rollout: { gate: { ask: 'x' } } },
      ["rollout.gate.ask: must be a function, not 'x'"],
    ],
    [
      'unknown evidence',
      { rollout: { evidence: 'hope' } },
      ["rollout.evidence: must be 'verdict' or 'bake-time', not 'hope'"],
    ],
  ])('refuses %s', (_name, extra, expected) => {
    const lines = problems({ apps: { chat: { android: { ...android, ...extra } } } });
    expect(lines).toEqual(expected.map((line) => `apps.chat.android.${line}`));
  });

  test('a rollout may end before everybody has the release', () => {
    expect(
      androidOf({ rollout: { stages: [{ fraction: '1%' }, { fraction: '20%' }] } }).rollout.stages,
    ).toMatchObject([
      { fraction: 0.01, bakeTimeMs: 86_400_000 },
      { fraction: 0.2, bakeTimeMs: 0 },
    ]);
  });

  test('gates of both kinds', () => {
    const ask = () => 'hold' as const;
    expect(androidOf({ rollout: { gate: { ask } } }).rollout.gate).toEqual({
      kind: 'function',
      ask,
      timeoutMs: 120_000,
    });
    expect(androidOf({ rollout: { gate: { command: './ask', timeout: '10s' } } }).rollout.gate).toEqual({
      kind: 'command',
      command: './ask',
      timeoutMs: 10_000,
    });
  });

  test('several apps, and one application id in two of them', () => {
    const profiles = { beta: { android: { applicationId: 'com.example.chat' } } };
    const apps = {
      chat: { android },
      pay: { android: { ...android, applicationId: 'com.example.pay' } },
      beta: { android: { ...android, applicationId: 'com.example.beta', build: 'beta' } },
    };
    expect(problems({ profiles, apps })).toEqual([
      'apps.beta.android.applicationId: "com.example.chat" belongs to the app "chat" already',
    ]);
    const config = parseConfig({ apps: { chat: apps.chat, pay: apps.pay } }, { file });
    expect(config.apps.map(({ name }) => name)).toEqual(['chat', 'pay']);
  });

  test('hooks and own steps become lists of actions', () => {
    const run = () => undefined;
    const app = appOf({
      apps: {
        chat: {
          android,
          hooks: { before: { build: 'make' }, after: { build: ['a', run] }, onError: { upload: run } },
          steps: [{ name: 'smoke-test', after: 'devices', run: 'npm run smoke' }],
        },
      },
    });
    expect(app.hooks).toEqual({
      before: { build: [{ kind: 'command', command: 'make' }] },
      after: {
        build: [
          { kind: 'command', command: 'a' },
          { kind: 'function', run },
        ],
      },
      onError: { upload: [{ kind: 'function', run }] },
    });
    expect(app.extraSteps).toEqual([
      { name: 'smoke-test', after: 'devices', action: { kind: 'command', command: 'npm run smoke' } },
    ]);
  });

  test('refuses hooks of unknown steps, and steps whose names are taken or wrong', () => {
    const steps = ['build', 'mine', 'mine', 'No!'].map((name) => ({ name, after: 'build', run: 'x' }));
    const hooks = { before: { biuld: 'x' }, after: { build: [3], inspect: 3 }, affter: {} };
    expect(problems({ apps: { chat: { android, hooks, steps } } })).toEqual([
      'apps.chat.hooks.before.biuld: is not a known key; did you mean "build"?',
      'apps.chat.hooks.after.build[0]: must be a string or a function, not 3',
      'apps.chat.hooks.after.inspect: must be a string, a function or a list, not 3',
      'apps.chat.hooks.affter: is not a known key; did you mean "after"?',
      'apps.chat.steps[3].name: "No!" is not a step name; write lowercase letters, digits and hyphens',
      'apps.chat.steps[0].name: "build" is the name of a built-in step',
      'apps.chat.steps[2].name: "mine" is the name of another step',
    ]);
  });
});
