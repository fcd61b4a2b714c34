import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Arm } from '../guard/bucket.ts';
import { readCalibration, writeCalibration } from '../guard/calibration/calibration-file.ts';
import { taught } from '../guard/calibration/learnt.ts';
import { coldRule } from '../guard/metric-rule.ts';
import type { EventBody } from '../ledger/event.ts';
import { releaseKey } from '../ledger/release-key.ts';
import { openSqliteLedger } from '../ledger/sqlite/sqlite-ledger.ts';
import { calibrate } from './calibrate.ts';
import { releaseBefore, releasesInLedger, releasesNamed } from './past-releases.ts';
import { dayMs, hourMs, seriesOf } from './series-of.ts';
import type { Signal } from './signal.ts';

const start = Date.UTC(2026, 0, 5);
const releaseEveryMs = 20 * dayMs;

/** A source that remembers four versions: each crashes a fifth more often in its first day, and is used by the hour. */
const source: Signal = {
  label: 'a source',
  async ask({ metric, candidate, baseline, since, now }) {
    const armsOf = (code: number): ReadonlyMap<number, Arm> => {
      const from = start + code * releaseEveryMs;
      const hours = Math.floor((Math.min(now, from + 2 * releaseEveryMs) - Math.max(from, since)) / hourMs);
      return new Map(
        Array.from({ length: Math.max(0, hours) }, (_, index) => {
          const at = Math.max(from, since) + index * hourMs;
          const users = at < from + releaseEveryMs ? 20_000 : 100_000;
          return [at, { users, failed: users * 0.005 * (at < from + dayMs ? 1.2 : 1) }] as const;
        }),
      );
    };
    const daysOf = (hours: ReadonlyMap<number, Arm>) => {
      const days = new Map<number, Arm>();
      for (const [at, { users, failed }] of hours) {
        const day = Math.floor(at / dayMs) * dayMs;
        const known = days.get(day) ?? { users: 0, failed: 0 };
        // Of six hours that somebody crashes in, one is counted by the day.
        days.set(day, { users: known.users + users / 8, failed: known.failed + failed / 6 });
      }
      return days;
    };
    const [young, old] = [
      armsOf(Number(candidate.versionCodes[0])),
      armsOf(Number(baseline.versionCodes[0])),
    ];
    return seriesOf({
      metric,
      unit: 'users',
      rounded: false,
      since,
      hours: { candidate: young, baseline: old },
      days: { candidate: daysOf(young), baseline: daysOf(old) },
      completeUntil: { hours: now, days: now },
    });
  },
};

const asking = {
  applicationId: 'com.example.chat',
  metric: 'crash',
  signal: source,
  since: start - releaseEveryMs,
  now: start + 6 * releaseEveryMs,
  timeoutMs: 1000,
};

describe('calibrate', () => {
  test('learns from three healthy releases', async () => {
    const { learnt, leftOut } = await calibrate({ ...asking, releases: releasesNamed([0, 1, 2, 3]) });
    expect(leftOut).toEqual([]);
    expect(learnt?.slope.hourly).toBeCloseTo(0.2, 2);
    expect(learnt).toMatchObject({
      hoursPerUser: expect.closeTo(6, 6),
      rate: expect.closeTo(0.005, 6),
      releases: ['1', '2', '3'],
    });
  });

  test('learns nothing from two, and says which of them taught nothing', async () => {
    const { learnt, leftOut } = await calibrate({ ...asking, releases: releasesNamed([1, 2, 3, 40]) });
    expect(learnt).toBeUndefined();
    expect(leftOut).toEqual(['40: the source has no bucket yet in which both versions were used']);
  });

  test('learns on how many days a user fails from a source that tells users apart, and never fails for it', async () => {
    const releases = releasesNamed([0, 1, 2, 3]);
    const asked: unknown[] = [];
    const telling: Signal = {
      ...source,
      async daysPerUser({ since, now, baseline }) {
        asked.push([baseline.versionCodes[0], (now - since) / dayMs]);
        return { users: 30, days: 45, squares: 90 };
      },
    };
    const { learnt } = await calibrate({ ...asking, signal: telling, releases });
    expect(learnt?.daysPerUser).toBe(2);
    // The week before each release, of the version that users had then.
    expect(asked).toEqual([
      [0, 7],
      [1, 7],
      [2, 7],
    ]);
    if (learnt === undefined) throw new Error('nothing was learnt');
    expect(taught(coldRule('crash', 'users', 0.02), learnt).daysPerUser).toBe(2);
    const failing: Signal = { ...source, daysPerUser: () => Promise.reject(new Error('down')) };
    expect((await calibrate({ ...asking, signal: failing, releases })).learnt).toMatchObject({
      daysPerUser: undefined,
      releases: ['1', '2', '3'],
    });
  });

  test('what was learnt replaces the cold rule, and what the config says stands', async () => {
    const { learnt } = await calibrate({ ...asking, releases: releasesNamed([0, 1, 2, 3]) });
    if (learnt === undefined) throw new Error('nothing was learnt');
    const cold = coldRule('crash', 'users', 0.02);
    expect(taught(cold, learnt)).toMatchObject({
      margin: 1.25,
      hoursPerUser: expect.closeTo(6, 6),
      highestRate: expect.closeTo(0.015, 6),
    });
    expect(taught({ ...cold, highestRate: 0.02 }, learnt).highestRate).toBe(0.02);
    expect(taught(cold, { ...learnt, hoursPerUser: undefined }).hoursPerUser).toBe(8);
  });
});

