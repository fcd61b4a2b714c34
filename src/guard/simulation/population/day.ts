import type { Bucket } from '../../bucket.ts';
import type { Random } from '../random.ts';
import { idleUntil } from './activity.ts';
import type { Migration, Moved } from './migration.ts';
import { armShown } from './shown.ts';
import type { World } from './world.ts';

export interface HourOfDay {
  readonly ofDay: number;
  readonly moved: Moved;
  /** By chance, of each version. */
  readonly crashes: { readonly young: number; readonly old: number };
  /** The chance that a persistent crasher crashes in this hour. */
  readonly again: number;
}

const none = { young: 0, old: 0 };

/**
 * The row of a day: distinct users, so that who updates during it is in the count of both versions, and a persistent
 * crasher counts once for however many hours.
 */
export function openDay(world: World, random: Random) {
  let hours: HourOfDay[] = [];
  return {
    add: (hour: HourOfDay): void => void hours.push(hour),
    close(start: number, migration: Migration): Bucket {
      const { users, failed } = distinctOf(hours, migration, { world, random });
      hours = [];
      return {
        start,
        candidate: armShown(users.young, failed.young, world),
        baseline: armShown(users.old, failed.old, world),
      };
    },
  };
}

function distinctOf(
  hours: readonly HourOfDay[],
  migration: Migration,
  { world, random }: { readonly world: World; readonly random: Random },
) {
  const users = { young: migration.updated(), old: world.dau - migration.updated() };
  const failed = { ...none };
  // Persistent crashers who were there from the first hour to the last, and how many of all are to be expected.
  const stayed = { young: migration.persistent.young(), old: migration.persistent.old() };
  const [met, expected] = [{ ...stayed }, { ...none }];
  const wholeDay = hours.reduce((spared, { again }) => spared * (1 - again), 1);
  let spared = 1;
  for (const { ofDay, moved, crashes, again } of hours) {
    const [idleBefore, left] = [idleUntil[ofDay] ?? 1, migration.dayBefore(ofDay).forADay];
    const arrived = moved.persistent + moved.forADay;
    users.young -= moved.users * ((idleUntil[24] ?? 0) / idleBefore);
    users.old += moved.users * (1 - idleBefore);
    failed.young += crashes.young;
    failed.old += crashes.old;
    stayed.young -= arrived;
    met.young += left;
    met.old += moved.fromOld;
    expected.young += arrived * (1 - wholeDay / spared) + left * (1 - spared);
    expected.old += moved.fromOld * (1 - spared);
    spared *= 1 - again;
  }
  expected.young += Math.max(0, stayed.young) * (1 - wholeDay);
  expected.old += stayed.old * (1 - wholeDay);
  failed.young += random.binomial(met.young, expected.young / met.young);
  failed.old += random.binomial(met.old, expected.old / met.old);
  return { users, failed };
}
