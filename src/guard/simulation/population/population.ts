import type { Bucket } from '../../bucket.ts';
import type { Random } from '../random.ts';
import { activity } from './activity.ts';
import { crashRatesOf, persistentCrashesIn } from './crash-rates.ts';
import { openDay } from './day.ts';
import { openDrift } from './drift.ts';
import { openMigration } from './migration.ts';
import { armShown } from './shown.ts';
import type { World } from './world.ts';

const hourMs = 3_600_000;

/** What an hour adds to a source's data; the day's row comes with its last hour. */
export interface Seen {
  readonly hour: Bucket;
  readonly day: Bucket | undefined;
}

export interface Population {
  /** Lives through one hour in which so much of all users is offered the new version. */
  readonly step: (fraction: number) => Seen;
  /** Users who have the new version. */
  readonly exposed: () => number;
}

/**
 * Users who update, use the app and crash. Counted in groups and not one by one, so that ten million are as fast as
 * ten thousand. `daysBefore` of them pass before the rollout begins at time 0.
 */
export function openPopulation(world: World, random: Random, daysBefore = 0): Population {
  const rates = crashRatesOf(world);
  const migration = openMigration(world, random);
  const drift = openDrift(world, random);
  const day = openDay(world, random);
  let hour = -24 * daysBefore;
  return {
    exposed: migration.updated,
    step(fraction) {
      const ofDay = ((hour % 24) + 24) % 24;
      const [active, ratio] = [activity[ofDay] ?? 0, hour >= world.onsetHours ? world.ratio : 1];
      const moved = migration.step(hour, fraction);
      const level = drift.step(hour);
      const chance = rates.chancePerHour * level * active;
      const again = Math.min(1, persistentCrashesIn * level) * active;
      const [young, old] = [migration.updated(), world.dau - migration.updated()];
      const crashes = {
        young: random.poisson(chance * ratio * (young + world.novelty * migration.fresh())),
        old: random.poisson(chance * old),
      };
      const { persistent } = migration;
      const start = hour * hourMs;
      const users = (count: number) =>
        count * active + random.normal() * Math.sqrt(count * active * (1 - active));
      const seen = {
        start,
        candidate: armShown(users(young), crashes.young + random.binomial(persistent.young(), again), world),
        baseline: armShown(users(old), crashes.old + random.binomial(persistent.old(), again), world),
      };
      day.add({ ofDay, moved, crashes, again });
      hour += 1;
      return { hour: seen, day: ofDay === 23 ? day.close(start - 23 * hourMs, migration) : undefined };
    },
  };
}
