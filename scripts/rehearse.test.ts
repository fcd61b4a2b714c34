import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { runHere } from '../src/cli/testing/run-here.ts';
import { scenarios } from '../src/rehearsal/find-scenario.ts';
import rehearsal from './rehearse.ts';

let cwd: string;
beforeEach(async () => {
  cwd = await mkdtemp(join(tmpdir(), 'slipway-rehearse-'));
});
afterEach(() => rm(cwd, { recursive: true }));

const run = (...argv: readonly string[]) => runHere(rehearsal, argv, { cwd });

describe('a rehearsal over HTTP', { timeout: 60_000 }, () => {
  test.each(scenarios.map(({ name }) => name))('of %s ends as the scenario says', async (name) => {
    // Half as many looks as usual, which take half the time.
    const { exit, out, err } = await run('--scenario', name, '--step-hours', '6');
    expect([exit, out]).toEqual([0, expect.not.stringContaining('NOT AS EXPECTED')]);
    for (const line of `${out}\n${err}`.split('\n')) expect(line.length, line).toBeLessThanOrEqual(80);
  });

  test('is the same from the same seed, byte for byte, and another one from another', async () => {
    const asked = ['--scenario', 'crash-spike', '--step-hours', '12'];
    const [first, again, other] = [
      await run(...asked),
      await run(...asked),
      await run(...asked, '--seed', '2'),
    ];
    expect(again).toEqual(first);
    expect(other.err).not.toBe(first.err);
  });

  test('tells everything as JSON and as a page, and fails when it ends otherwise', async () => {
    const wanted = { name: 'mine', title: 'Mine.', days: 3, defect: { times: 20 } };
    const mine = { ...wanted, expects: { android: 'everybody', ios: 'halted' } };
    await writeFile(join(cwd, 'mine.json'), JSON.stringify(mine));
    const { exit, out } = await run('--scenario', join(cwd, 'mine.json'), '--json', '--html', 'mine.html');
    expect(exit).toBe(1);
    const { stores, timeline } = JSON.parse(out);
    expect(stores).toMatchObject([
      { platform: 'android', outcome: 'halted', expected: 'everybody' },
      { platform: 'ios', outcome: 'halted', hoursToStop: expect.any(Number) },
    ]);
    const halt = timeline.find(({ text }: { text: string }) => text.startsWith('halted: version code 200'));
    expect(halt).toMatchObject({ platform: 'android', by: 'controller' });
    expect(halt.text).toContain('new in it: java.lang.NullPointerException in Chat.open');
    const page = await readFile(join(cwd, 'mine.html'), 'utf8');
    for (const part of ['What the guard saw of Play', 'halts at 100', 'NOT AS EXPECTED', 'offered'])
      expect(page).toContain(part);
  });
});

describe('a drill', { timeout: 60_000 }, () => {
  const drill = (scenario: string, ...lines: readonly string[]) =>
    runHere(rehearsal, ['--scenario', scenario, '--drill', '--step-hours', '6'], { cwd, lines });

  test('shows what is measured, asks again, halts what it is told to, and scores it', async () => {
    const { exit, out, err } = await drill('crash-spike', '', '', 'what?', 'constructor', 'h');
    expect(err).toMatch(/Play: 3% of users are offered it; crashes \d+× the old version's/);
    expect(err.match(/^day {2}2 12:00$/gm)).toHaveLength(3);
    expect(out).toContain('PERSON: halts it: stopped: version code 200 was');
    expect(out).toMatch(/Play {7}right; you halted it after 32 h; the guard had not yet; /);
    expect(out).toMatch(/App Store {2}right; you halted it after 16 h/);
    expect(exit).toBe(0);
  });

  test('tells what was missed, and what was no reason to halt', async () => {
    const missed = await drill('one-device-model');
    expect([missed.exit, missed.out]).toEqual([1, expect.stringContaining('Play       MISSED')]);
    expect(missed.out).toContain('App Store  right; ');
    const alarm = await drill('healthy', '', 'p');
    expect([alarm.exit, alarm.out]).toEqual([1, expect.stringContaining('Play       FALSE ALARM')]);
  });
});

test.each([
  ['nothing', undefined, 'There is no scenario nothing.'],
  ['no.json', '{', 'no.json is no JSON.'],
  ['wrong.json', '{"name": "Wrong", "title": "Wrong."}', 'wrong.json is no scenario.'],
])('%s is no scenario', async (name, content, message) => {
  const file = content === undefined ? name : join(cwd, name);
  if (content !== undefined) await writeFile(file, content);
  const { exit, err } = await run('--scenario', file);
  expect([exit, err]).toEqual([2, expect.stringContaining(message)]);
  expect(err).toContain('crash-spike');
});
