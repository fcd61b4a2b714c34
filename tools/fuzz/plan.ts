import type { FuzzTarget } from '../../src/artifact/testing/fuzz-target.ts';

/** The mutants that one process makes of a target, by number. */
export interface Batch {
  readonly target: FuzzTarget;
  readonly from: number;
  /** The first one that is not made. */
  readonly to: number;
}

/** Few enough that a process ends before its garbage counts as memory of a mutant. */
const mostInBatch = 1000;

/** How many mutants each target gets: the small and fast ones more than the whole files. */
export function shares(targets: readonly FuzzTarget[], count: number): ReadonlyMap<FuzzTarget, number> {
  const whole = targets.reduce((sum, { weight }) => sum + weight, 0);
  const rounded = new Map(targets.map((target) => [target, Math.floor((count * target.weight) / whole)]));
  const last = targets.at(-1);
  const left = count - [...rounded.values()].reduce((sum, each) => sum + each, 0);
  return last === undefined ? rounded : rounded.set(last, (rounded.get(last) ?? 0) + left);
}

export function batchesOf(target: FuzzTarget, count: number): readonly Batch[] {
  const batches = Math.ceil(count / mostInBatch);
  return Array.from({ length: batches }, (_, index) => ({
    target,
    from: Math.floor((count * index) / batches),
    to: Math.floor((count * (index + 1)) / batches),
  }));
}
