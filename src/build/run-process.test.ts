import { spawnSync } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { type ProcessRequest, runProcess } from './run-process.ts';

const env = { PATH: process.env.PATH };

function request(command: ProcessRequest['command'], extra: Partial<ProcessRequest> = {}) {
  const lines: string[] = [];
  const onLine = (line: string) => lines.push(line);
  return { lines, run: { command, cwd: '/', env, onLine, signal: new AbortController().signal, ...extra } };
}

/** A zombie is dead: it only waits for its parent to notice. */
function isAlive(pid: number): boolean {
  const state = spawnSync('ps', ['-o', 'stat=', '-p', String(pid)], { encoding: 'utf8' }).stdout.trim();
  return state !== '' && !state.startsWith('Z');
}

test('hands on both streams line by line, and the exit code', async () => {
  const { lines, run } = request(['sh', '-c', 'echo one; echo two >&2; printf three; exit 7']);
  expect(await runProcess(run)).toEqual({ kind: 'exited', exitCode: 7 });
  expect(lines.toSorted()).toEqual(['one', 'three', 'two']);
});

test('no shell reads the arguments', async () => {
  const { lines, run } = request(['echo', '$(id)', '; ls', '*']);
  await runProcess(run);
  expect(lines).toEqual(['$(id) ; ls *']);
});

test('says which program is not there', async () => {
  const { run } = request(['no-such-program-anywhere']);
  expect(await runProcess(run)).toEqual({ kind: 'not-found', program: 'no-such-program-anywhere' });
});

test('a program ended by a stranger has not succeeded', async () => {
  const { run } = request(['sh', '-c', 'kill -KILL $$']);
  expect(await runProcess(run)).toEqual({ kind: 'exited', exitCode: 1 });
});

test('an abort ends the children too, even one that ignores the polite signal', async () => {
  const abort = new AbortController();
  const script = 'sh -c \'trap "" TERM; echo $$; while :; do sleep 0.1; done\' & wait';
  const { lines, run } = request(['sh', '-c', script], { signal: abort.signal });
  const running = runProcess(run);
  while (lines.length === 0) await sleep(10);
  const stubborn = Number(lines[0]);
  expect(isAlive(stubborn)).toBe(true);
  abort.abort();
  expect(await running).toEqual({ kind: 'stopped' });
  await expect.poll(() => isAlive(stubborn)).toBe(false);
});

test('starts nothing when it is aborted already', async () => {
  const { lines, run } = request(['echo', 'started'], { signal: AbortSignal.abort() });
  expect(await runProcess(run)).toEqual({ kind: 'stopped' });
  expect(lines).toEqual([]);
});
