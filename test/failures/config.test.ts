import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { configFor, writeConfig } from './prebuilt-app.ts';
import { openWorkplace, refusal, type Workplace } from './slipway.ts';

let place: Workplace;

beforeEach(async () => {
  place = await openWorkplace();
});

afterEach(async () => {
  expect(existsSync(join(place.folder, '.slipway'))).toBe(false);
  await place.close();
});

const release = ['release', 'android'];

describe('a config that cannot be used: exit 2, and nothing is written', () => {
  test('none', async () => {
    const error = await refusal(place, release);
    expect(error).toMatchObject({ code: 'CONFIG_MISSING', exit: 2, retryable: false });
    expect(error.next).toContain('slipway.config.ts');
  });

  test('a named one that is not there', async () => {
    const error = await refusal(place, ['rollout', 'status', '--config', 'nowhere.ts']);
    expect(error).toMatchObject({ code: 'CONFIG_MISSING', exit: 2 });
    expect(error.seen).toBe(join(place.folder, 'nowhere.ts'));
  });

  test('several problems are listed at once, each with its place', async () => {
    await writeConfig(place, {
      stors: 'live',
      ...configFor({ applicationId: 'chat', versionCode: -1, rollout: { stages: [{ fraction: '120%' }] } }),
    });
    const error = await refusal(place, release);
    expect(error).toMatchObject({ code: 'CONFIG_INVALID', exit: 2 });
    for (const problem of [
      'stors: is not a known key; did you mean "stores"?',
      'apps.app.android.applicationId: "chat" is not an application id',
      'apps.app.android.versionCode: must be a whole number from 1 to 2100000000, not -1',
      'apps.app.android.rollout.stages[0].fraction: ',
    ]) {
      expect(error.seen).toContain(problem);
    }
    expect(error.spoken).toContain('\n       stors: is not');
  });

  test.each([
    ['json', '{\n  "apps": {,\n}', /slipway\.config\.json: .*line 2 column 12/],
    ['ts', 'export default {\n  apps: {,\n};\n', /slipway\.config\.ts:2: /],
    ['mjs', 'import "./gone.mjs";\nexport default {};\n', /gone\.mjs/],
    [
      'mjs',
      'export default () => {\n  throw new Error("no VERSION");\n};\n',
      /slipway\.config\.mjs:2: no VERSION/,
    ],
  ])('a broken .%s', async (ending, text, seen) => {
    await writeFile(join(place.folder, `slipway.config.${ending}`), text);
    const error = await refusal(place, release);
    expect(error).toMatchObject({ code: 'CONFIG_UNREADABLE', exit: 2 });
    expect(error.seen).toMatch(seen);
  });

  test('a folder in the place of a file', async () => {
    await mkdir(join(place.folder, 'slipway.config.json'));
    expect((await refusal(place, release)).exit).toBe(2);
  });

  test('a .env that is a folder', async () => {
    await writeConfig(place);
    await mkdir(join(place.folder, '.env'));
    const error = await refusal(place, release);
    expect(error.exit).toBe(2);
    expect(error.spoken).toContain('.env');
  });
});

describe('a command line that cannot be meant', () => {
  test.each([
    ['an unknown command', ['relase', 'android'], 'slipway release'],
    ['an unknown option', ['release', 'android', '--dryrun'], '--help'],
    ['an unknown platform', ['release', 'windows'], '--help'],
    ['a number that is none', ['halt', '--reason', 'x', '--version-code', 'seven'], '--help'],
  ])('%s', async (_what, args, next) => {
    const error = await refusal(place, args);
    expect(error).toMatchObject({ code: 'USAGE', exit: 2 });
    expect(error.next).toContain(next);
  });

  test('an app that the config does not have', async () => {
    await writeConfig(place);
    const key = '{"client_email":"a@b.c","private_key":"-----BEGIN PRIVATE KEY-----"}';
    const error = await refusal(place, [...release, '--app', 'chta'], {
      env: { SLIPWAY_PLAY_CREDENTIALS: key },
    });
    expect(error).toMatchObject({ code: 'APP_UNKNOWN', exit: 2 });
    expect(error.spoken).toContain('app');
  });
});
