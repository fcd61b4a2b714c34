import type { Arm, Bucket } from '../../guard/bucket.ts';
import { openPopulation } from '../../guard/simulation/population/population.ts';
import type { World } from '../../guard/simulation/population/world.ts';
import { openRandom, seedOf } from '../../guard/simulation/random.ts';

/** Users with the same kind of device, and what is different for them. */
export interface UserGroup {
  /** By Google's names: `deviceModel` (`google/coral`), `apiLevel`, … */
  readonly device: Readonly<Record<string, string>>;
  /** Of all users of the app. */
  readonly share: number;
  readonly differs: Partial<World>;
}

export interface AppUsersOptions {
  readonly versionCodes: VersionCodes;
  /** Its users are counted exactly: rounding and hiding them is the business of whoever shows them. */
  readonly world: World;
  readonly groups: readonly UserGroup[];
  readonly seed: number;
  /** When the new version can be offered first, in milliseconds since the epoch; the start of a day. */
  readonly startMs: number;
  /** Days before that in which users had the old version alone. */
  readonly daysBefore: number;
}

/** Of the new version and the one before it. */
export interface VersionCodes {
  readonly candidate: number;
  readonly baseline: number;
}

/** What happened to one group of users in an hour or a day. */
export interface Lived {
  readonly startMs: number;
  readonly versionCodes: VersionCodes;
  readonly device: UserGroup['device'];
  readonly candidate: Arm | undefined;
  readonly baseline: Arm | undefined;
}

/** The users of an app on one platform, as they live through the hours. The same seed makes the same life. */
export interface AppUsers {
  /** One more hour, in which so much of all users is offered the new version; 0 while nobody is. */
  readonly live: (fraction: number) => void;
  /** Distinct users of the hour that begins then. */
  readonly hour: (startMs: number) => readonly Lived[];
  /** Distinct users of the whole day that begins then. */
  readonly day: (startMs: number) => readonly Lived[];
  /** All hours so far, each by itself, the oldest first. */
  readonly hours: () => readonly Lived[];
  /** All whole days so far, the oldest first. */
  readonly days: () => readonly Lived[];
  /** Users who have the new version. */
  readonly exposed: () => number;
}

export function openAppUsers(options: AppUsersOptions): AppUsers {
  const { world, groups, seed, startMs, daysBefore, versionCodes } = options;
  const populations = groups.map(({ device, share, differs }, index) => {
    const own = { ...world, ...differs, dau: world.dau * share, rounded: false };
    return { device, population: openPopulation(own, openRandom(seedOf(seed, index)), daysBefore) };
  });
  const [hours, days] = [new Map<number, Lived[]>(), new Map<number, Lived[]>()];
  const keep = (into: Map<number, Lived[]>, device: Lived['device'], bucket: Bucket): void => {
    const at = startMs + bucket.start;
    const { candidate, baseline } = bucket;
    const lived = { startMs: at, versionCodes, device, candidate, baseline };
    into.set(at, [...(into.get(at) ?? []), lived]);
  };
  const live = (fraction: number): void => {
    for (const { device, population } of populations) {
      const { hour, day } = population.step(fraction);
      keep(hours, device, hour);
      if (day !== undefined) keep(days, device, day);
    }
  };
  for (let hour = 0; hour < daysBefore * 24; hour += 1) live(0);
  return {
    live,
    hour: (at) => hours.get(at) ?? [],
    day: (at) => days.get(at) ?? [],
    hours: () => [...hours.values()].flat(),
    days: () => [...days.values()].flat(),
    exposed: () => populations.reduce((sum, { population }) => sum + population.exposed(), 0),
  };
}

/** All groups together. */
export function together(lived: readonly Lived[], arm: 'candidate' | 'baseline'): Arm | undefined {
  const arms = lived.flatMap((one) => one[arm] ?? []);
  if (arms.length === 0) return undefined;
  return {
    users: arms.reduce((sum, { users }) => sum + users, 0),
    failed: arms.reduce((sum, { failed }) => sum + failed, 0),
  };
}
