import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { account, applicationId } from '../../stores/google-play/testing/play-harness.ts';
import { publishingScope as publishing } from '../play/scopes.ts';
import { registerServiceAccount } from '../play/seed.ts';
import { openReporting, reportingScope } from './testing/reporting-harness.ts';

const crashSet = `apps/${applicationId}/crashRateMetricSet`;

let reporting: Awaited<ReturnType<typeof openReporting>>;
beforeEach(async () => {
  reporting = await openReporting({
    hours: [],
    anomalies: [
      {
        applicationId,
        id: 'a1',
        metricSet: 'crashRateMetricSet',
        metric: 'crashRate',
        value: 0.03,
        dimensions: { versionCode: '2' },
        granularity: 'DAILY',
        period: { startMs: Date.UTC(2026, 0, 3, 8), endMs: Date.UTC(2026, 0, 4, 8) },
      },
    ],
  });
});
afterEach(() => reporting.close());
const client = (scope?: string) => reporting.client(scope);

test('anomalies are listed, and filtered by time', async () => {
  const { anomalies } = await client();
  const list = async (filter: string) =>
    (await anomalies.list({ parent: `apps/${applicationId}`, filter })).data.anomalies ?? [];
  expect(await list('activeBetween("2026-01-03T10:00:00Z", UNBOUNDED)')).toMatchObject([
    { name: `apps/${applicationId}/anomalies/a1`, metric: { decimalValue: { value: '0.03' } } },
  ]);
  expect(await list('activeBetween(UNBOUNDED, "2026-01-03T08:00:00Z")')).toEqual([]);
  await expect(list('recent')).rejects.toMatchObject({ status: 400 });
});

test('apps are found page by page, and the version codes of their releases', async () => {
  const { apps } = await client();
  const first = (await apps.search({ pageSize: 1 })).data;
  expect(first.apps).toMatchObject([{ packageName: 'com.example.second' }]);
  const pageToken = first.nextPageToken ?? '';
  expect((await apps.search({ pageSize: 1, pageToken })).data.apps).toMatchObject([
    { packageName: applicationId },
  ]);
  expect((await apps.fetchReleaseFilterOptions({ name: `apps/${applicationId}` })).data.tracks).toEqual([
    {
      displayName: 'Production',
      type: 'Production',
      servingReleases: [{ displayName: '2.0', versionCodes: ['2'] }],
    },
  ]);
});

describe('access', () => {
  test('takes a token for this API, not one for publishing', async () => {
    const { vitals } = await client(publishing);
    await expect(vitals.crashrate.get({ name: crashSet })).rejects.toMatchObject({
      status: 403,
      response: { data: { error: { message: 'Request had insufficient authentication scopes.' } } },
    });
    const both = await client(`${publishing} ${reportingScope}`);
    expect((await both.vitals.crashrate.get({ name: crashSet })).status).toBe(200);
  });

  test('takes an invitation to the app', async () => {
    reporting.storage.update((state) => ({
      state: registerServiceAccount(state, { ...account, applicationIds: ['com.example.second'] }),
      value: undefined,
    }));
    const { vitals, apps } = await client();
    await expect(vitals.crashrate.get({ name: crashSet })).rejects.toMatchObject({ status: 403 });
    expect((await apps.search({})).data.apps).toHaveLength(1);
  });
});
