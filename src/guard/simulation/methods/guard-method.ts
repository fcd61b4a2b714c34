import type { Verdict } from '../../../rollout/verdict.ts';
import { type Bucket, type Pair, pairsOf } from '../../bucket.ts';
import { dailyEta, hourlyEta, type MetricRule } from '../../metric-rule.ts';
import { isSharedOutage } from '../../outage.ts';
import { openWatch } from '../../watch.ts';
import { type StageState, weigh } from '../../weigh.ts';
import type { Method } from './method.ts';

/** The guard itself, fed bucket by bucket: `judge` does the same with all of them at each look, and is slower. */
export function openGuard(rule: MetricRule, { rounded }: { readonly rounded: boolean }): Method {
  const watch = openWatch(rule, { rounded });
  const pairs: { readonly hours: Pair[]; readonly days: Pair[] } = { hours: [], days: [] };
  let evidence = watch.evidence();
  const isShared = () =>
    pairs.hours.length > 0
      ? isSharedOutage(pairs.hours, hourlyEta(rule))
      : isSharedOutage(pairs.days, dailyEta(rule));
  const verdict = (stage: StageState, dataUntil: number, asked: () => boolean): Verdict => {
    const known = { ...evidence, limit: 0, alpha: rule.alpha, dataUntil, breaksRawRule: false };
    return weigh({ ...known, sharedOutage: asked() }, stage).verdict;
  };
  return {
    addHour(bucket: Bucket): void {
      watch.addHour(bucket);
      pairs.hours.push(...pairsOf([bucket]));
      evidence = watch.evidence();
    },
    addDay(bucket: Bucket): void {
      watch.addDay(bucket);
      pairs.days.push(...pairsOf([bucket]));
      evidence = watch.evidence();
    },
    halts: (stage, dataUntil) => verdict(stage, dataUntil, unasked) === 'halt',
    letsGoOn: (stage, dataUntil) => verdict(stage, dataUntil, isShared) === 'advance',
  };
}

/** Whether an outage is shared changes nothing of a halt, and takes long to work out. */
function unasked(): boolean {
  return true;
}