describe('the file', () => {
  test('keeps every app by itself, and is refused when it is damaged', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'slipway-calibration-'));
    const file = join(folder, 'slipway.guard.json');
    const learnt = {
      hoursPerUser: undefined,
      daysPerUser: 1.7,
      slope: { hourly: 0.2, daily: 0.3 },
      rate: 0.005,
      releases: ['1', '2', '3'],
    };
    expect(await readCalibration(file, 'android/a')).toEqual(new Map());
    await writeCalibration(file, 'android/a', new Map([['crash', learnt]]));
    await writeCalibration(file, 'ios/a', new Map([['crash', { ...learnt, rate: undefined }]]));
    expect(await readCalibration(file, 'android/a')).toEqual(new Map([['crash', learnt]]));
    await writeFile(file, (await readFile(file, 'utf8')).replace('0.2', '7'));
    await expect(readCalibration(file, 'android/a')).rejects.toMatchObject({
      code: 'GUARD_CALIBRATION_INVALID',
    });
    await writeFile(file, '{');
    await expect(readCalibration(file, 'android/a')).rejects.toMatchObject({
      seen: expect.stringContaining(file),
    });
    await rm(folder, { recursive: true });
  });
});

test('the healthy releases of a ledger: complete, never halted, each beside the one before it', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'slipway-past-'));
  let now = start;
  const ledger = await openSqliteLedger({ path: join(folder, 'ledger.db'), clock: { now: () => now } });
  const app = { platform: 'android', applicationId: 'com.example.chat' } as const;
  const release = async (code: number, ...more: EventBody[]) => {
    await begin(code, ...more, { type: 'rollout.completed', store: 'Google Play', versionCodes: [code] });
  };
  const begin = async (code: number, ...more: EventBody[]) => {
    now += dayMs;
    const place = { store: 'Google Play', versionCodes: [code] };
    const started = { type: 'rollout.started', track: 'production', fraction: 0.01, ...place } as const;
    const bodies = [started, ...more] as const;
    await ledger.append({
      release: releaseKey({ ...app, versionName: `1.${code}` }),
      after: 0,
      bodies,
      actor: 'user:kim',
    });
  };
  const halt = {
    type: 'halt.done',
    store: 'Google Play',
    outcome: 'stopped',
    reason: 'crashes',
    before: null,
    after: null,
    correlationId: 'c',
  } as const;
  await release(1);
  await release(2);
  await release(3, halt);
  await release(4);
  // A hotfix ends the rollout of 1.5 and takes over its users.
  await begin(5);
  await release(6);
  await release(7);
  const found = await releasesInLedger(ledger, app);
  expect(found.map(({ candidate, baseline }) => [candidate.versionName, baseline.versionName])).toEqual([
    ['1.2', '1.1'],
    ['1.4', '1.3'],
    ['1.7', '1.6'],
  ]);
  expect(found[0]).toMatchObject({ candidate: { versionCodes: [2] }, startedAt: start + 2 * dayMs });
  expect(await releasesInLedger(ledger, { ...app, platform: 'ios' })).toEqual([]);
  const newest = releaseKey({ ...app, versionName: '1.7' });
  expect(await releaseBefore(ledger, newest)).toEqual({ versionName: '1.6', versionCodes: [6] });
  await ledger.close();
  await rm(folder, { recursive: true });
});
