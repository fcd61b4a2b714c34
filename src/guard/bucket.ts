/** How many used a version in a bucket of time, and how many of them it failed. */
export interface Arm {
  readonly users: number;
  /** Users (or sessions, or requests) that saw at least one failure; need not be whole. */
  readonly failed: number;
}

/**
 * One bucket of a series. An arm is undefined where the source sent nothing for it: that is unknown, and never zero.
 */
export interface Bucket {
  /** Milliseconds since the epoch. */
  readonly start: number;
  /** The new version. */
  readonly candidate: Arm | undefined;
  /** The version before it, in the same bucket. */
  readonly baseline: Arm | undefined;
}

/** Arms that are both known. */
export interface Pair {
  readonly start: number;
  readonly candidate: Arm;
  readonly baseline: Arm;
}

/** Buckets that can be compared: both arms are there, and somebody used either version. */
export function pairsOf(buckets: readonly Bucket[]): readonly Pair[] {
  return buckets.flatMap(({ start, candidate, baseline }) =>
    candidate === undefined || baseline === undefined || candidate.users <= 0 || baseline.users <= 0
      ? []
      : [{ start, candidate, baseline }],
  );
}
