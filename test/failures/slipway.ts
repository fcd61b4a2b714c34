import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, readdir, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { expect } from 'vitest';
import type { ErrorReport } from '../../src/errors/slipway-error.ts';

const repository = resolve(import.meta.dirname, '../..');

export interface CliEnd {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
  /** From the start of the process to its end. */
  readonly wallMs: number;
}

/** A folder to run Slipway in, with a home and a folder for temporary files of its own. */
export interface Workplace {
  readonly folder: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly close: () => Promise<void>;
}

export interface RunOptions {
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** Put before the command line, such as `unshare -n`. */
  readonly wrapper?: readonly string[];
  readonly uid?: number;
  /** Called with the process id once it runs. */
  readonly onStart?: (pid: number) => void;
  /** A command that is meant to end by itself is killed after this; then its exit code is null. */
  readonly limitMs?: number;
}

export async function openWorkplace(): Promise<Workplace> {
  const place = await realpath(await mkdtemp(join(tmpdir(), 'slipway-failures-')));
  const [folder, home, temporary] = ['app', 'home', 'tmp'].map((name) => join(place, name)) as [
    string,
    string,
    string,
  ];
  await Promise.all([folder, home, temporary].map((path) => mkdir(path)));
  return {
    folder,
    env: {
      PATH: process.env.PATH,
      HOME: home,
      TMPDIR: temporary,
      LANG: 'C.UTF-8',
      USER: 'kim',
      // Shared, so that not every process compiles everything anew; and no leftover in the folder above.
      NODE_COMPILE_CACHE: join(tmpdir(), 'slipway-compile-cache'),
    },
    close: () => rm(place, { recursive: true, force: true }),
  };
}

/** Runs the real command line in a process of its own. Nothing of this process's environment reaches it. */
export async function slipway(
  place: Workplace,
  args: readonly string[],
  options: RunOptions = {},
): Promise<CliEnd> {
  const command = [...(options.wrapper ?? []), process.execPath, join(repository, 'bin/slipway.js'), ...args];
  const startedAt = performance.now();
  const child = spawn(command[0] ?? '', command.slice(1), {
    cwd: options.cwd ?? place.folder,
    env: { ...place.env, ...options.env },
    stdio: ['ignore', 'pipe', 'pipe'],
    ...(options.uid !== undefined && { uid: options.uid, gid: options.uid }),
    timeout: options.limitMs ?? 60_000,
    killSignal: 'SIGKILL',
  });
  if (child.pid !== undefined) options.onStart?.(child.pid);
  let stdout = '';
  let stderr = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    stdout += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr += text;
  });
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, stdout, stderr, wallMs: Math.round(performance.now() - startedAt) };
}

/**
 * Runs a command that has to fail, for a machine and for a person. Both ways have the same exit code and
 * the same words, nothing else is on stdout, and no temporary file is left.
 */
export async function refusal(
  place: Workplace,
  args: readonly string[],
  options: RunOptions = {},
): Promise<ErrorReport & { readonly exit: number | null; readonly spoken: string }> {
  const machine = await slipway(place, [...args, '--json'], options);
  const error = errorOf(machine);
  const person = await slipway(place, args, options);
  expect(person.code, person.stderr).toBe(machine.code);
  expect(person.stdout).toBe('');
  expect(person.stderr).toContain(`error  ${error.message}\n`);
  expect(person.stderr).toContain(`next   ${error.next.replaceAll('\n', '\n       ')}\n`);
  expect(person.stderr).toContain(`more   slipway explain ${error.code}\n`);
  expect(person.stderr).not.toMatch(/^\s+at .*:\d+:\d+/m);
  await expectNoLeftovers(place);
  return { ...error, exit: machine.code, spoken: person.stderr };
}

/** The one JSON value of a failed command, with every field that is promised. */
export function errorOf({ stdout, stderr }: CliEnd): ErrorReport {
  expect(stdout, stderr).not.toBe('');
  const { error, ...rest } = JSON.parse(stdout);
  expect(rest).toEqual({});
  expect(Object.keys(error)).toEqual(['code', 'message', 'seen', 'next', 'retryable']);
  expect(error.message).toMatch(/\S/);
  expect(error.next).toMatch(/\S/);
  expect(typeof error.retryable).toBe('boolean');
  return error;
}

/** Temporary files are gone, in the folder for them and beside what they were meant to become. */
export async function expectNoLeftovers({ folder, env }: Workplace): Promise<void> {
  expect(await readdir(env.TMPDIR ?? '')).toEqual([]);
  const names = await readdir(folder, { recursive: true });
  expect(names.filter((name) => /\.(?:tmp|part|lock|draft)$/.test(name))).toEqual([]);
}
