import { logMean } from './log-mean.ts';

/** What the limit looks at: the new version alone. */
export interface Exposure {
  readonly newUsers: number;
  readonly newFailed: number;
}

export interface LimitOptions {
  /** The failure rate that is acceptable at most, such as 0.015. */
  readonly highestRate: number;
  readonly eta: number;
}

const alternatives = [1.25, 1.5, 2, 3, 5, 10];

/**
 * The logarithm of the evidence that the new version fails more often than `highestRate`: the valid form of a fixed
 * threshold, for when nobody is left on the old version to compare with. Poisson counts, one beginning.
 */
export function limitEvidence(rows: readonly Exposure[], { highestRate, eta }: LimitOptions): number {
  const users = rows.reduce((sum, { newUsers }) => sum + newUsers, 0);
  const failed = rows.reduce((sum, { newFailed }) => sum + newFailed, 0);
  return logMean(
    alternatives.map((ratio) => eta * (failed * Math.log(ratio) - users * highestRate * (ratio - 1))),
  );
}
