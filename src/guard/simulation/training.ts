import type { Bucket } from '../bucket.ts';
import { type Channel, rowsThrough } from '../channels/channel.ts';
import { openDailyChannel } from '../channels/daily.ts';
import { openHourlyChannel } from '../channels/hourly.ts';
import { fewestReleases, type HealthyRow, learnSlope } from '../corrections/freshness.ts';
import { daysPerUserFrom, learnHoursPerUser } from '../corrections/repeated-counting.ts';
import { coldRule, type MetricRule } from '../metric-rule.ts';
import { timerPlan } from './plan.ts';
import { openPopulation } from './population/population.ts';
import type { World } from './population/world.ts';
import type { Random } from './random.ts';

/** Before the first release the old version alone is watched for so long. */
const daysAlone = 7;
/** By then more than half have the new version, and nothing is left to compare with. */
const daysCompared = timerPlan.stages.indexOf(1);

interface Release {
  readonly hours: readonly Bucket[];
  readonly days: readonly Bucket[];
}

/** What a guard has learnt that saw a few healthy releases of this app, and the old version alone before each. */
export function trainedRule(world: World, random: Random, alpha: number): MetricRule {
  const healthy = { ...world, ratio: 1, onsetHours: 0, outage: undefined };
  const releases = Array.from({ length: fewestReleases }, (_, index) =>
    watched(healthy, random, index === 0 ? daysAlone : 0),
  );
  const options = { rounded: world.rounded, slope: undefined };
  const cold = coldRule('crash', 'users', alpha);
  const hoursPerUser = hoursPerUserOf(releases);
  return {
    ...cold,
    hoursPerUser: hoursPerUser ?? cold.hoursPerUser,
    daysPerUser: hoursPerUser === undefined ? cold.daysPerUser : daysPerUserFrom(hoursPerUser),
    slope: {
      hourly: learnt(releases.map(({ hours }) => healthyRows(openHourlyChannel(options), hours))),
      daily: learnt(releases.map(({ days }) => healthyRows(openDailyChannel(options), days))),
    },
  };
}

function watched(world: World, random: Random, daysBefore: number): Release {
  const population = openPopulation(world, random, daysBefore);
  const seen = Array.from({ length: 24 * (daysBefore + daysCompared) }, (_, hour) =>
    population.step(timerPlan.stages[Math.floor(hour / 24) - daysBefore] ?? 0),
  );
  return { hours: seen.map(({ hour }) => hour), days: seen.flatMap(({ day }) => day ?? []) };
}

function hoursPerUserOf(releases: readonly Release[]): number | undefined {
  const before = (buckets: readonly Bucket[]) => buckets.filter(({ start }) => start < 0);
  return learnHoursPerUser(
    releases.flatMap(({ hours }) => before(hours)),
    releases.flatMap(({ days }) => before(days)),
  );
}

function learnt(releases: readonly (readonly HealthyRow[])[]): number {
  return learnSlope(releases) ?? 0;
}

function healthyRows(channel: Channel, buckets: readonly Bucket[]): readonly HealthyRow[] {
  return rowsThrough(channel, buckets).map(({ row }) => ({
    failed: row.newFailed,
    expected: (row.oldFailed * row.newUsers) / row.oldUsers,
    fresh: row.fresh,
  }));
}
