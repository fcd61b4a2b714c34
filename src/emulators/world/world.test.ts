import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ordinaryWorld } from '../../guard/simulation/population/world.ts';
import { createPlayConsole } from '../../stores/google-play/console/console.ts';
import { allOf } from '../app-store/resources.ts';
import { type AppUsers, openAppUsers, together, type UserGroup } from './app-users.ts';
import { startHealthServer } from './health-server.ts';
import { openWorld } from './open-world.ts';
import { worldVitals } from './play-vitals.ts';
import { reviewsOfDay } from './reviewers.ts';

const hourMs = 3_600_000;
const startMs = Date.UTC(2027, 0, 4, 8);
const everybody: readonly UserGroup[] = [{ device: {}, share: 1, differs: {} }];
const versionCodes = { candidate: 2, baseline: 1 };
const world = { ...ordinaryWorld, dau: 200_000, baseline: 0.01, drift: 0 };

function lived(groups: readonly UserGroup[], days: number, seed = 7): AppUsers {
  const users = openAppUsers({ world, groups, seed, startMs, daysBefore: 1, versionCodes });
  for (let hour = 0; hour < days * 24; hour += 1) users.live(0.5);
  return users;
}

test('the same seed makes the same life, and another one another', () => {
  expect(lived(everybody, 1).hours()).toEqual(lived(everybody, 1).hours());
  expect(lived(everybody, 1, 8).hours()).not.toEqual(lived(everybody, 1).hours());
});

test('nobody has the version before it is offered, and who has it is counted in hours and days', () => {
  const users = lived(everybody, 2);
  expect(together(users.hour(startMs - hourMs), 'candidate')).toBeUndefined();
  expect(together(users.day(startMs - 24 * hourMs), 'baseline')?.users).toBe(200_000);
  expect(users.exposed()).toBeGreaterThan(80_000);
  expect(users.hours()).toHaveLength(72);
  expect(users.days()).toHaveLength(3);
});

test('only those with the model are hit', () => {
  const users = lived(
    [
      { device: { deviceModel: 'bad' }, share: 0.1, differs: { ratio: 20 } },
      { device: { deviceModel: 'others' }, share: 0.9, differs: {} },
    ],
    2,
  );
  const rateOf = (model: string) => {
    const day = users.day(startMs + 24 * hourMs).filter(({ device }) => device.deviceModel === model);
    const arm = together(day, 'candidate');
    return (arm?.failed ?? 0) / (arm?.users ?? 1);
  };
  expect(rateOf('bad')).toBeGreaterThan(8 * rateOf('others'));
});

test('Android vitals show hours, days and the crash that is new, as late as they are', () => {
  const users = lived([{ device: {}, share: 1, differs: { ratio: 10 } }], 2);
  const defect = { issueId: 'new', cause: 'SIGSEGV', location: 'libchat.so' };
  const lagMs = () => 6 * hourMs;
  const vitals = worldVitals({ applicationId: 'a', users, defect, lagMs });
  const from = (hour: number, hours: number) =>
    vitals.happened('a', { startMs: startMs + hour * hourMs, endMs: startMs + (hour + hours) * hourMs });
  expect(from(30, 1).map(({ versionCode }) => versionCode)).toEqual([2, 1]);
  expect(from(24, 24)[0]?.errors.map(({ cause }) => cause)).toEqual(['java.io.IOException', 'SIGSEGV']);
  expect(from(-24, 72)).toHaveLength(24 + 48 * 2);
  expect(vitals.happened('b', { startMs, endMs: startMs + hourMs })).toEqual([]);
  const now = startMs + 40.5 * hourMs;
  expect(vitals.freshUntilMs('HOURLY', now)).toBe(startMs + 34 * hourMs);
});

test('a team’s own measurements are served in whole buckets, as far as they are complete', async () => {
  const server = await startHealthServer({ users: lived(everybody, 2), lagMs: 2 * hourMs });
  const iso = (hour: number) => new Date(startMs + hour * hourMs).toISOString();
  const body = JSON.stringify({ since: iso(0), now: iso(30) });
  const answer = await (await fetch(server.origin, { method: 'POST', body })).json();
  await server.close();
  expect(answer).toMatchObject({ unit: 'users', completeUntil: iso(28) });
  const { buckets } = answer as { buckets: readonly Record<string, unknown>[] };
  expect(buckets.filter(({ hour }) => hour !== undefined)).toHaveLength(28);
  expect(buckets.filter(({ day }) => day !== undefined)).toMatchObject([
    { day: iso(0), n0: expect.any(Number) },
  ]);
});

test('users write more bad reviews of a version that crashes', () => {
  const users = lived([{ device: {}, share: 1, differs: { ratio: 10 } }], 3);
  const day = users.day(startMs + 48 * hourMs);
  const written = reviewsOfDay(day, 1);
  const bad = (of: string) => {
    const own = written.filter((review) => review.of === of);
    return own.filter(({ stars }) => stars <= 2).length / own.length;
  };
  expect(bad('candidate')).toBeGreaterThan(1.5 * bad('baseline'));
  expect(reviewsOfDay(day, 1)).toEqual(written);
});

test('both stores hand them out over their APIs, with the version they are of', async () => {
  const dir = await mkdtemp(join(tmpdir(), 'slipway-world-'));
  const users = { android: lived(everybody, 0), ios: lived(everybody, 0) };
  const newest = () => ({ versionName: '2.0', versionCode: 2 });
  const open = await openWorld({
    ...{ dir, appId: 'com.example.chat', baseline: 1, users, defect: undefined },
    ...{ clock: { now: () => startMs }, newest: { android: newest, ios: newest } },
    ...{ lagMs: { vitals: 0, health: 0 }, applePace: {}, playReviewMs: 0 },
    faults: { play: () => undefined, appStore: () => undefined },
  });
  try {
    for (const platform of ['android', 'ios'] as const)
      open.writeReviews(platform, [{ of: 'baseline', stars: 2, text: 'It crashes.' }]);
    const { listReviews } = createPlayConsole({
      endpoint: { kind: 'local', origin: open.play.origin, label: 'local Play' },
      credentials: open.credentials.play,
    }).reviews;
    const [onPlay] = await listReviews('com.example.chat', { sinceMs: startMs - hourMs });
    expect(onPlay).toMatchObject({ stars: 2, text: 'It crashes.', versionCode: 1 });
    const { body } = allOf(open.appStore.state(), 'customerReviews')[0]?.attributes ?? {};
    expect(body).toBe('It crashes.');
  } finally {
    await open.close();
    await rm(dir, { recursive: true });
  }
});
