import type { Bucket } from '../bucket.ts';

/** Without any history: a user who crashes does it in this many hours of a day … */
export const defaultHoursPerUser = 8;
/** … and on this many days, weighted by themselves. */
export const defaultDaysPerUser = 1.35;

/**
 * How often one crashed user is counted: failures of all hours over the distinct users of the days, both of the old
 * version before the rollout. Undefined where there is nothing to divide by.
 */
export function learnHoursPerUser(hours: readonly Bucket[], days: readonly Bucket[]): number | undefined {
  const failures = (buckets: readonly Bucket[]) =>
    buckets.reduce((sum, { baseline }) => sum + (baseline?.failed ?? 0), 0);
  const distinct = failures(days);
  return distinct === 0 ? undefined : Math.max(1, failures(hours) / distinct);
}

/** On how many days users with a failure had one in a week, J: sums over users of J, and of its square. */
export interface FailingDays {
  readonly users: number;
  readonly days: number;
  readonly squares: number;
}

/** Fewer users than these say little about how unequal users are. */
const fewestUsers = 50;

/** φ = ΣJ²/ΣJ over all weeks; undefined where too few users failed. */
export function learnDaysPerUser(weeks: readonly FailingDays[]): number | undefined {
  const sum = (of: keyof FailingDays) => weeks.reduce((total, week) => total + week[of], 0);
  if (sum('users') < fewestUsers || sum('days') === 0) return undefined;
  return Math.min(daysOfWeek, Math.max(1, sum('squares') / sum('days')));
}

/** In how many hours of a day somebody crashes whom it happens to again and again. */
const hoursOfRepeaters = 4;
const daysOfWeek = 7;

/**
 * Where there is no data of single users, which is what `learnDaysPerUser` wants: whoever crashes in several hours of a
 * day is taken to do so on every day. It is never less than the usual, because days alone cannot show it.
 */
export function daysPerUserFrom(hoursPerUser: number): number {
  const repeaters = Math.min(1, (hoursPerUser - 1) / (hoursOfRepeaters - 1));
  return Math.max(defaultDaysPerUser, 1 + (daysOfWeek - 1) * repeaters);
}
