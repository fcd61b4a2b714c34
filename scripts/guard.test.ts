import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { runHere } from '../src/cli/testing/run-here.ts';
import guard from './guard.ts';

let cwd: string;
beforeEach(async () => {
  cwd = await mkdtemp(join(tmpdir(), 'slipway-guard-'));
});
afterEach(() => rm(cwd, { recursive: true }));

async function run(...argv: readonly string[]) {
  const { exit: exitCode, out } = await runHere(guard, argv, { cwd });
  return { exitCode, out };
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

test('backtest --html draws the evidence until the halt, and never over its own file', async () => {
  await writeSeries(6);
  expect((await run('backtest', 'series.csv', '--html', 'replay.html')).exitCode).toBe(0);
  const page = await readFile(join(cwd, 'replay.html'), 'utf8');
  expect(page).toMatch(/<h1>It would have halted at 2026-03-02T\d\d:00Z<\/h1>/);
  for (const part of ['halts at 50', 'would have halted', 'have the version', 'the version before'])
    expect(page).toContain(`>${part}</text>`);
  expect(await run('backtest', 'series.csv', '--html', 'series.csv', '--json')).toMatchObject({
    exitCode: 2,
    out: expect.stringContaining('written over'),
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

describe('simulate', () => {
  const small = { dau: [10_000, 100_000], ratio: [1, 10], baseline: 0.01, start: 'cold' };
  const writeGrid = (grid: unknown) => writeFile(join(cwd, 'grid.json'), JSON.stringify(grid));
  const simulate = (...argv: readonly string[]) =>
    run('simulate', '--grid', 'grid.json', '--runs', '20', '--seed', '4', ...argv);

  test('tells of each world what came of it, in a table that fits a terminal', async () => {
    await writeGrid(small);
    const { out } = await simulate();
    expect(out.split('\n').filter((line) => line.length > 80)).toEqual([]);
    expect(out).toMatch(/ 100,000 +1\.00% +10× +timer hour +missed +0\.00%/);
  });

  test('--json has all of it, and the same for the same seed', async () => {
    await writeGrid({ ...small, dau: 10_000 });
    const { exitCode, out } = await simulate('--json');
    expect(exitCode).toBe(0);
    const { rows } = JSON.parse(out);
    expect(rows).toHaveLength(2);
    expect(rows[0]).toMatchObject({ dau: 10_000, ratio: 1, runs: 20, missed: null, hoursToComplete: 144 });
    expect(rows[1]).toMatchObject({ ratio: 10, falseHalts: null, missed: { share: 0 } });
    expect(rows[1].exposure).toBeLessThan(0.1);
    expect((await simulate('--json')).out).toBe(out);
  });

  test.each([
    ['[]', 'Invalid input'],
    ['{"dau":', 'JSON'],
    ['{"dau": 10}', '"dau" Invalid input'],
    ['{"persistence": 3}', 'persistence'],
    ['{"stages": [0.5, 0.2, 1]}', '"stages"'],
    ['{"days": 900}', '"days" is above 90'],
  ])('%s is no grid', async (text, message) => {
    await writeFile(join(cwd, 'grid.json'), text);
    const { exitCode, out } = await simulate('--json');
    expect([exitCode, JSON.parse(out).error.code]).toEqual([2, 'GRID_INVALID']);
    expect(JSON.parse(out).error.message).toContain(message);
  });

  test('needs a grid, and a backtest its file', async () => {
    expect((await run('simulate', '--json')).out).toContain('needs a grid');
    expect((await run('backtest', '--json')).out).toContain('needs the file');
    expect((await run('simulate', '--grid', 'x', '--seed', '-1')).exitCode).toBe(2);
  });
});

/** A config whose guard asks a command, which knows two days of any version. */
async function writeGuard(guard: object | undefined): Promise<void> {
  const hours = Array.from({ length: 48 }, (_, hour) => {
    const time = new Date(Date.now() - (50 - hour) * 3_600_000).toISOString();
    return { hour: time, n1: 20_000, x1: 110, n0: 300_000, x0: 1500 };
  });
  const answer = { unit: 'users', completeUntil: new Date().toISOString(), buckets: hours };
  await writeFile(join(cwd, 'answer.json'), JSON.stringify(answer));
  const android = { applicationId: 'com.example.chat', versionName: '1.0.0', rollout: { guard } };
  await writeFile(join(cwd, 'slipway.config.json'), JSON.stringify({ apps: { chat: { android } } }));
}

const fromCommand = { metrics: { crash: { from: 'command', command: 'cat answer.json' } } };

test('calibrate learns from releases that went well, into a file that says what it knows', async () => {
  await writeGuard(fromCommand);
  const { exitCode, out } = await run('calibrate', '--versions', '1,2,3,4');
  expect(out).toMatch(/^crash, of 2, 3, 4:\n.*own failure rate: 0\.500%/s);
  expect(exitCode).toBe(0);
  const learnt = JSON.parse(await readFile(join(cwd, 'slipway.guard.json'), 'utf8'));
  expect(learnt.apps['android/com.example.chat'].crash).toMatchObject({
    rate: 0.005,
    releases: ['2', '3', '4'],
  });
});

test('calibrate learns nothing from two releases, and needs a guard', async () => {
  await writeGuard(fromCommand);
  expect((await run('calibrate', '--versions', '1,2,3')).out).toContain('Nothing was written.');
  expect((await run('calibrate')).out).toContain('0 healthy releases are known');
  await writeGuard(undefined);
  expect(await run('calibrate', '--json')).toMatchObject({
    exitCode: 2,
    out: expect.stringContaining('no guard to calibrate'),
  });
  expect((await run('calibrate', '--versions', 'one')).exitCode).toBe(2);
});
