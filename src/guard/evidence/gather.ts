import { logMean } from './log-mean.ts';
import { logScale, type Row } from './row.ts';
import type { EvidenceRule } from './rules.ts';

export interface GatheringOptions {
  readonly rule: EvidenceRule;
  /** How much one count is worth: 1 divided by how often one user is counted. 0 < η <= 1. */
  readonly eta: number;
}

/** Evidence that grows row by row; also begun anew at times, so that a long healthy history cannot bury it. */
export interface Gathering {
  /** Begins anew with the next row. */
  readonly begin: () => void;
  readonly add: (row: Row) => void;
  /** Logarithm of the evidence of each beginning, oldest first. */
  readonly perStart: () => readonly number[];
  /** Logarithm of all of it together: `startWeight` for each beginning, and 1 for those to come. */
  readonly mixed: () => number;
}

/** The share of the j-th beginning, j = 1, 2, …; what is left of 1 belongs to those that have not begun. */
export function startWeight(order: number): number {
  return 1 / (order * (order + 1));
}

/** What is so much smaller than the largest term, as a logarithm, changes no digit of the sum. */
const negligible = -40;

export function openGathering({ rule, eta }: GatheringOptions): Gathering {
  const { margin, forgivesFreshness, alternatives } = rule;
  const logAlternatives = alternatives.map(Math.log);
  const starts: Float64Array[] = [];
  const factors = new Float64Array(alternatives.length);
  return {
    begin: () => void starts.push(new Float64Array(alternatives.length)),
    add(row) {
      const nullRatio = forgivesFreshness ? margin * row.healthyRatio : margin;
      for (let index = 0; index < factors.length; index += 1) {
        const scale = logScale(row, nullRatio, alternatives[index] ?? 1);
        const gain = row.newFailed * (logAlternatives[index] ?? 0);
        factors[index] = eta * (gain - (row.newFailed + row.oldFailed) * scale);
      }
      for (const sums of starts)
        for (let index = 0; index < sums.length; index += 1)
          sums[index] = (sums[index] ?? 0) + (factors[index] ?? 0);
    },
    perStart: () => starts.map(logMean),
    mixed: () => mixedOf(starts),
  };
}

/** The weights of n beginnings add up to n/(n + 1); the rest is worth 1. Called at every look, so that it allocates nothing. */
function mixedOf(starts: readonly Float64Array[]): number {
  let highest = 0;
  for (const sums of starts) for (const sum of sums) if (sum > highest) highest = sum;
  let total = Math.exp(-highest) / (starts.length + 1);
  for (let order = 1; order <= starts.length; order += 1) {
    const sums = starts[order - 1] ?? [];
    let mean = 0;
    for (let index = 0; index < sums.length; index += 1) {
      const below = (sums[index] ?? 0) - highest;
      if (below > negligible) mean += Math.exp(below) / sums.length;
    }
    total += startWeight(order) * mean;
  }
  return highest + Math.log(total);
}
