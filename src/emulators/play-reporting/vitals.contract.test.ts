import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { applicationId } from '../../stores/google-play/testing/play-harness.ts';
import { hourMs } from './civil-time.ts';
import type { RecordedHour } from './recorded-vitals.ts';
import { openReporting } from './testing/reporting-harness.ts';

const hour = (about: Partial<RecordedHour>): RecordedHour => ({
  applicationId,
  startMs: Date.UTC(2026, 0, 5, 9),
  versionCode: 2,
  cohort: 'OS_PUBLIC',
  device: { deviceModel: 'google/coral', apiLevel: '34', countryCode: 'DE' },
  users: 1_234,
  errors: [
    { type: 'CRASH', perceived: true, users: 12, reports: 20 },
    { type: 'CRASH', perceived: false, users: 3, reports: 4 },
    { type: 'APPLICATION_NOT_RESPONDING', perceived: true, users: 2, reports: 2 },
  ],
  ...about,
});

const hours = [
  hour({}),
  hour({ versionCode: 1, users: 50_049, errors: [] }),
  hour({ device: { deviceModel: 'samsung/a5', apiLevel: '33', countryCode: 'IN' }, users: 106 }),
  // Too few to be shown.
  hour({ versionCode: 3, users: 4 }),
  hour({
    cohort: 'APP_TESTERS',
    users: 20,
    errors: [{ type: 'CRASH', perceived: true, users: 5, reports: 9 }],
  }),
  ...Array.from({ length: 24 }, (_, index) =>
    hour({ startMs: Date.UTC(2026, 0, 3, 8 + index), users: 1_000 }),
  ),
];

let reporting: Awaited<ReturnType<typeof openReporting>>;
beforeEach(async () => {
  reporting = await openReporting({ hours });
});
afterEach(() => reporting.close());
const client = () => reporting.client();

const day = { year: 2026, month: 1, day: 5 };
const atNine = {
  aggregationPeriod: 'HOURLY',
  startTime: { ...day, hours: 9 },
  endTime: { ...day, hours: 10 },
};
const crashSet = `apps/${applicationId}/crashRateMetricSet`;
const errorSet = `apps/${applicationId}/errorCountMetricSet`;

async function crashRows(requestBody: object) {
  const { vitals } = await client();
  const body = { timelineSpec: atNine, metrics: ['crashRate', 'distinctUsers'], ...requestBody };
  const { data } = await vitals.crashrate.query({ name: crashSet, requestBody: body });
  return data;
}

/** Row by row: dimension values, then metric values. */
const values = (data: Awaited<ReturnType<typeof crashRows>>) =>
  (data.rows ?? []).map(({ dimensions = [], metrics = [] }) => [
    ...dimensions.map(({ int64Value, stringValue }) => int64Value ?? stringValue),
    ...metrics.map(({ decimalValue }) => decimalValue?.value),
  ]);

describe('a metric set', () => {
  test('says until when its data is fresh, for each granularity', async () => {
    const { vitals } = await client();
    const sets = [vitals.crashrate, vitals.anrrate] as const;
    for (const set of sets) {
      const name = set === vitals.crashrate ? crashSet : `apps/${applicationId}/anrRateMetricSet`;
      const { data } = await set.get({ name });
      expect(data).toEqual({
        name,
        freshnessInfo: {
          freshnesses: [
            { aggregationPeriod: 'HOURLY', latestEndTime: { ...day, hours: 10, timeZone: { id: 'UTC' } } },
            {
              aggregationPeriod: 'DAILY',
              latestEndTime: { year: 2026, month: 1, day: 4, timeZone: { id: 'America/Los_Angeles' } },
            },
          ],
        },
      });
    }
  });
});

