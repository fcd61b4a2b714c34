import type { Channel, ChannelOptions } from './channels/channel.ts';
import { openDailyChannel } from './channels/daily.ts';
import { openHourlyChannel } from './channels/hourly.ts';
import { dailyEta, hourlyEta, type MetricRule } from './metric-rule.ts';
import type { Unit } from './series.ts';

/** How a source counts. */
export interface Counted extends Pick<ChannelOptions, 'rounded'> {
  /** `users` without it. */
  readonly unit?: Unit;
}

/** A channel, and how much one of its counts is worth. */
export interface Weighted {
  readonly channel: Channel;
  readonly eta: number;
}

/** Both ways to count the users of a metric, each as its rule has it. */
export function channelsOf(
  rule: MetricRule,
  { rounded, unit = 'users' }: Counted,
): { readonly hourly: Weighted; readonly daily: Weighted } {
  const { slope } = rule;
  const countsPeople = unit === 'users';
  return {
    hourly: { channel: openHourlyChannel({ rounded, slope: slope?.hourly }), eta: hourlyEta(rule) },
    daily: { channel: openDailyChannel({ rounded, slope: slope?.daily, countsPeople }), eta: dailyEta(rule) },
  };
}
