import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Io } from '../src/cli/io.ts';
import { runCommand } from '../src/cli/run-command.ts';
import guard from './guard.ts';

let cwd: string;
beforeEach(async () => {
  cwd = await mkdtemp(join(tmpdir(), 'slipway-guard-'));
});
afterEach(() => rm(cwd, { recursive: true }));

async function run(...argv: readonly string[]) {
  let out = '';
  const io: Io = {
    env: {},
    cwd,
    isTerminal: false,
    writeOut: (text) => {
      out += text;
    },
    writeErr: () => undefined,
    signal: new AbortController().signal,
  };
  return { exitCode: await runCommand(guard, argv, io), out };
}

/** A day of hours, in which the new version crashes `ratio` times as often. */
async function writeSeries(ratio: number): Promise<void> {
  const lines = Array.from({ length: 24 }, (_, hour) => {
    const time = (hours: number) =>
      new Date(Date.parse('2026-03-02T00:00:00Z') + hours * 3_600_000).toISOString();
    return `crash,${time(hour)},20000,${40 * ratio},300000,600,${time(hour + 7)}`;
  });
  await writeFile(join(cwd, 'series.csv'), `metric,hour,n1,x1,n0,x0,available_at\n${lines.join('\n')}\n`);
}

test('backtest tells when the guard would have halted', async () => {
  await writeSeries(6);
  const { exitCode, out } = await run('backtest', 'series.csv');
  expect(exitCode).toBe(0);
  expect(out).toMatch(/ halt +crashes 6\.0× the old version's, at least \d\.\d×/);
  expect(out).toContain('It would have halted at 2026-03-02T');
});

test('backtest --json has every look with its numbers', async () => {
  await writeSeries(1);
  const { out } = await run('backtest', 'series.csv', '--json');
  const { ticks } = JSON.parse(out);
  expect(ticks).toHaveLength(24);
  expect(ticks[23]).toMatchObject({
    verdict: 'advance',
    metrics: [{ metric: 'crash', ratio: 1, users: 460_000, failed: 920, missing: 0 }],
  });
});

test('a file that is not there, and one that is no history', async () => {
  expect(await run('backtest', 'nowhere.csv', '--json')).toMatchObject({
    exitCode: 2,
    out: expect.stringContaining('FILE_NOT_FOUND'),
  });
  await writeFile(join(cwd, 'series.csv'), 'a,b\n1,2\n');
  expect(await run('backtest', 'series.csv', '--json')).toMatchObject({
    exitCode: 2,
    out: expect.stringContaining('HISTORY_INVALID'),
  });
});
