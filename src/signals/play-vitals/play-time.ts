import { Temporal } from 'temporal-polyfill';
import { Unintelligible } from '../ask-signal.ts';

export type Granularity = 'HOURLY' | 'DAILY';

/** google.type.DateTime, as far as the Reporting API uses it. */
export interface CivilTime {
  readonly year?: number | null | undefined;
  readonly month?: number | null | undefined;
  readonly day?: number | null | undefined;
  readonly hours?: number | null | undefined;
}

/** "Due to historical constraints, the only supported timezone" of days. */
export const zoneOf = { HOURLY: 'UTC', DAILY: 'America/Los_Angeles' } as const;

/** When an hour or day begins, in milliseconds since the epoch. */
export function momentOf(time: CivilTime | undefined, granularity: Granularity): number {
  return zoned(time, granularity).epochMilliseconds;
}

/**
 * Where a bucket lies in the series. The guard looks for the day before by 24 hours, which days in California are not
 * when clocks change; so each of them is written down as if it were always winter there.
 */
export function bucketStart(time: CivilTime | undefined, granularity: Granularity): number {
  const { year, month, day } = zoned(time, granularity);
  return granularity === 'HOURLY' ? momentOf(time, granularity) : Date.UTC(year, month - 1, day, 8);
}

/** The hour or day that a moment lies in, as the API wants it to be asked for. */
export function civilTimeOf(moment: number, granularity: Granularity) {
  const timeZone = zoneOf[granularity];
  const { year, month, day, hour } =
    Temporal.Instant.fromEpochMilliseconds(moment).toZonedDateTimeISO(timeZone);
  const date = { year, month, day, timeZone: { id: timeZone } };
  return granularity === 'HOURLY' ? { ...date, hours: hour } : date;
}

function zoned({ year, month, day, hours }: CivilTime = {}, granularity: Granularity) {
  try {
    return Temporal.ZonedDateTime.from(
      { year: year ?? 0, month: month ?? 0, day: day ?? 0, hour: hours ?? 0, timeZone: zoneOf[granularity] },
      { overflow: 'reject' },
    );
  } catch {
    throw new Unintelligible(`a time of ${year}-${month}-${day}`);
  }
}
