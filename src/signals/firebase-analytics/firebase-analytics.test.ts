import { analyticsdata, auth } from 'googleapis/build/src/apis/analyticsdata/index.js';
import { afterEach, expect, test } from 'vitest';
import { askSignal } from '../ask-signal.ts';
import { question, rolloutStart, seriesIn } from '../testing/questions.ts';
import type { Served } from '../testing/served.ts';
import { firebaseAnalytics } from './firebase-analytics.ts';
import { type AnalyticsRow, serveAnalytics } from './testing/analytics-server.ts';

const hourMs = 3_600_000;
const open: Served[] = [];
afterEach(() => open.splice(0).forEach((server) => void server.close()));

/** A day and a half of both versions. */
const rows: readonly AnalyticsRow[] = Array.from({ length: 36 }, (_, index) => {
  const hour = rolloutStart + index * hourMs;
  return [
    { hour, version: '2.0', users: 2000, crashed: 20 },
    { hour, version: '1.0', users: 40_000, crashed: 200 },
    { hour, version: '2.0', platform: 'iOS', users: 7, crashed: 7 },
  ];
}).flat();

const asked = { ...question, now: rolloutStart + 60 * hourMs };

async function serving(data: Parameters<typeof serveAnalytics>[0], token = 'ya29.test') {
  const server = await serveAnalytics(data);
  open.push(server);
  const oauth = new auth.OAuth2();
  oauth.setCredentials({ access_token: token });
  const api = analyticsdata({ version: 'v1beta', auth: oauth, rootUrl: server.origin, retry: false });
  return {
    signal: firebaseAnalytics({ open: async () => api, property: '7', platform: 'Android' }),
    reports: server.reports,
  };
}

test('crashed users of both versions of one platform, by the hour and the day of the property', async () => {
  const { signal, reports } = await serving({ rows });
  const series = seriesIn(await askSignal(signal, asked, 5000));
  expect(series).toMatchObject({ unit: 'users', rounded: false });
  expect(series.hours[0]).toEqual({
    start: rolloutStart,
    candidate: { users: 2000, failed: 20 },
    baseline: { users: 40_000, failed: 200 },
  });
  // What is younger than a day is not called complete.
  expect(series.hours).toHaveLength(36);
  expect(series.completeUntil).toBe(rolloutStart + 36 * hourMs);
  expect(reports.map(({ dimensions }) => dimensions[0]?.name).toSorted()).toEqual(['date', 'dateHour']);
});

test('an hour that is withheld is unknown', async () => {
  const { signal } = await serving({
    rows: rows.filter(({ hour, version }) => version === '1.0' || hour !== rolloutStart + hourMs),
  });
  const { hours } = seriesIn(await askSignal(signal, asked, 5000));
  expect(hours[1]).toMatchObject({ candidate: undefined, baseline: { users: 40_000 } });
});

test('rows that were put together, a refusal and names that are not known are no data', async () => {
  const { signal: lossy } = await serving({ rows, metadata: { dataLossFromOtherRow: true } });
  expect(await askSignal(lossy, asked, 5000)).toMatchObject({
    why: 'unintelligible',
    reason: expect.stringContaining('(other)'),
  });
  const { signal: refused } = await serving({ rows }, 'stale');
  expect(await askSignal(refused, asked, 5000)).toMatchObject({
    why: 'refused',
    reason: expect.stringContaining('HTTP 401'),
  });
  const { signal } = await serving({ rows });
  const nameless = { ...asked, baseline: { ...asked.baseline, versionName: undefined } };
  expect(await askSignal(signal, nameless, 5000)).toMatchObject({
    why: 'nothing-yet',
    reason: expect.stringContaining('version names alone'),
  });
  const alike = { ...asked, baseline: { ...asked.baseline, versionName: '2.0' } };
  expect(await askSignal(signal, alike, 5000)).toMatchObject({ reason: 'both versions are called 2.0' });
});
