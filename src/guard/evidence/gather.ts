import { logMean, logWeighted } from './log-mean.ts';
import { logFactor, type Row } from './row.ts';
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

export function openGathering({ rule, eta }: GatheringOptions): Gathering {
  const { margin, forgivesFreshness, alternatives } = rule;
  const starts: Float64Array[] = [];
  const factors = new Float64Array(alternatives.length);
  const perStart = () => starts.map(logMean);
  return {
    begin: () => void starts.push(new Float64Array(alternatives.length)),
    add(row) {
      const nullRatio = forgivesFreshness ? margin * row.healthyRatio : margin;
      alternatives.forEach((alternative, index) => {
        factors[index] = eta * logFactor(row, { nullRatio, alternative });
      });
      for (const sums of starts)
        for (let index = 0; index < sums.length; index += 1)
          sums[index] = (sums[index] ?? 0) + (factors[index] ?? 0);
    },
    perStart,
    mixed: () => mixedOf(perStart()),
  };
}

/** The weights of n beginnings add up to n/(n + 1). */
function mixedOf(logs: readonly number[]): number {
  const weights = logs.map((_, index) => startWeight(index + 1));
  return logWeighted([...logs, 0], [...weights, 1 / (logs.length + 1)]);
}
