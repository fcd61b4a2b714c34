import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { commandBuilder } from './command-builder.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'slipway-command-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function build(command: string, { signal = new AbortController().signal, projectDir = folder } = {}) {
  const lines: string[] = [];
  const artifact = join(folder, 'Chat.ipa');
  const env = { PATH: process.env.PATH, SLIPWAY_ASC_KEY: 'a very secret key' };
  const done = commandBuilder({
    builder: 'command',
    profile: 'release',
    command,
    projectDir,
    artifact,
    env: { FLAVOUR: 'beta' },
  }).build({ versionCode: '42', versionName: '1.4.0', env, onLine: (line) => lines.push(line), signal });
  return { done, lines, artifact };
}

test('tells the command what to build, and takes what it leaves', async () => {
  const line =
    'echo "$SLIPWAY_VERSION_NAME ($SLIPWAY_BUILD_NUMBER) $FLAVOUR" | tee Chat.ipa; echo "$SLIPWAY_ASC_KEY"';
  const { done, lines, artifact } = build(line);
  expect(await done).toEqual({ artifact, apk: undefined, mapping: undefined, tools: {} });
  expect(readFileSync(artifact, 'utf8')).toBe('1.4.0 (42) beta\n');
  expect(lines[0]).toBe('1.4.0 (42) beta');
  expect(lines.join()).not.toContain('very secret');
});

test('half a file of a failed command is removed; one that it did not touch stays', async () => {
  const failed = build('echo half > Chat.ipa; echo "no such target"; exit 65');
  await expect(failed.done).rejects.toMatchObject({
    code: 'BUILD_FAILED',
    message: 'The build command failed: exit code 65.',
    seen: expect.stringContaining('no such target'),
  });
  expect(() => readFileSync(failed.artifact)).toThrow();
  writeFileSync(failed.artifact, 'of an earlier build');
  await expect(build('exit 1').done).rejects.toMatchObject({ code: 'BUILD_FAILED' });
  expect(readFileSync(failed.artifact, 'utf8')).toBe('of an earlier build');
});

test('a command that makes nothing, has no folder or is stopped has not built', async () => {
  await expect(build('true').done).rejects.toMatchObject({ code: 'BUILD_OUTPUT_MISSING' });
  const nowhere = build('true', { projectDir: join(folder, 'none') });
  await expect(nowhere.done).rejects.toMatchObject({ code: 'FILE_NOT_FOUND' });
  await expect(build('sleep 60', { signal: AbortSignal.timeout(100) }).done).rejects.toMatchObject({
    code: 'BUILD_STOPPED',
  });
});
