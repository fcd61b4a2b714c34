import type { Bucket } from './bucket.ts';

export const units = ['users', 'sessions', 'requests', 'reviews'] as const;

/** What one count is of. */
export type Unit = (typeof units)[number];

/** Everything that a source knows of one metric of one rollout, at the moment it was asked. */
export interface MetricSeries {
  /** Such as `crash`, `anr`, `reviews`, `backend`. */
  readonly metric: string;
  readonly unit: Unit;
  /** Whether the source rounds users as Play does. */
  readonly rounded: boolean;
  /** Buckets of an hour, in the order of time; empty where the source has none. */
  readonly hours: readonly Bucket[];
  /** Buckets of a day, the same. */
  readonly days: readonly Bucket[];
  /** Up to when the source says that its data is complete, in milliseconds since the epoch. */
  readonly completeUntil: number;
}
