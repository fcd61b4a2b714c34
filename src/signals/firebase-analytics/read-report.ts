import type { analyticsdata_v1beta as v1 } from 'googleapis/build/src/apis/analyticsdata/index.js';
import { Temporal } from 'temporal-polyfill';
import type { Arm } from '../../guard/bucket.ts';
import { Unintelligible } from '../ask-signal.ts';
import type { Arms } from '../series-of.ts';

export interface ReportAsked {
  readonly property: string;
  readonly platform: 'Android' | 'iOS';
  readonly versions: { readonly candidate: string; readonly baseline: string };
  readonly since: number;
  readonly now: number;
  /** Buckets of an hour, or of a day, in the time zone of the property. */
  readonly dimension: 'dateHour' | 'date';
  readonly timeout: AbortSignal;
}

const pageRows = 10_000;

/** Every row of both versions, over all pages. Rows that are withheld for want of users are not there: unknown. */
export async function readReport(api: v1.Analyticsdata, asked: ReportAsked): Promise<Arms> {
  const arms = { candidate: new Map<number, Arm>(), baseline: new Map<number, Arm>() };
  for (let offset = 0, total = 1; offset < total; offset += pageRows) {
    const { data } = await api.properties.runReport(
      { property: `properties/${asked.property}`, requestBody: bodyOf(asked, offset) },
      { signal: asked.timeout },
    );
    // What did not fit into the table was put into one row "(other)", so that the others are too small.
    if (data.metadata?.dataLossFromOtherRow) throw new Unintelligible('rows were put together as (other)');
    total = data.rowCount ?? 0;
    for (const row of data.rows ?? [])
      addRow(arms, row, { asked, zone: data.metadata?.timeZone ?? undefined });
  }
  return arms;
}

function bodyOf(
  { dimension, platform, versions, since, now }: ReportAsked,
  offset: number,
): v1.Schema$RunReportRequest {
  const only = (fieldName: string, values: readonly string[]) => ({
    filter: { fieldName, inListFilter: { values: [...values], caseSensitive: true } },
  });
  // A day more on both sides: the dates are those of the property's time zone.
  const [startDate, endDate] = [since - dayMs, now + dayMs].map((at) =>
    new Date(at).toISOString().slice(0, 10),
  );
  return {
    dateRanges: [{ startDate: startDate ?? '', endDate: endDate ?? '' }],
    dimensions: [{ name: dimension }, { name: 'appVersion' }],
    metrics: [{ name: 'activeUsers' }, { name: 'crashAffectedUsers' }],
    dimensionFilter: {
      andGroup: {
        expressions: [
          only('platform', [platform]),
          only('appVersion', [versions.candidate, versions.baseline]),
        ],
      },
    },
    orderBys: [{ dimension: { dimensionName: dimension } }, { dimension: { dimensionName: 'appVersion' } }],
    limit: String(pageRows),
    offset: String(offset),
  };
}

const dayMs = 24 * 3_600_000;

interface Around {
  readonly asked: ReportAsked;
  readonly zone: string | undefined;
}

function addRow(
  arms: { readonly candidate: Map<number, Arm>; readonly baseline: Map<number, Arm> },
  { dimensionValues = [], metricValues = [] }: v1.Schema$Row,
  { asked: { versions, dimension }, zone }: Around,
): void {
  const [when = '', version] = dimensionValues.map(({ value }) => value ?? '');
  const [users = Number.NaN, failed = Number.NaN] = metricValues.map(({ value }) => Number(value));
  if (!(users >= failed && failed >= 0)) throw new Unintelligible(`${failed} crashed of ${users} users`);
  const arm =
    version === versions.candidate
      ? arms.candidate
      : version === versions.baseline
        ? arms.baseline
        : undefined;
  arm?.set(dimension === 'date' ? dayOf(when) : hourOf(when, zone), { users, failed });
}

/** Days follow each other by 24 hours here, whatever the clocks of the property do. */
function dayOf(text: string): number {
  const [, year, month, day] = /^(\d{4})(\d{2})(\d{2})$/.exec(text) ?? [];
  if (year === undefined) throw new Unintelligible(`a day of "${text}"`);
  return Date.UTC(Number(year), Number(month) - 1, Number(day));
}

function hourOf(text: string, timeZone: string | undefined): number {
  const [, year, month, day, hour] = /^(\d{4})(\d{2})(\d{2})(\d{2})$/.exec(text) ?? [];
  if (year === undefined || timeZone === undefined) throw new Unintelligible(`an hour of "${text}"`);
  const civil = { year: Number(year), month: Number(month), day: Number(day), hour: Number(hour) };
  return Temporal.ZonedDateTime.from({ ...civil, timeZone }).epochMilliseconds;
}
