import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  renameSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { makeKeystore } from '../../src/build/testing/keystores.ts';
import { copySampleApp } from '../../src/build/testing/sample-app.ts';
import { executableOnPath } from '../../src/toolchain/find.ts';
import { openWorkplace, type RunOptions, refusal, type Workplace } from './slipway.ts';

const password = 'only-for-tests';
const release = ['release', 'android'];

let source: string;
let place: Workplace;

beforeAll(async () => {
  source = await mkdtemp(join(tmpdir(), 'slipway-failing-build-'));
  copySampleApp(source);
  makeKeystore({ path: join(source, 'upload.p12'), password });
});

afterAll(() => rm(source, { recursive: true, force: true }));

beforeEach(async () => {
  place = await openWorkplace();
  await cp(source, place.folder, {
    recursive: true,
    filter: (path) => basename(path) !== 'slipway.config.ts',
  });
  configure();
});

afterEach(async () => {
  expect(readdirSync(place.folder).filter((name) => /\.aab$|\.apk$/.test(name))).toEqual([]);
  await place.close();
});

function configure(
  android: Readonly<Record<string, unknown>> = {},
  keystore = { path: 'upload.p12', alias: 'upload' },
) {
  const app = {
    applicationId: 'com.example.slipway.chat',
    versionName: '1.0.0',
    versionCode: 2,
    devices: [],
  };
  const config = {
    stores: 'embedded',
    profiles: { release: { android: { projectDir: 'android', keystore } } },
    apps: { chat: { android: { ...app, ...android } } },
  };
  writeFileSync(join(place.folder, 'slipway.config.json'), JSON.stringify(config));
}

function refused(options: RunOptions = {}) {
  const passwords = { SLIPWAY_KEYSTORE_PASSWORD: password, SLIPWAY_KEY_PASSWORD: password };
  return refusal(place, release, { ...options, env: { ...passwords, ...options.env } });
}

/** A PATH on which everything is but the programs that are left out. */
function pathWithout(...missing: readonly string[]): string {
  const folder = join(place.folder, '..', 'bin');
  mkdirSync(folder);
  for (const place of (process.env.PATH ?? '').split(':').filter(existsSync)) {
    for (const name of readdirSync(place)) {
      if (missing.includes(name) || existsSync(join(folder, name))) continue;
      try {
        symlinkSync(join(place, name), join(folder, name));
      } catch {
        // A link of the same name that leads nowhere.
      }
    }
  }
  return folder;
}

describe('before the build', () => {
  test('a keystore that is damaged, then one that is not there', async () => {
    const keystore = join(place.folder, 'upload.p12');
    copyFileSync(keystore, `${keystore}.whole`);
    truncateSync(keystore, 700);
    const error = await refused();
    expect(error).toMatchObject({ code: 'KEYSTORE_CORRUPT', exit: 2 });
    expect(error.message).toContain(keystore);
    renameSync(keystore, `${keystore}.half`);
    expect(await refused()).toMatchObject({ code: 'FILE_NOT_FOUND', exit: 2 });
  });

  test('a wrong password: it is not printed', async () => {
    const wrong = 'wrong-canary-password';
    const error = await refused({ env: { SLIPWAY_KEYSTORE_PASSWORD: wrong, SLIPWAY_KEY_PASSWORD: wrong } });
    expect(error).toMatchObject({ code: 'KEYSTORE_PASSWORD_WRONG', exit: 2 });
    expect(error.next).toContain('SLIPWAY_KEYSTORE_PASSWORD');
    expect(error.spoken).not.toContain(wrong);
  });

  test('no password', async () => {
    const error = await refused({ env: { SLIPWAY_KEY_PASSWORD: undefined } });
    expect(error).toMatchObject({ code: 'KEYSTORE_PASSWORD_MISSING', exit: 2 });
    expect(error.next).toContain('Set SLIPWAY_KEY_PASSWORD');
  });

  test('a wrong alias', async () => {
    configure({}, { path: 'upload.p12', alias: 'uplaod' });
    expect(await refused()).toMatchObject({ code: 'KEY_ALIAS_MISSING', exit: 2 });
  });

  test('no Java', async () => {
    const PATH = pathWithout('java', 'javac', 'keytool', 'jarsigner');
    const error = await refused({ env: { PATH, JAVA_HOME: undefined } });
    expect(error).toMatchObject({ code: 'TOOL_MISSING', exit: 2 });
    expect(error.next).toContain('slipway toolchain');
  });

  test('no Gradle', async () => {
    const error = await refused({ env: { PATH: pathWithout('gradle') } });
    expect(error).toMatchObject({ code: 'TOOL_MISSING', exit: 2 });
    expect(error.next).toContain('slipway toolchain android');
  });

  test('a Chromium that is not there, and a device that nobody makes', async () => {
    configure({ devices: [{ device: 'pixel-8' }] });
    const missing = await refused({ env: { SLIPWAY_CHROMIUM: '/nowhere/chromium' } });
    expect(missing).toMatchObject({ code: 'CHROMIUM_MISSING', exit: 2 });
    configure({ devices: [{ device: 'pixel-88' }] });
    const unknown = await refused();
    expect(unknown).toMatchObject({ code: 'DEVICE_UNKNOWN', exit: 2 });
    for (const { spoken } of [missing, unknown]) expect(spoken).not.toContain('building with Gradle');
  });

  test('no Gradle project', async () => {
    renameSync(join(place.folder, 'android'), join(place.folder, 'andriod'));
    expect(await refused()).toMatchObject({ code: 'FILE_NOT_FOUND', exit: 2 });
  });
});

test('gradle is on the PATH of this machine, so that taking it away means something', () => {
  expect(executableOnPath('gradle', process.env.PATH)).toBeDefined();
});
