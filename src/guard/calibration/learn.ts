import type { Bucket } from '../bucket.ts';
import { type Channel, rowsThrough } from '../channels/channel.ts';
import { openDailyChannel } from '../channels/daily.ts';
import { openHourlyChannel } from '../channels/hourly.ts';
import { fewestReleases, type HealthyRow, learnSlope } from '../corrections/freshness.ts';
import { type FailingDays, learnDaysPerUser, learnHoursPerUser } from '../corrections/repeated-counting.ts';
import type { MetricSeries } from '../series.ts';
import type { Learnt } from './learnt.ts';

/** What a source says of one healthy release in the past. */
export interface PastRelease {
  readonly versionName: string;
  /** The release beside the one before it, from its first users on. */
  readonly series: MetricSeries;
  /** The version before it alone, in the week before that: both arms are it. Undefined where nothing is known. */
  readonly alone: MetricSeries | undefined;
  /** Of the users with a failure in that week; left out where the source does not tell users apart. */
  readonly failingDays?: FailingDays | undefined;
}

/** Learns what a guard cannot know of an app's users; undefined before three healthy releases. Pure. */
export function learn(releases: readonly PastRelease[]): Learnt | undefined {
  if (releases.length < fewestReleases) return undefined;
  const series = releases.map((release) => release.series);
  const alone = releases.flatMap((release) => release.alone ?? []);
  const hoursPerUser = learnHoursPerUser(
    alone.flatMap(hoursOfWholeDays),
    alone.flatMap(({ days }) => days),
  );
  return {
    hoursPerUser: hoursPerUser === undefined ? undefined : Math.min(hoursOfDay, hoursPerUser),
    daysPerUser: learnDaysPerUser(releases.flatMap(({ failingDays }) => failingDays ?? [])),
    slope: {
      hourly: slopeOf(
        series.map(({ rounded, hours }) => rowsOf(openHourlyChannel({ rounded, slope: undefined }), hours)),
      ),
      daily: slopeOf(
        series.map(({ rounded, unit, days }) =>
          rowsOf(openDailyChannel({ rounded, slope: undefined, countsPeople: unit === 'users' }), days),
        ),
      ),
    },
    rate: rateOf(series),
    releases: releases.map(({ versionName }) => versionName),
  };
}

const hourMs = 3_600_000;
const hoursOfDay = 24;

/** Hours of days that are there as a whole: both have to count the same time. */
function hoursOfWholeDays({ hours, days }: MetricSeries): readonly Bucket[] {
  return hours.filter(({ start }) =>
    days.some(
      (day) => day.baseline !== undefined && start >= day.start && start < day.start + hoursOfDay * hourMs,
    ),
  );
}

function rowsOf(channel: Channel, buckets: readonly Bucket[]): readonly HealthyRow[] {
  return rowsThrough(channel, buckets).map(({ row }) => ({
    failed: row.newFailed,
    expected: (row.oldFailed * row.newUsers) / row.oldUsers,
    fresh: row.fresh,
  }));
}

function slopeOf(releases: readonly (readonly HealthyRow[])[]): number {
  return learnSlope(releases) ?? 0;
}

/** The app's own failure rate, in the buckets that a limit would look at: hours where there are any. */
function rateOf(series: readonly MetricSeries[]): number | undefined {
  const arms = series
    .flatMap(({ hours, days }) => (hours.length > 0 ? hours : days))
    .flatMap(({ baseline }) => baseline ?? []);
  const users = arms.reduce((sum, arm) => sum + arm.users, 0);
  return users === 0 ? undefined : arms.reduce((sum, { failed }) => sum + failed, 0) / users;
}
