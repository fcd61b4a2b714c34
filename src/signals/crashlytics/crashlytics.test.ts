import { auth, bigquery } from 'googleapis/build/src/apis/bigquery/index.js';
import { afterEach, describe, expect, test } from 'vitest';
import { askSignal } from '../ask-signal.ts';
import { dayMs, hourMs } from '../series-of.ts';
import { question, rolloutStart, seriesIn } from '../testing/questions.ts';
import type { Served } from '../testing/served.ts';
import { type CrashlyticsOptions, crashlytics } from './crashlytics.ts';
import { type BigQueryBehaviour, serveBigQuery } from './testing/bigquery-server.ts';
import type { Exported, Failure, Session } from './testing/exported.ts';

const open: Served[] = [];
afterEach(() => open.splice(0).forEach((server) => void server.close()));

const app = 'com_example_chat_ANDROID';
const tables = [`firebase_sessions.${app}`, `firebase_crashlytics.${app}`];
const asked = { ...question, now: rolloutStart + 3 * dayMs };

/** Every hour of two days 20 users of build 2 and 80 of build 1, with two sessions each; some crash in the second one. */
const sessions: readonly Session[] = Array.from({ length: 48 }, (_, hour) =>
  Array.from({ length: 200 }, (__, index) => ({
    id: `s${hour}-${index}`,
    user: `u${index % 100}`,
    build: index % 100 < 20 ? '2' : '1',
    at: rolloutStart + hour * hourMs + index * 1000,
  })),
).flat();

const failures: readonly Failure[] = sessions
  .filter(
    ({ id, user }) => Number(id.split('-')[1]) >= 100 && ['u1', 'u2', 'u3', 'u30', 'u31'].includes(user),
  )
  .map(({ id, user, build, at }) => ({
    session: id,
    installation: `i-${user}`,
    build,
    at: at + 1000,
    type: 'FATAL',
    issue: user === 'u3' ? 'NullPointerException' : 'OutOfMemoryError',
  }));

interface Serving {
  readonly exported?: Partial<Exported>;
  readonly behaviour?: BigQueryBehaviour;
  readonly options?: Partial<CrashlyticsOptions>;
  readonly token?: string;
}

async function serving({ exported, behaviour, options, token = 'ya29.test' }: Serving = {}) {
  const server = await serveBigQuery({ tables, sessions, failures, ...exported }, behaviour);
  open.push(server);
  const oauth = new auth.OAuth2();
  oauth.setCredentials({ access_token: token });
  const api = bigquery({ version: 'v2', auth: oauth, rootUrl: server.origin, retry: false });
  const signal = crashlytics({
    open: async () => api,
    project: 'acme-1',
    platform: 'android',
    streaming: false,
    counts: 'users',
    errors: 'crash',
    maximumBytes: 50e9,
    ...options,
  });
  return { signal, asked: server.asked };
}

const timed = (more: object = {}) => ({ ...asked, ...more, timeout: AbortSignal.timeout(5000) });

describe("Crashlytics' export to BigQuery", () => {
  test('users of each version by the hour and the day, the crashed among them; over all pages of a job that takes its time', async () => {
    const { signal, asked: queries } = await serving({ behaviour: { unfinished: 2, pageRows: 7 } });
    const series = seriesIn(await askSignal(signal, asked, 5000));
    expect(series).toMatchObject({ unit: 'users', rounded: false });
    expect(series.hours).toHaveLength(47);
    expect(series.hours[0]).toEqual({
      start: rolloutStart,
      candidate: { users: 20, failed: 3 },
      baseline: { users: 80, failed: 2 },
    });
    expect(series.days[0]).toMatchObject({ candidate: { users: 20, failed: 3 } });
    // What is younger than both exports is not called complete.
    expect(series.completeUntil).toBe(rolloutStart + 47 * hourMs);
    expect(queries.map(({ labels }) => labels.slipway).toSorted()).toEqual(['freshness', 'health']);
  });

  test('sessions instead, and ANRs', async () => {
    const counted = await serving({ options: { counts: 'sessions' } });
    expect(seriesIn(await askSignal(counted.signal, asked, 5000)).hours[0]?.candidate).toEqual({
      users: 40,
      failed: 3,
    });
    const anrs = failures.map((one) => ({ ...one, type: 'ANR' as const }));
    const { signal } = await serving({ exported: { failures: anrs }, options: { errors: 'anr' } });
    expect(seriesIn(await askSignal(signal, asked, 5000)).hours[0]?.baseline?.failed).toBe(2);
  });

  test('versions reach BigQuery as parameters, never in its text', async () => {
    const { signal, asked: queries } = await serving();
    const evil = { versionName: '1', versionCodes: ["1') OR TRUE --"] };
    await askSignal(signal, { ...asked, baseline: evil }, 5000);
    expect(queries.map(({ query }) => query).join()).not.toContain('OR TRUE');
  });

  test('the streamed tables are other ones', async () => {
    const { signal } = await serving({ options: { streaming: true } });
    expect(await askSignal(signal, asked, 5000)).toMatchObject({
      why: 'refused',
      reason: expect.stringMatching(/_REALTIME was not found/),
    });
  });

  test('the top new issue, and on how many days its users crash', async () => {
    const { signal } = await serving();
    expect(await signal.newProblem?.(timed())).toEqual({
      title: 'NullPointerException in MainActivity.kt',
      users: 1,
      link: undefined,
    });
    // Both days of UTC and the morning of a third one, for both users.
    expect(await signal.daysPerUser?.(timed())).toEqual({ users: 2, days: 6, squares: 18 });
  });
});

