/** One line of a recorded rollout: what a source said of a bucket, and when that could be seen. */
export interface HistoryRecord {
  readonly metric: string;
  readonly width: 'hour' | 'day';
  /** When the bucket began, in milliseconds since the epoch. */
  readonly start: number;
  /** Users of the new version, and how many it failed; undefined where the source sent nothing. */
  readonly n1: number | undefined;
  readonly x1: number | undefined;
  readonly n0: number | undefined;
  readonly x0: number | undefined;
  /** When the source first said so, in milliseconds since the epoch. A later record of the same bucket replaces it. */
  readonly availableAt: number;
}
