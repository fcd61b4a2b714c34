import type { playdeveloperreporting_v1beta1 as v1 } from 'googleapis/build/src/apis/playdeveloperreporting/index.js';
import type { Arm } from '../../guard/bucket.ts';
import { Unintelligible } from '../ask-signal.ts';
import { type Arms, addArm } from '../series-of.ts';
import type { SeenVersion, SignalQuestion } from '../signal.ts';
import { bucketStart, civilTimeOf, type Granularity, momentOf } from './play-time.ts';

export type ReportingApi = v1.Playdeveloperreporting;

/** A rate of the Reporting API: which set it is in and what it is called. */
export interface RateMetric {
  readonly set: 'crashRateMetricSet' | 'anrRateMetricSet';
  readonly rate: string;
}

export interface RateQuery extends RateMetric {
  readonly granularity: Granularity;
  readonly question: SignalQuestion;
  readonly pageSize: number;
}

export interface FreshUntil {
  readonly hours: number | undefined;
  readonly days: number | undefined;
}

/** Up to when the set has data, for each width of bucket; the API refuses a query that reaches further. */
export async function freshUntil(
  api: ReportingApi,
  { set }: RateMetric,
  { applicationId, timeout }: SignalQuestion,
): Promise<FreshUntil> {
  const { data } = await collectionOf(api, set).get(
    { name: `apps/${applicationId}/${set}` },
    { signal: timeout },
  );
  const latest = (granularity: Granularity) => {
    const freshness = data.freshnessInfo?.freshnesses?.find(
      ({ aggregationPeriod }) => aggregationPeriod === granularity,
    );
    return freshness?.latestEndTime == null ? undefined : momentOf(freshness.latestEndTime, granularity);
  };
  return { hours: latest('HOURLY'), days: latest('DAILY') };
}

/** Every row of both versions up to `end`, over all pages. A row that is not there is in neither map. */
export async function readArms(api: ReportingApi, query: RateQuery, end: number): Promise<Arms> {
  const { candidate, baseline } = query.question;
  const arms = { candidate: new Map<number, Arm>(), baseline: new Map<number, Arm>() };
  for await (const row of rowsOf(api, query, end)) {
    const code = row.dimensions?.find(({ dimension }) => dimension === 'versionCode')?.int64Value;
    const arm = hasCode(candidate, code)
      ? arms.candidate
      : hasCode(baseline, code)
        ? arms.baseline
        : undefined;
    const counted = armOf(row, query);
    if (arm === undefined || counted === undefined) continue;
    addArm(arm, bucketStart(row.startTime ?? undefined, query.granularity), counted);
  }
  return arms;
}

async function* rowsOf(
  api: ReportingApi,
  query: RateQuery,
  end: number,
): AsyncGenerator<v1.Schema$GooglePlayDeveloperReportingV1beta1MetricsRow> {
  const { set, rate, granularity, question } = query;
  const startTime = civilTimeOf(question.since, granularity);
  const endTime = civilTimeOf(end, granularity);
  if (momentOf(startTime, granularity) >= momentOf(endTime, granularity)) return;
  const codes = [...question.candidate.versionCodes, ...question.baseline.versionCodes];
  const asked = {
    timelineSpec: { aggregationPeriod: granularity, startTime, endTime },
    metrics: [rate, 'distinctUsers'],
    dimensions: ['versionCode'],
    filter: codes.map((code) => `versionCode = ${code}`).join(' OR '),
    pageSize: query.pageSize,
  };
  let pageToken: string | undefined;
  do {
    const { data } = await collectionOf(api, set).query(
      {
        name: `apps/${question.applicationId}/${set}`,
        requestBody: { ...asked, ...(pageToken !== undefined && { pageToken }) },
      },
      { signal: question.timeout },
    );
    yield* data.rows ?? [];
    pageToken = data.nextPageToken || undefined;
  } while (pageToken !== undefined);
}

function collectionOf(api: ReportingApi, set: RateMetric['set']) {
  return set === 'crashRateMetricSet' ? api.vitals.crashrate : api.vitals.anrrate;
}

function hasCode({ versionCodes }: SeenVersion, code: string | null | undefined): boolean {
  return versionCodes.some((own) => String(own) === code);
}

/** Users, and how many of them the rate makes failed. Undefined where one of the two is not there. */
function armOf(
  row: v1.Schema$GooglePlayDeveloperReportingV1beta1MetricsRow,
  { rate }: RateMetric,
): Arm | undefined {
  const numberOf = (metric: string) => {
    const value = row.metrics?.find((one) => one.metric === metric)?.decimalValue?.value;
    return value == null || value === '' ? undefined : Number(value);
  };
  const [share, users] = [numberOf(rate), numberOf('distinctUsers')];
  if (share === undefined || users === undefined) return undefined;
  if (!(share >= 0 && share <= 1) || !(users >= 0))
    throw new Unintelligible(`${rate} ${share} of ${users} users`);
  return { users, failed: share * users };
}
