import { activeHoursOfDay, activity } from './activity.ts';
import type { World } from './world.ts';

/** Of the hours in which a persistent crasher uses the app. */
export const persistentCrashesIn = 1 / 2;

export interface CrashRates {
  /** Crashes by chance of one user in an hour of use. */
  readonly chancePerHour: number;
  /** Share of the users who are persistent crashers. */
  readonly persistentShare: number;
}

/** What the old version does to its users, split so that `baseline` of them see a failure on a day. */
export function crashRatesOf({ baseline, persistent }: Pick<World, 'baseline' | 'persistent'>): CrashRates {
  const ofDays = persistent.of === 'days' ? persistent.share : dailyShareOf(persistent.share);
  return {
    chancePerHour: (baseline * (1 - ofDays)) / activeHoursOfDay(),
    persistentShare: (baseline * ofDays) / crashesOnADay(),
  };
}

/** A persistent crasher counts in about four hours of a day, and once in the day. */
function dailyShareOf(hourlyShare: number): number {
  const hoursForEachDay = (activeHoursOfDay() * persistentCrashesIn) / crashesOnADay();
  return hourlyShare / (hoursForEachDay - hourlyShare * (hoursForEachDay - 1));
}

/** The chance that a persistent crasher crashes at least once on a day. */
function crashesOnADay(): number {
  return 1 - activity.reduce((spared, active) => spared * (1 - active * persistentCrashesIn), 1);
}
