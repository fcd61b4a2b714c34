import { type Pair, pairsOf } from '../../bucket.ts';
import { breaksRawRule, type RawRule } from '../../raw-rule.ts';
import type { Method } from './method.ts';

/** Halts as soon as one of these is broken by the newest days, which is how most tools do it. */
export function openThreshold(rules: readonly RawRule[]): Method {
  const days: Pair[] = [];
  let broken = false;
  return {
    addHour: () => undefined,
    addDay(bucket) {
      days.push(...pairsOf([bucket]));
      broken = rules.some((rule) => breaksRawRule(days, rule));
    },
    halts: () => broken,
    letsGoOn: () => days.length > 0,
  };
}
