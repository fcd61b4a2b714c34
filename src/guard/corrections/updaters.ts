/** Daily distinct users of both versions, as they are shown. */
export interface DayUsers {
  readonly newUsers: number;
  readonly oldUsers: number;
}

/** How much of a day's users to count for each version. */
export interface DayShares {
  readonly ofNew: number;
  readonly ofOld: number;
  /** Share of the day's users of the new version who are new to it: 0 to 1. */
  readonly fresh: number;
}

/** The part of its day that somebody who updates has behind them, on average: most do it in the evening or at night. */
const dayPart = 0.3;
const leastOfOld = 0.1;

/**
 * Who updates during a day is in the rows of both versions, and was on each only for a part of the day. `before` is
 * the day before and `twoBefore` the one before that; without them the version was not out yet.
 */
export function dayShares(
  today: DayUsers,
  { before, twoBefore }: { readonly before: number; readonly twoBefore: number },
): DayShares {
  const { newUsers, oldUsers } = today;
  const [updated, updatedBefore] = [Math.max(0, newUsers - before), Math.max(0, before - twoBefore)];
  const settled = newUsers - updated / 2;
  return {
    ofNew: (newUsers - dayPart * updated) / newUsers,
    ofOld: Math.max(leastOfOld, (oldUsers - (1 - dayPart) * updated) / oldUsers),
    fresh: Math.min(1, (updated / 2 + updatedBefore / 2) / settled),
  };
}
