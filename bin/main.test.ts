import { execFile } from 'node:child_process';
import { resolve } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, test } from 'vitest';
import { commands } from './commands.ts';

const program = resolve(import.meta.dirname, 'slipway.js');

async function slipway(...args: string[]) {
  return promisify(execFile)(process.execPath, [program, ...args]).then(
    ({ stdout, stderr }) => ({ code: 0, stdout, stderr }),
    (error) => ({
      code: error.code as number,
      stdout: error.stdout as string,
      stderr: error.stderr as string,
    }),
  );
}

describe('slipway', () => {
  test('--help lists every command within 80 columns, on stdout', async () => {
    const { code, stdout, stderr } = await slipway('--help');
    expect([code, stderr]).toEqual([0, '']);
    for (const name of Object.keys(commands)) expect(stdout).toMatch(new RegExp(`^  ${name} `, 'm'));
    expect(Math.max(...stdout.split('\n').map((line) => line.length))).toBeLessThanOrEqual(80);
  });

  test.each(Object.entries(commands))(
    '%s: loads, carries its own name, and explains itself',
    async (name, { load }) => {
      const { default: command } = await load();
      expect(command.name).toBe(name);
      const { code, stdout } = await slipway(name, '--help');
      expect(code).toBe(0);
      expect(stdout).toContain(`Usage: slipway ${name}`);
      expect(stdout).toContain('--json');
    },
  );

  test.each([
    [['relaese', 'android'], 'slipway release'],
    [['--hepl'], 'slipway --help'],
    [['constructor'], 'slipway --help'],
    [['rollout', 'stp'], 'slipway rollout --help'],
    [['halt', '--reson', 'x'], 'slipway halt --help'],
  ])('%j is refused with exit code 2 and the next thing to try', async (args, next) => {
    const end = await slipway(...args);
    expect(end).toMatchObject({ code: 2, stdout: '', stderr: expect.stringContaining(`next   ${next}`) });
  });

  test('under --json an error is one JSON value on stdout', async () => {
    const { code, stdout, stderr } = await slipway('explain', 'NO_SUCH_CODE', '--json');
    expect([code, stderr]).toEqual([2, '']);
    const { error } = JSON.parse(stdout);
    expect(error).toEqual({
      code: 'USAGE',
      message: 'There is no error code "NO_SUCH_CODE".',
      seen: 'NO_SUCH_CODE',
      next: expect.any(String),
      retryable: false,
    });
  });

  test('a misspelt option is met with the right one', async () => {
    expect((await slipway('halt', '--reason', 'x', '--dryrun')).stderr).toContain('--dry-run');
  });
});
