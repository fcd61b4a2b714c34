import { openGathering } from './gather.ts';
import type { Row } from './row.ts';
import { haltRule } from './rules.ts';

export interface BoundOptions {
  readonly eta: number;
  /** The share of wrong halts that the evidence allows: 0 < α < 1. */
  readonly alpha: number;
}

const highestRatio = 1000;
const steps = 40;

/**
 * The failure ratio that the new version has at least, with confidence 1 − α: the largest one that the rows, from one
 * beginning, speak against with evidence of 1/α. Undefined where they speak against none. By bisection, because the
 * evidence falls as the ratio that is called acceptable rises.
 */
export function lowerRatio(rows: readonly Row[], { eta, alpha }: BoundOptions): number | undefined {
  const speaksAgainst = (ratio: number) => evidenceAgainst(rows, ratio, eta) >= -Math.log(alpha);
  const least = 1 / highestRatio;
  if (rows.length === 0 || !speaksAgainst(least)) return undefined;
  let [low, high] = [Math.log(least), Math.log(highestRatio)];
  for (let step = 0; step < steps; step += 1) {
    const middle = (low + high) / 2;
    if (speaksAgainst(Math.exp(middle))) low = middle;
    else high = middle;
  }
  return Math.exp(low);
}

function evidenceAgainst(rows: readonly Row[], ratio: number, eta: number): number {
  const gathering = openGathering({ rule: haltRule(ratio), eta });
  gathering.begin();
  for (const row of rows) gathering.add(row);
  return gathering.perStart()[0] ?? 0;
}
