import { pairsOf } from '../../bucket.ts';
import type { Method } from './method.ts';

/** One-sided, 1%. */
const critical = 2.326;

/** The test of two proportions over everything so far, at every look anew, as if each were the only one. */
export function openRepeatedZ(): Method {
  const sums = { newUsers: 0, newFailed: 0, oldUsers: 0, oldFailed: 0 };
  return {
    addHour(bucket) {
      for (const { candidate, baseline } of pairsOf([bucket])) {
        sums.newUsers += candidate.users;
        sums.newFailed += candidate.failed;
        sums.oldUsers += baseline.users;
        sums.oldFailed += baseline.failed;
      }
    },
    addDay: () => undefined,
    halts: () => zOf(sums) > critical,
    letsGoOn: () => sums.newUsers > 0,
  };
}

function zOf({ newUsers, newFailed, oldUsers, oldFailed }: Readonly<Record<string, number>>): number {
  if (!newUsers || !oldUsers || newFailed === undefined || oldFailed === undefined) return 0;
  const pooled = (newFailed + oldFailed) / (newUsers + oldUsers);
  const spread = Math.sqrt(pooled * (1 - pooled) * (1 / newUsers + 1 / oldUsers));
  return spread === 0 ? 0 : (newFailed / newUsers - oldFailed / oldUsers) / spread;
}
