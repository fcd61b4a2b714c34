import { type Pair, pairsOf } from '../../bucket.ts';
import type { Method } from './method.ts';

const windowHours = 24;
/** One-sided, 98%: the canary analysis of Kayenta. */
const critical = 2.054;

/** Compares the hourly rates of both versions over the newest day by their ranks, at every look anew. */
export function openMannWhitney(): Method {
  const hours: Pair[] = [];
  let differs = false;
  return {
    addHour(bucket) {
      const pairs = pairsOf([bucket]);
      if (pairs.length === 0) return;
      hours.push(...pairs);
      if (hours.length >= windowHours) differs = rankScore(hours.slice(-windowHours)) > critical;
    },
    addDay: () => undefined,
    halts: () => differs,
    letsGoOn: () => hours.length > 0,
  };
}

/** How far the ranks of the new version are above what chance gives, in standard deviations. Ties share their rank. */
function rankScore(pairs: readonly Pair[]): number {
  const rates = pairs
    .flatMap(({ candidate, baseline }) => [
      { isNew: true, rate: candidate.failed / candidate.users },
      { isNew: false, rate: baseline.failed / baseline.users },
    ])
    .sort((a, b) => a.rate - b.rate);
  let [ranks, ties, from] = [0, 0, 0];
  while (from < rates.length) {
    let to = from;
    while (to + 1 < rates.length && rates[to + 1]?.rate === rates[from]?.rate) to += 1;
    const size = to - from + 1;
    const isNew = rates.slice(from, to + 1).filter((one) => one.isNew).length;
    ranks += isNew * ((from + to) / 2 + 1);
    ties += size ** 3 - size;
    from = to + 1;
  }
  const [each, all] = [pairs.length, rates.length];
  const variance = ((each * each) / 12) * (all + 1 - ties / (all * (all - 1)));
  return variance <= 0 ? 0 : (ranks - (each * (all + 1)) / 2) / Math.sqrt(variance);
}
