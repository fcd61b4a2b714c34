import { daysPerUserFrom } from '../corrections/repeated-counting.ts';
import type { MetricRule, Slopes } from '../metric-rule.ts';

/** What healthy releases of an app have taught about one metric. */
export interface Learnt {
  /** How many hours of a day one failing user is counted in; undefined where hours and days could not be compared. */
  readonly hoursPerUser: number | undefined;
  /** On how many days one failing user is counted, weighted by themselves; undefined where no source tells users apart. */
  readonly daysPerUser: number | undefined;
  readonly slope: Slopes;
  /** The app's own failure rate. */
  readonly rate: number | undefined;
  /** Of which releases, oldest first. */
  readonly releases: readonly string[];
}

/** A rate that is so many times the app's own is never acceptable. */
const limitTimes = 3;

/** The rule of an app that something is known of. What the config says itself stands. */
export function taught(rule: MetricRule, { hoursPerUser, daysPerUser, slope, rate }: Learnt): MetricRule {
  return {
    ...rule,
    hoursPerUser: hoursPerUser ?? rule.hoursPerUser,
    daysPerUser:
      daysPerUser ??
      Math.max(rule.daysPerUser, hoursPerUser === undefined ? 0 : daysPerUserFrom(hoursPerUser)),
    slope,
    highestRate: rule.highestRate ?? (rate === undefined || rate === 0 ? undefined : limitTimes * rate),
  };
}
