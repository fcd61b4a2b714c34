import type { Pair } from './bucket.ts';
import { openGathering } from './evidence/gather.ts';
import { haltRule } from './evidence/rules.ts';

const recentMs = 6 * 3_600_000;
/** Both have to fail more than twice as often as before … */
const rise = 2;
/** … beyond doubt: evidence of a thousand each. */
const convinced = Math.log(1000);

/**
 * Whether both versions have begun to fail more often at the same time: then it is the network, a server or a day, and
 * not this release. The last six hours of each are compared with what that version itself did before.
 */
export function isSharedOutage(pairs: readonly Pair[], eta: number): boolean {
  const last = pairs.at(-1);
  if (last === undefined) return false;
  const isRecent = ({ start }: Pair) => start > last.start - recentMs;
  const [recent, before] = [pairs.filter(isRecent), pairs.filter((pair) => !isRecent(pair))];
  return (['candidate', 'baseline'] as const).every((arm) => {
    const [now, then] = [sumOf(recent, arm), sumOf(before, arm)];
    if (then.users === 0 || now.users === 0) return false;
    const gathering = openGathering({ rule: haltRule(rise), eta });
    gathering.begin();
    gathering.add({
      newUsers: now.users,
      newFailed: now.failed,
      oldUsers: then.users,
      oldFailed: then.failed,
      healthyRatio: 1,
    });
    return (gathering.perStart()[0] ?? 0) >= convinced;
  });
}

export function sumOf(pairs: readonly Pair[], arm: 'candidate' | 'baseline') {
  return {
    users: pairs.reduce((sum, pair) => sum + pair[arm].users, 0),
    failed: pairs.reduce((sum, pair) => sum + pair[arm].failed, 0),
  };
}