describe('a query', () => {
  test('has the official shape: metrics are a list', async () => {
    const { rows = [] } = await crashRows({ dimensions: ['versionCode'], filter: 'versionCode = 2' });
    expect(rows).toEqual([
      {
        aggregationPeriod: 'HOURLY',
        startTime: { ...day, hours: 9, timeZone: { id: 'UTC' } },
        dimensions: [{ dimension: 'versionCode', int64Value: '2' }],
        metrics: [
          { metric: 'crashRate', decimalValue: { value: '0.02238806' } },
          { metric: 'distinctUsers', decimalValue: { value: '1300' } },
        ],
      },
    ]);
  });

  test('breaks down by version and device, rounds users, and has no row for a handful of them', async () => {
    expect(values(await crashRows({ dimensions: ['versionCode', 'deviceModel'] }))).toEqual([
      ['1', 'google/coral', '0', '50000'],
      ['2', 'google/coral', '0.01215559', '1200'],
      ['2', 'samsung/a5', '0.14150943', '110'],
    ]);
    expect(
      values(await crashRows({ dimensions: ['deviceBrand'], filter: 'deviceModel = "samsung/a5"' })),
    ).toEqual([['samsung', '0.14150943', '110']]);
  });

  test('shows testers only when they are asked for', async () => {
    expect(values(await crashRows({ userCohort: 'APP_TESTERS' }))).toEqual([['0.25', '20']]);
    expect(values(await crashRows({ userCohort: 'OS_BETA', dimensions: ['versionCode'] }))).toEqual([]);
  });

  test('of a day covers the hours from midnight to midnight in California, and rolls over a week', async () => {
    const startTime = { year: 2026, month: 1, day: 3, timeZone: { id: 'America/Los_Angeles' } };
    const timelineSpec = { aggregationPeriod: 'DAILY', startTime, endTime: { ...startTime, day: 4 } };
    const metrics = ['crashRate', 'userPerceivedCrashRate', 'crashRate7dUserWeighted', 'distinctUsers'];
    const data = await crashRows({ timelineSpec, metrics });
    expect(values(data)).toEqual([['0.015', '0.012', '0.015', '24000']]);
    expect(data.rows?.[0]?.startTime).toEqual(startTime);
  });

  test('comes in pages, whose tokens are good for the same question only', async () => {
    const question = { dimensions: ['versionCode', 'deviceModel'], pageSize: 2 };
    const first = await crashRows(question);
    const pageToken = first.nextPageToken;
    expect(values(first)).toHaveLength(2);
    const second = await crashRows({ ...question, pageToken });
    expect(values(second)).toHaveLength(1);
    expect(second.nextPageToken).toBeUndefined();
    await expect(crashRows({ ...question, filter: 'versionCode = 2', pageToken })).rejects.toMatchObject({
      status: 400,
    });
  });

  test.each([
    ['no granularity', { timelineSpec: { ...atNine, aggregationPeriod: undefined } }, /aggregation period/],
    ['minutes', { timelineSpec: { ...atNine, endTime: { ...atNine.endTime, minutes: 5 } } }, /aligned/],
    [
      'hours of another zone',
      { timelineSpec: { ...atNine, startTime: { ...atNine.startTime, timeZone: { id: 'Europe/Berlin' } } } },
      /only supported time zone for HOURLY is UTC/,
    ],
    ['an end before the start', { timelineSpec: { ...atNine, endTime: atNine.startTime } }, /before/],
    [
      'more than there is',
      { timelineSpec: { ...atNine, endTime: { ...day, hours: 11 } } },
      /later than the latest available data/,
    ],
    ['no metric', { metrics: [] }, /At least one metric/],
    ['an unknown metric', { metrics: ['happiness'] }, /Unsupported metric: happiness/],
    ['a rolling metric of hours', { metrics: ['crashRate28dUserWeighted'] }, /not supported in HOURLY/],
    ['an unknown dimension', { dimensions: ['mood'] }, /Unsupported dimension: mood/],
    [
      'a dimension that beta users lack',
      { userCohort: 'OS_BETA', dimensions: ['deviceModel'] },
      /deviceModel/,
    ],
    ['a filter that is no equality', { filter: 'versionCode > 1' }, /Invalid filter: unexpected ">"/],
  ])('refuses %s', async (_, body, message) => {
    await expect(crashRows(body)).rejects.toMatchObject({
      status: 400,
      response: { data: { error: { status: 'INVALID_ARGUMENT', message: expect.stringMatching(message) } } },
    });
  });
});

describe('error counts', () => {
  const query = async (requestBody: object) => {
    const { vitals } = await client();
    const metrics = ['errorReportCount', 'distinctUsers'];
    return (
      await vitals.errors.counts.query({
        name: errorSet,
        requestBody: { timelineSpec: atNine, metrics, ...requestBody },
      })
    ).data;
  };

  test('are counted by type of report, unrounded', async () => {
    const dimensions = ['reportType', 'versionCode'];
    const filter = 'versionCode = 2 AND deviceModel = "google/coral"';
    expect(values(await query({ dimensions, filter }))).toEqual([
      ['APPLICATION_NOT_RESPONDING', '2', '2', '2'],
      ['CRASH', '2', '24', '15'],
    ]);
    const perceived = `${filter} AND isUserPerceived = USER_PERCEIVED AND reportType = CRASH`;
    expect(values(await query({ dimensions, filter: perceived }))).toEqual([['CRASH', '2', '20', '12']]);
  });

  test('want the type of report as a dimension', async () => {
    await expect(query({ dimensions: ['versionCode'] })).rejects.toMatchObject({
      status: 400,
      response: { data: { error: { message: 'Dimension reportType must be specified in the request.' } } },
    });
  });
});

test('hours that are not there are no rows', async () => {
  const { vitals } = await client();
  const startTime = { year: 2026, month: 1, day: 4, hours: 20 };
  const timelineSpec = { aggregationPeriod: 'HOURLY', startTime, endTime: { ...startTime, hours: 22 } };
  const requestBody = { timelineSpec, metrics: ['anrRate'] };
  const name = `apps/${applicationId}/anrRateMetricSet`;
  expect((await vitals.anrrate.query({ name, requestBody })).data).toEqual({});
  expect(hours.some(({ startMs }) => startMs === Date.UTC(2026, 0, 5, 9) + hourMs)).toBe(false);
});
