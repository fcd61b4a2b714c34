import type { Random } from '../random.ts';
import { crashRatesOf } from './crash-rates.ts';
import type { World } from './world.ts';

/** Who came to the new version in an hour. */
export interface Moved {
  readonly users: number;
  /** Persistent crashers of the old version among them, whom the new one need not fail … */
  readonly fromOld: number;
  /** … those whom it does fail again and again … */
  readonly persistent: number;
  /** … and those whom it does so for a day only, because they are new to it. */
  readonly forADay: number;
}

export interface Migration {
  readonly step: (hour: number, fraction: number) => Moved;
  /** Users on the new version; need not be whole. */
  readonly updated: () => number;
  /** Users in their first day on it. */
  readonly fresh: () => number;
  readonly persistent: { readonly young: () => number; readonly old: () => number };
  /** Users who came in the 24 hours before these, by the hour of the day. */
  readonly dayBefore: (ofDay: number) => Moved;
}

const nobody: Moved = { users: 0, fromOld: 0, persistent: 0, forADay: 0 };

/** Users go from the old version to the new one: most of those who are offered it within a day or two. */
export function openMigration(world: World, random: Random): Migration {
  const { persistentShare } = crashRatesOf(world);
  const pace = 1 - Math.exp(-1 / world.adoptionHours);
  let [updated, fresh, hours] = [0, 0, 0];
  const persistent = { old: random.poisson(world.dau * persistentShare), young: 0, forADay: 0 };
  const latest: Moved[] = Array.from({ length: 24 }, () => nobody);
  const before: Moved[] = Array.from({ length: 24 }, () => nobody);

  const become = (users: number, hour: number): Moved => {
    const ratio = hour >= world.onsetHours ? world.ratio : 1;
    const fromOld = random.binomial(persistent.old, users / (world.dau - updated));
    const kept = ratio < 1 ? random.binomial(fromOld, ratio) : fromOld;
    const more = random.poisson((ratio - 1) * persistentShare * users);
    const forADay = random.poisson(world.novelty * ratio * persistentShare * users);
    return { users, fromOld, persistent: kept + more, forADay };
  };
  return {
    updated: () => updated,
    fresh: () => fresh,
    persistent: { young: () => persistent.young + persistent.forADay, old: () => persistent.old },
    dayBefore: (ofDay) => before[ofDay] ?? nobody,
    step(hour, fraction) {
      const ofDay = hours % 24;
      const yesterday = latest[ofDay] ?? nobody;
      if (hour === world.onsetHours && hour > 0)
        persistent.young += random.poisson((world.ratio - 1) * persistentShare * updated);
      const users = Math.max(0, fraction * world.dau - updated) * pace;
      const moved = users === 0 ? nobody : become(users, hour);
      persistent.old -= moved.fromOld;
      persistent.young += moved.persistent;
      persistent.forADay += moved.forADay - yesterday.forADay;
      updated += users;
      fresh += users - yesterday.users;
      [before[ofDay], latest[ofDay]] = [yesterday, moved];
      hours += 1;
      return moved;
    },
  };
}
