import { type Bucket, pairsOf } from '../../bucket.ts';
import { limitEvidence } from '../../evidence/absolute-limit.ts';
import { dailyEta, hourlyEta, limitAlpha, type MetricRule } from '../../metric-rule.ts';
import type { Method } from './method.ts';

/**
 * The absolute limit by itself, three times the app's own rate where that was learnt: what is left of the guard when
 * hardly anybody has the old version. Without a learnt rate it never halts.
 */
export function openAbsoluteLimit(rule: MetricRule): Method {
  const { highestRate } = rule;
  const sums = { hours: { newUsers: 0, newFailed: 0 }, days: { newUsers: 0, newFailed: 0 } };
  const add = (to: keyof typeof sums, bucket: Bucket) => {
    for (const { candidate } of pairsOf([bucket])) {
      sums[to].newUsers += candidate.users;
      sums[to].newFailed += candidate.failed;
    }
  };
  return {
    addHour: (bucket) => add('hours', bucket),
    addDay: (bucket) => add('days', bucket),
    halts() {
      if (highestRate === undefined) return false;
      const [row, eta] =
        sums.hours.newUsers > 0 ? [sums.hours, hourlyEta(rule)] : [sums.days, dailyEta(rule)];
      return limitEvidence([row], { highestRate, eta }) >= -Math.log(limitAlpha);
    },
    letsGoOn: () => sums.hours.newUsers + sums.days.newUsers > 0,
  };
}
