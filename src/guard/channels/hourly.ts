import type { Bucket } from '../bucket.ts';
import { healthyRatio } from '../corrections/freshness.ts';
import { lowerEnd } from '../corrections/rounding.ts';
import type { Channel, ChannelOptions } from './channel.ts';

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
/** Smaller hours are mostly the same few users again and again. */
const fewestUsers = 1000;
/** With fewer than a quarter left, those on the old version are people who never update, and crash differently. */
const leastShareLeft = 1 / 4;

/** Hourly distinct users. A user counts in each hour in which they used the app. */
export function openHourlyChannel({ rounded, slope }: ChannelOptions): Channel {
  const usersAt = new Map<number, number>();
  let cutOff = false;
  return {
    isCutOff: () => cutOff,
    next(bucket) {
      const { start, candidate, baseline } = bucket;
      if (candidate !== undefined) usersAt.set(start, candidate.users);
      if (candidate === undefined || baseline === undefined || baseline.users <= 0) return undefined;
      cutOff ||= baseline.users < candidate.users * leastShareLeft;
      if (cutOff || candidate.users < fewestUsers) return undefined;
      const fresh = freshShare(bucket, candidate.users, usersAt);
      const [young, old] = rounded ? [lowerEnd(candidate), lowerEnd(baseline)] : [candidate, baseline];
      return {
        newUsers: young.users,
        newFailed: young.failed,
        oldUsers: old.users,
        oldFailed: old.failed,
        fresh,
        healthyRatio: healthyRatio(fresh, slope),
      };
    },
  };
}

/** Who was not there a day ago is new to the version. An hour that is missing there hides how many that are: all. */
function freshShare({ start }: Bucket, users: number, usersAt: ReadonlyMap<number, number>): number {
  const dayBefore = usersAt.get(start - dayMs) ?? 0;
  return Math.min(1, Math.max(0, 1 - dayBefore / users));
}
