import { readFileSync } from 'node:fs';
import { mkdtemp, readFile, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { HookAction, HookContext } from '../config/config.ts';
import { runErrorHooks, runHooks } from './hooks.ts';

let root: string;
let lines: string[];
let abort: AbortController;
beforeEach(async () => {
  root = await realpath(await mkdtemp(join(tmpdir(), 'slipway-hooks-')));
  lines = [];
  abort = new AbortController();
});
afterEach(() => rm(root, { recursive: true, force: true }));

const context: HookContext = {
  step: 'build',
  platform: 'android',
  applicationId: 'com.example.chat',
  versionName: '1.4.0',
  versionCode: 42,
  root: '/repo',
  error: undefined,
};

const command = (line: string): HookAction => ({ kind: 'command', command: line });
const options = () => ({
  label: 'after build',
  cwd: root,
  env: { PATH: process.env.PATH, GREETING: 'ahoy' },
  log: (line: string) => void lines.push(line),
  signal: abort.signal,
});

describe('commands', () => {
  test('see the release, the environment and the folder of the config', async () => {
    const variables = ['STEP', 'APPLICATION_ID', 'VERSION_NAME', 'VERSION_CODE'].map(
      (name) => `$SLIPWAY_${name}`,
    );
    await runHooks([command(`pwd; echo "${variables.join(' ')} $GREETING"`)], context, options());
    expect(lines).toEqual([root, 'build com.example.chat 1.4.0 42 ahoy']);
  });

  test('have no version code before there is one, and nothing of the surrounding process', async () => {
    const line = `echo "code=\${SLIPWAY_VERSION_CODE-none} home=\${HOME-none}"`;
    await runHooks([command(line)], { ...context, versionCode: undefined }, options());
    expect(lines).toEqual(['code=none home=none']);
  });

  test('reach the log line by line, both outputs, the last line without its end too', async () => {
    await runHooks([command('echo one; echo two >&2; sleep 0.1; printf three')], context, options());
    expect([...lines].sort()).toEqual(['one', 'three', 'two']);
  });

  test('one that fails ends the row, with its exit code and last lines', async () => {
    const row = [command('echo fine'), command('seq 1 20; exit 3'), command('touch never')];
    await expect(runHooks(row, context, options())).rejects.toMatchObject({
      code: 'HOOK_FAILED',
      exitCode: 3,
      message: 'The hook "after build, 2 of 3" failed with exit code 3.',
      seen: '$ seq 1 20; exit 3\n11\n12\n13\n14\n15\n16\n17\n18\n19\n20',
    });
    expect(lines).toHaveLength(21);
    await expect(readFile(join(root, 'never'))).rejects.toMatchObject({ code: 'ENOENT' });
  });

  test('print no secret, neither into the log nor into an error', async () => {
    const env = { PATH: process.env.PATH, UPLOAD_TOKEN: 'hunter22' };
    const failing = runHooks([command('echo "it is $UPLOAD_TOKEN"; exit 1')], context, { ...options(), env });
    await expect(failing).rejects.toMatchObject({ seen: expect.stringMatching(/it is \*\*\*$/) });
    expect(lines).toEqual(['it is ***']);
  });

  test('one that cannot start', async () => {
    const gone = { ...options(), cwd: join(root, 'gone') };
    await expect(runHooks([command('true')], context, gone)).rejects.toMatchObject({
      code: 'HOOK_FAILED',
      message: 'The hook "after build" failed to start.',
    });
  });

  test('one that is killed', async () => {
    await expect(runHooks([command('kill -9 $$')], context, options())).rejects.toMatchObject({
      code: 'HOOK_FAILED',
      message: 'The hook "after build" failed with exit code 1.',
    });
  });

  test('an abort ends the whole process group', async () => {
    const running = runHooks([command('sleep 60 & echo $!; wait')], context, options());
    while (lines.length === 0) await sleep(10);
    const reason = new Error('stopped by SIGINT');
    abort.abort(reason);
    await expect(running).rejects.toBe(reason);
    expect(isAlive(Number(lines[0]))).toBe(false);
  });

  test('an abort ends one that does not listen', async () => {
    const running = runHooks([command("trap '' TERM; echo ready; sleep 60; sleep 60")], context, options());
    while (lines.length === 0) await sleep(10);
    abort.abort(new Error('stopped'));
    await expect(running).rejects.toThrow('stopped');
  });

  test('nothing starts after an abort', async () => {
    abort.abort(new Error('stopped'));
    await expect(runHooks([command('touch never')], context, options())).rejects.toThrow('stopped');
    await expect(readFile(join(root, 'never'))).rejects.toMatchObject({ code: 'ENOENT' });
  });
});

describe('functions', () => {
  test('are awaited, in turn, with the context', async () => {
    const seen: unknown[] = [];
    const slow: HookAction = {
      kind: 'function',
      run: async (given) => {
        await sleep(20);
        seen.push(given);
      },
    };
    await runHooks([slow, { kind: 'function', run: () => void seen.push('second') }], context, options());
    expect(seen).toEqual([context, 'second']);
  });

  test('one that throws', async () => {
    const run = () => Promise.reject(new TypeError('no such channel'));
    await expect(runHooks([{ kind: 'function', run }], context, options())).rejects.toMatchObject({
      code: 'HOOK_FAILED',
      message: 'The hook "after build" failed: its function threw.',
      seen: 'TypeError: no such channel',
    });
  });
});

describe('onError hooks', () => {
  const failed = { ...context, error: { code: 'BUILD_FAILED', message: 'Gradle failed.' } };

  test('see the error; one that fails is logged, and the others run', async () => {
    const row = [command('exit 1'), command('echo "$SLIPWAY_ERROR_CODE: $SLIPWAY_ERROR_MESSAGE"')];
    await runErrorHooks(row, failed, options());
    expect(lines).toEqual([
      'The hook "after build" failed with exit code 1. $ exit 1',
      'BUILD_FAILED: Gradle failed.',
    ]);
  });

  test('an abort ends them without a word', async () => {
    abort.abort(new Error('stopped'));
    await runErrorHooks([command('echo never')], failed, options());
    expect(lines).toEqual([]);
  });
});

/** Whether a process runs. One that has ended and that nobody has collected yet counts as ended. */
function isAlive(pid: number): boolean {
  try {
    return !/^\d+ \(.*\) Z/.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));
  } catch {
    return false;
  }
}
