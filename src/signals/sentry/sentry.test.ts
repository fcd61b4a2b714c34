import { afterEach, expect, test } from 'vitest';
import { askSignal } from '../ask-signal.ts';
import { question, rolloutStart, seriesIn } from '../testing/questions.ts';
import type { Served } from '../testing/served.ts';
import { type SentryOptions, sentry } from './sentry.ts';
import { type SentryData, serveSentry } from './testing/sentry-server.ts';

const hourMs = 3_600_000;
const asked = { ...question, now: rolloutStart + 5 * hourMs + 1 };
const open: Served[] = [];
afterEach(() => open.splice(0).forEach((server) => void server.close()));

const young = 'com.example.chat@2.0+2';

async function serving(data: Partial<SentryData> = {}, options: Partial<SentryOptions> = {}) {
  const users: SentryData['users'] = (release) =>
    release === young
      ? { healthy: 1900, errored: 60, crashed: 30, abnormal: 10 }
      : { healthy: 39_000, crashed: 200 };
  const server = await serveSentry({ users, ...data });
  open.push(server);
  const signal = sentry({
    url: server.origin,
    organization: 'acme',
    project: '7',
    environment: undefined,
    counts: 'users',
    tokenVariable: 'SENTRY_AUTH_TOKEN',
    env: { SENTRY_AUTH_TOKEN: 'sntrys_test' },
    ...options,
  });
  return { signal, asked: server.asked };
}

test('crashed users of each release, by the hour; the states of sessions add up to everybody', async () => {
  const { signal } = await serving();
  const series = seriesIn(await askSignal(signal, asked, 5000));
  expect(series).toMatchObject({ unit: 'users', rounded: false, completeUntil: rolloutStart + 5 * hourMs });
  expect(series.hours).toHaveLength(5);
  expect(series.hours[0]).toEqual({
    start: rolloutStart,
    candidate: { users: 2000, failed: 30 },
    baseline: { users: 39_200, failed: 200 },
  });
});

test('sessions instead of users, of one environment', async () => {
  const { signal, asked: seen } = await serving({}, { counts: 'sessions', environment: 'production' });
  expect(seriesIn(await askSignal(signal, asked, 5000)).unit).toBe('sessions');
  const [first] = seen;
  expect([first?.searchParams.get('field'), first?.searchParams.get('environment')]).toEqual([
    'sum(session)',
    'production',
  ]);
});

test('hours without any session are unknown', async () => {
  const { signal } = await serving({
    users: (release, hour) => (release === young && hour > 1 ? {} : { healthy: 100 }),
  });
  const series = seriesIn(await askSignal(signal, asked, 5000));
  expect([series.hours[3]?.candidate, series.completeUntil]).toEqual([undefined, rolloutStart + 2 * hourMs]);
});

test('a month of hours stays below the points that one answer may have', async () => {
  const { signal } = await serving();
  const month = { ...asked, since: rolloutStart - 28 * 24 * hourMs };
  expect(seriesIn(await askSignal(signal, month, 5000)).hours).toHaveLength(28 * 24 + 5);
});

test('a token that is refused or missing, and an organization that is not there, are no data', async () => {
  const { signal } = await serving({}, { env: { SENTRY_AUTH_TOKEN: 'stale' } });
  const refused = await askSignal(signal, asked, 5000);
  expect(refused).toMatchObject({ why: 'refused', reason: expect.stringMatching(/HTTP 401.*Invalid token/) });
  expect(JSON.stringify(refused)).not.toContain('stale');
  const missing = (await serving({}, { env: {} })).signal;
  expect(await askSignal(missing, asked, 5000)).toMatchObject({
    why: 'refused',
    reason: expect.stringContaining('SENTRY_AUTH_TOKEN is not set'),
  });
  const elsewhere = (await serving({}, { organization: 'nobody' })).signal;
  expect(await askSignal(elsewhere, asked, 5000)).toMatchObject({
    why: 'refused',
    reason: expect.stringContaining('HTTP 404'),
  });
});

test('the top new issue of the release', async () => {
  const issue = {
    title: 'NullPointerException',
    culprit: 'MainActivity.onCreate',
    userCount: 30,
    permalink: 'https://acme.sentry.io/issues/1/',
  };
  const { signal, asked: seen } = await serving({ issues: [issue] });
  expect(await signal.newProblem?.({ ...asked, timeout: AbortSignal.timeout(5000) })).toEqual({
    title: 'NullPointerException in MainActivity.onCreate',
    users: 30,
    link: 'https://acme.sentry.io/issues/1/',
  });
  expect(seen[0]?.searchParams.get('query')).toContain(young);
});

test('on how many days users crash, over all pages, from events whose user is known', async () => {
  // Eighty users on one day, twenty on all seven, and somebody without a name.
  const failingDays = Array.from({ length: 100 }, (_, user) =>
    Array.from({ length: user < 80 ? 1 : 7 }, (__, day) => ({
      user: `id:${user}`,
      day: `2026-01-0${day + 1}`,
    })),
  ).flat();
  const { signal, asked: seen } = await serving({
    failingDays: [{ user: null, day: '2026-01-01' }, ...failingDays],
  });
  const week = { ...asked, since: asked.now - 7 * 24 * hourMs, timeout: AbortSignal.timeout(5000) };
  expect(await signal.daysPerUser?.(week)).toEqual({ users: 100, days: 220, squares: 1060 });
  expect(seen.map((url) => url.searchParams.get('cursor'))).toEqual([null, '0:100:0', '0:200:0']);
  expect(seen[0]?.searchParams.get('query')).toContain('com.example.chat@1.0+1');
});
