import type { Pair } from './bucket.ts';

/** A threshold on what was counted, as other tools have it. It knows no error bound, so that it can only hold. */
export type RawRule = {
  /** Fewer users in a bucket than this tell nothing. */
  readonly minUsers: number;
  /** So many buckets in a row have to be above the threshold. */
  readonly consecutive: number;
} & (
  | { readonly kind: 'rate'; readonly above: number }
  /** Over the old version's rate. */
  | { readonly kind: 'ratio'; readonly above: number }
);

/** Whether the newest buckets are above the threshold. */
export function breaksRawRule(pairs: readonly Pair[], rule: RawRule): boolean {
  const large = pairs.filter(({ candidate }) => candidate.users >= rule.minUsers);
  const newest = large.slice(-rule.consecutive);
  return newest.length === rule.consecutive && newest.every((pair) => isAbove(pair, rule));
}

function isAbove({ candidate, baseline }: Pair, rule: RawRule): boolean {
  const rate = candidate.failed / candidate.users;
  return rule.kind === 'rate' ? rate > rule.above : rate > rule.above * (baseline.failed / baseline.users);
}