describe('is no data', () => {
  test('without sessions nobody knows how many used a version', async () => {
    const { signal } = await serving({ exported: { tables: [`firebase_crashlytics.${app}`] } });
    expect(await askSignal(signal, asked, 5000)).toMatchObject({
      why: 'refused',
      reason: expect.stringMatching(/notFound: .*include session data in the BigQuery export/),
    });
    const empty = await serving({ exported: { sessions: [] } });
    expect(await askSignal(empty.signal, asked, 5000)).toMatchObject({ why: 'nothing-yet' });
  });

  test('an export of crashes that is not there yet would look like no crashes', async () => {
    const none = await serving({ exported: { failures: [] } });
    expect(await askSignal(none.signal, asked, 5000)).toMatchObject({
      why: 'nothing-yet',
      reason: expect.stringContaining('no events of Crashlytics'),
    });
    const nameless = failures.map((one) => ({ ...one, session: undefined }));
    const { signal } = await serving({ exported: { failures: nameless } });
    expect(await askSignal(signal, asked, 5000)).toMatchObject({
      why: 'nothing-yet',
      reason: expect.stringContaining('none of 240 failures names its session'),
    });
    const other = await serving({ exported: { tables: [`firebase_sessions.${app}`] } });
    expect(await askSignal(other.signal, asked, 5000)).toMatchObject({
      reason: expect.stringContaining('link Crashlytics to BigQuery'),
    });
  });

  test('a question that would cost too much is refused before it costs anything', async () => {
    const { signal } = await serving({ behaviour: { bytes: 60e9 } });
    expect(await askSignal(signal, asked, 5000)).toMatchObject({
      why: 'refused',
      reason: expect.stringMatching(/bytesBilledLimitExceeded: .*raise maximumGigabytes/),
    });
  });

  test.each([
    [403, 'accessDenied', 'refused', /BigQuery Job User/],
    [403, 'quotaExceeded', 'refused', /raise the quota/],
    [403, 'rateLimitExceeded', 'refused', /ask less often/],
    [403, 'billingNotEnabled', 'refused', /enable billing/],
    [400, 'invalidQuery', 'refused', /columns are not those/],
    [400, 'resourcesExceeded', 'refused', /more slots/],
    [503, 'backendError', 'unreachable', /not available/],
  ])('HTTP %i %s', async (...[status, reason, why, remedy]) => {
    const { signal } = await serving({ behaviour: { refuse: { status, reason, message: 'synthetic' } } });
    const answer = await askSignal(signal, asked, 5000);
    expect(answer).toMatchObject({ why, reason: expect.stringMatching(remedy) });
    expect(JSON.stringify(answer)).toContain(reason);
  });

  test('a token that is refused, and nobody there', async () => {
    const { signal } = await serving({ token: 'stale' });
    expect(await askSignal(signal, asked, 5000)).toMatchObject({ why: 'refused' });
    const gone = await serving();
    open.splice(0).forEach((server) => void server.close());
    expect(await askSignal(gone.signal, asked, 5000)).toMatchObject({ why: 'unreachable' });
  });
});
