import { healthyRatio } from '../corrections/freshness.ts';
import { lowerEnd } from '../corrections/rounding.ts';
import { dayShares } from '../corrections/updaters.ts';
import type { Channel, ChannelOptions } from './channel.ts';

const dayMs = 24 * 3_600_000;
/** A session, a request or a review is of one version alone. */
const whole = { ofNew: 1, ofOld: 1 };

/** Daily distinct users. Who updates during the day is counted for both versions, which is corrected for. */
export function openDailyChannel({ rounded, slope, countsPeople = true }: ChannelOptions): Channel {
  const usersAt = new Map<number, number>();
  let cutOff = false;
  return {
    isCutOff: () => cutOff,
    next({ start, candidate, baseline }) {
      if (candidate !== undefined) usersAt.set(start, candidate.users);
      if (candidate === undefined || baseline === undefined) return undefined;
      if (candidate.users <= 0 || baseline.users <= 0) return undefined;
      cutOff ||= candidate.users > baseline.users;
      if (cutOff) return undefined;
      const [before, twoBefore] = [usersAt.get(start - dayMs) ?? 0, usersAt.get(start - 2 * dayMs) ?? 0];
      const shown = { newUsers: candidate.users, oldUsers: baseline.users };
      const { fresh, ...shares } = dayShares(shown, { before, twoBefore });
      const { ofNew, ofOld } = countsPeople ? shares : whole;
      const [young, old] = rounded ? [lowerEnd(candidate), lowerEnd(baseline)] : [candidate, baseline];
      return {
        newUsers: young.users * ofNew,
        newFailed: young.failed,
        oldUsers: old.users * ofOld,
        oldFailed: old.failed,
        fresh,
        healthyRatio: healthyRatio(fresh, slope),
      };
    },
  };
}
