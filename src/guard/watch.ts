import type { Bucket } from './bucket.ts';
import { type Counted, channelsOf, type Weighted } from './channels-of.ts';
import { openGathering } from './evidence/gather.ts';
import { logMean } from './evidence/log-mean.ts';
import { haltRule, promotionRule } from './evidence/rules.ts';
import type { MetricRule } from './metric-rule.ts';

const dayMs = 24 * 3_600_000;

/** Logarithms of the evidence against the new version and for it; 0 is none. */
export interface Evidence {
  readonly against: number;
  readonly inFavour: number;
}

/**
 * All evidence of one metric, fed bucket by bucket in the order of time. It remembers nothing that the buckets do not
 * say, so that feeding all of them again gives the same: nothing has to be kept from one look to the next.
 */
export interface Watch {
  readonly addHour: (bucket: Bucket) => void;
  readonly addDay: (bucket: Bucket) => void;
  readonly evidence: () => Evidence;
}

export function openWatch(rule: MetricRule, counted: Counted): Watch {
  const channels = channelsOf(rule, counted);
  const hourly = openStream(channels.hourly, rule.margin);
  const daily = openStream(channels.daily, rule.margin);
  return {
    addHour: hourly.add,
    addDay: daily.add,
    evidence: () => together([hourly, daily].filter((stream) => stream.isUsed()).map(({ read }) => read())),
  };
}

/** The mean of what the channels say, half and half; each alone keeps its bound, so their mean does. */
function together(parts: readonly Evidence[]): Evidence {
  if (parts.length === 0) return { against: 0, inFavour: 0 };
  return {
    against: logMean(parts.map(({ against }) => against)),
    inFavour: logMean(parts.map(({ inFavour }) => inFavour)),
  };
}

/** One channel and the evidence that its rows make; begun anew with the first row of each day. */
function openStream({ channel, eta }: Weighted, margin: number) {
  const against = openGathering({ rule: haltRule(margin), eta });
  const inFavour = openGathering({ rule: promotionRule, eta });
  let first: number | undefined;
  let day = -1;
  let known: Evidence | undefined;
  return {
    add(bucket: Bucket): void {
      first ??= bucket.start;
      const row = channel.next(bucket);
      if (row === undefined) return;
      const today = Math.floor((bucket.start - first) / dayMs);
      if (day === -1) inFavour.begin();
      if (today > day) against.begin();
      day = today;
      against.add(row);
      inFavour.add(row);
      known = undefined;
    },
    isUsed: () => day >= 0,
    read(): Evidence {
      known ??= { against: against.mixed(), inFavour: inFavour.perStart()[0] ?? 0 };
      return known;
    },
  };
}
