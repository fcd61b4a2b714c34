import { defaultDaysPerUser, defaultHoursPerUser } from './corrections/repeated-counting.ts';
import type { RawRule } from './raw-rule.ts';
import type { Unit } from './series.ts';

/** How much more often users who are all fresh to a healthy release see a failure: 0 for no more, 1 for twice. */
export interface Slopes {
  readonly hourly: number;
  readonly daily: number;
}

/** How one metric is judged. */
export interface MetricRule {
  /** The failure ratio that is still acceptable: 1.25 for crashes and ANRs, 1.5 for reviews and servers, 1.05 for funnels. */
  readonly margin: number;
  /** The share of healthy releases that may be halted wrongly because of this metric; 0 < α < 1. */
  readonly alpha: number;
  /** How many hours of a day one failing user is counted in; at least 1. */
  readonly hoursPerUser: number;
  /** On how many days one failing user is counted, weighted by themselves; at least 1. */
  readonly daysPerUser: number;
  /** What fresh users add in each channel, learnt from healthy releases; undefined before three of them. */
  readonly slope: Slopes | undefined;
  /** A failure rate that is never acceptable; undefined for none. */
  readonly highestRate: number | undefined;
  /** A threshold as other tools have it, which can only hold; undefined for none. */
  readonly raw: RawRule | undefined;
}

/** α of the absolute limit, apart from the metric's own. */
export const limitAlpha = 0.005;

const margins: Readonly<Record<string, number>> = { funnel: 1.05, reviews: 1.5, backend: 1.5 };

/** Sessions and requests are counted by themselves, and one user makes several of them that fail together. */
const timesCounted: Readonly<Record<Unit, number>> = {
  users: defaultHoursPerUser,
  sessions: 1,
  requests: 2,
  reviews: 1,
};

/** For an app that nothing is known of yet. */
export function coldRule(metric: string, unit: Unit, alpha: number): MetricRule {
  return {
    margin: margins[metric] ?? 1.25,
    alpha,
    hoursPerUser: timesCounted[unit],
    daysPerUser: defaultDaysPerUser,
    slope: undefined,
    highestRate: undefined,
    raw: undefined,
  };
}

/** Those who crash on many days do so in more hours of each than others. */
const hoursOfManyDays = 1.25;

/**
 * How much one count of an hour is worth. Twice as many hours as on average, because some users crash in more, and on
 * more days than one; more than that where many do. Without the quarter, a release at the margin of whose failures half
 * are such users' is halted wrongly in up to 6.3% of rollouts.
 */
export function hourlyEta({
  hoursPerUser,
  daysPerUser,
}: Pick<MetricRule, 'hoursPerUser' | 'daysPerUser'>): number {
  return 1 / (hoursPerUser * Math.max(2, hoursOfManyDays * daysPerUser));
}

export function dailyEta({ daysPerUser }: Pick<MetricRule, 'daysPerUser'>): number {
  return 1 / daysPerUser;
}
