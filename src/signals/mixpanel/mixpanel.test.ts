import { afterEach, expect, test } from 'vitest';
import { askSignal } from '../ask-signal.ts';
import { dayMs, hourMs } from '../series-of.ts';
import { question, rolloutStart, seriesIn } from '../testing/questions.ts';
import type { Served } from '../testing/served.ts';
import { type MixpanelOptions, mixpanel } from './mixpanel.ts';
import { type MixpanelData, serveMixpanel } from './testing/mixpanel-server.ts';

const open: Served[] = [];
afterEach(() => open.splice(0).forEach((server) => void server.close()));

const asked = { ...question, now: rolloutStart + 2 * dayMs };

const users: MixpanelData['users'] = (event, hour) => {
  if (hour < rolloutStart) return { 1: event === 'App Open' ? 42_000 : event === 'Crash' ? 210 : 0 };
  if (event === 'App Open') return { 1: 40_000, 2: 2000 };
  return event === 'Crash' ? { 1: 200, 2: 20 } : {};
};

async function serving(data: Partial<MixpanelData> = {}, options: Partial<MixpanelOptions> = {}) {
  const server = await serveMixpanel({ users, ...data });
  open.push(server);
  const signal = mixpanel({
    url: server.origin,
    project: '7',
    platform: 'android',
    used: 'App Open',
    failed: 'Crash',
    timeZone: 'Europe/Berlin',
    versionProperty: '$app_build_number',
    accountVariable: 'MIXPANEL_SERVICE_ACCOUNT',
    env: { MIXPANEL_SERVICE_ACCOUNT: 'slipway.1a2b3c.mp-service-account:s3cret' },
    ...options,
  });
  return { signal, asked: server.asked };
}

test('users with a failure of each version, by the hours and days of the project', async () => {
  const { signal, asked: questions } = await serving();
  const series = seriesIn(await askSignal(signal, asked, 5000));
  expect(series).toMatchObject({ unit: 'users', rounded: false });
  expect(series.hours[0]).toEqual({
    start: rolloutStart,
    candidate: { users: 2000, failed: 20 },
    baseline: { users: 40_000, failed: 200 },
  });
  // The last two hours are still on their way.
  expect(series.completeUntil).toBe(rolloutStart + 46 * hourMs);
  expect(questions).toHaveLength(4);
  expect(questions[0]?.get('from_date')).toBe('2026-01-03');
});

test('an hour without anybody is unknown, and whoever had a failure used the app', async () => {
  const { signal } = await serving({
    users: (event, hour) => {
      if (event === 'App Open') return { 1: 40_000, 2: hour === rolloutStart + hourMs ? 0 : 10 };
      return { 1: 200, 2: 12 };
    },
  });
  const { hours } = seriesIn(await askSignal(signal, asked, 5000));
  expect(hours[1]?.candidate).toBeUndefined();
  expect(hours[2]?.candidate).toEqual({ users: 12, failed: 12 });
});

test('a version without failures has none; an event that nobody has is no data', async () => {
  const healthy = await serving({
    users: (event) => (event === 'App Open' ? { 1: 40_000, 2: 2000 } : { 1: 200 }),
  });
  expect(seriesIn(await askSignal(healthy.signal, asked, 5000)).hours[0]?.candidate).toEqual({
    users: 2000,
    failed: 0,
  });
  const { signal } = await serving({}, { failed: 'Chrash' });
  expect(await askSignal(signal, asked, 5000)).toMatchObject({
    why: 'nothing-yet',
    reason: 'no version had the event "Chrash" in this time',
  });
});

test.each<[string, Partial<MixpanelData>, Partial<MixpanelOptions>, RegExp]>([
  ['its limit', { limit: 2 }, {}, /HTTP 429.*look less often/],
  ['an account that is none', {}, { env: { MIXPANEL_SERVICE_ACCOUNT: 'a:b' } }, /HTTP 401.*NAME:SECRET/],
  ['no account', {}, { env: {} }, /MIXPANEL_SERVICE_ACCOUNT is not set/],
  ['half an account', {}, { env: { MIXPANEL_SERVICE_ACCOUNT: 's3cret' } }, /is not NAME:SECRET/],
  ['a project of somebody else', {}, { project: '8' }, /HTTP 403.*region/],
  ['a property that is none', {}, { versionProperty: 'version' }, /HTTP 400.*names of the events/],
])('%s is no data, and says what to do', async (...[, data, options, reason]) => {
  const { signal } = await serving(data, options);
  const answer = await askSignal(signal, asked, 5000);
  expect(answer).toMatchObject({ why: 'refused', reason: expect.stringMatching(reason) });
  expect(JSON.stringify(answer)).not.toMatch(/s3cret|c2xpcHdheQ/);
});
