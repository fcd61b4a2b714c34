import type { FuzzOutcome } from '../../src/artifact/testing/fuzz-target.ts';

/** What became of a target's mutants. */
export interface TargetTally {
  mutants: number;
  reached: number;
  /** Of the processor. */
  slowestMs: number;
  peakMegabytes: number;
  readonly outcomes: Record<FuzzOutcome, number>;
}

export function emptyTally(): TargetTally {
  return {
    mutants: 0,
    reached: 0,
    slowestMs: 0,
    peakMegabytes: 0,
    outcomes: { finding: 0, refusal: 0, fine: 0 },
  };
}

export function addTally(sum: TargetTally, part: TargetTally): void {
  sum.mutants += part.mutants;
  sum.reached += part.reached;
  sum.slowestMs = Math.max(sum.slowestMs, part.slowestMs);
  sum.peakMegabytes = Math.max(sum.peakMegabytes, part.peakMegabytes);
  for (const outcome of ['finding', 'refusal', 'fine'] as const)
    sum.outcomes[outcome] += part.outcomes[outcome];
}

const leastReached = 0.3;
/** Of fewer a share says nothing. */
const fewest = 100;

/** Whether too few mutants come to the parser that is meant, so that the rest proves little. */
export function isShallow({ mutants, reached }: TargetTally): boolean {
  return mutants >= fewest && reached / mutants < leastReached;
}
