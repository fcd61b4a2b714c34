import type { Bucket } from '../bucket.ts';
import type { Row } from '../evidence/row.ts';

/** A corrected row, and the share of its users of the new version who are new to it: 0 to 1. */
export interface ChannelRow extends Row {
  readonly fresh: number;
}

/** One way to count the same users: by the hour, or by the day. Takes buckets in the order of time. */
export interface Channel {
  /** The corrected row; undefined for a bucket that tells nothing: unknown, too small, or after the cut-off. */
  readonly next: (bucket: Bucket) => ChannelRow | undefined;
  /** Whether too few are left on the old version to compare with; only the absolute limit watches from then on. */
  readonly isCutOff: () => boolean;
}

export interface ChannelOptions {
  /** Whether the source rounds users as Play does. */
  readonly rounded: boolean;
  /** What healthy releases of this app have shown in this channel, undefined before three of them. */
  readonly slope: number | undefined;
  /** Whether a day counts people, of whom those who update are in both versions. Default: true. */
  readonly countsPeople?: boolean;
}

/** A row and when its bucket began. */
export interface TimedRow {
  readonly start: number;
  readonly row: ChannelRow;
}

export function rowsThrough(channel: Channel, buckets: readonly Bucket[]): readonly TimedRow[] {
  return buckets.flatMap((bucket) => {
    const row = channel.next(bucket);
    return row === undefined ? [] : [{ start: bucket.start, row }];
  });
}
