import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { runHere } from '../src/cli/testing/run-here.ts';
import build from './build.ts';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'slipway-build-'));
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

function writeConfig(profile: unknown, app: Readonly<Record<string, unknown>> = {}): void {
  const android = { applicationId: 'com.example.chat', versionName: '1.4.0', ...app };
  const config = { profiles: { release: { android: profile } }, apps: { chat: { android } } };
  writeFileSync(join(folder, 'slipway.config.ts'), `export default ${JSON.stringify(config)};\n`);
}

async function run(...argv: string[]) {
  const { exit: exitCode, ...text } = await runHere(build, argv, {
    cwd: folder,
    env: { PATH: process.env.PATH },
  });
  return { exitCode, ...text };
}

const prebuilt = { builder: 'prebuilt', artifact: 'app.aab' };

describe('a prebuilt artifact', () => {
  test('is reported with its hash and version', async () => {
    writeConfig(prebuilt);
    writeFileSync(join(folder, 'app.aab'), 'abc');
    const { exitCode, out } = await run('android', '--version-code', '42', '--json');
    expect(exitCode).toBe(0);
    expect(JSON.parse(out)).toMatchObject({
      applicationId: 'com.example.chat',
      versionName: '1.4.0',
      versionCode: 42,
      builder: 'prebuilt artifact',
      artifact: join(folder, 'app.aab'),
      sha256: 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
    });
  });

  test('that is missing is exit code 2', async () => {
    writeConfig(prebuilt);
    const { exitCode, err } = await run('android', '--version-code', '42');
    expect(exitCode).toBe(2);
    expect(err).toContain('slipway explain FILE_NOT_FOUND');
  });
});

describe('the version code', () => {
  test('of the config is used when it is a number', async () => {
    writeConfig(prebuilt, { versionCode: 7 });
    writeFileSync(join(folder, 'app.aab'), 'abc');
    expect(JSON.parse((await run('android', '--json')).out)).toMatchObject({ versionCode: 7 });
  });

  test('has to be named when the config takes the next one of the store', async () => {
    writeConfig(prebuilt, { versionCode: 'next' });
    const { exitCode, err } = await run('android');
    expect(exitCode).toBe(2);
    expect(err).toContain('--version-code N');
  });

  test.each(['0', '-1', '1.5', 'one', '2100000001'])('%s is refused', async (code) => {
    expect((await run('android', `--version-code=${code}`)).exitCode).toBe(2);
  });
});

test('a project that is not there is refused before anything is started', async () => {
  writeConfig({ projectDir: 'nowhere' });
  const { exitCode, err } = await run('android', '--version-code', '1');
  expect(exitCode).toBe(2);
  expect(err).toContain('nowhere');
});
