import type { Cell } from './cell.ts';
import { type Share, shareOf } from './interval.ts';
import type { RolloutOutcome } from './simulate-rollout.ts';

/** What the runs of one or more cells come to. Times are in hours. */
export interface Summary {
  readonly runs: number;
  readonly halted: Share;
  /** Mean share of all users who got the version. */
  readonly exposed: number;
  /** Medians over those that did. */
  readonly hoursToHalt: number | undefined;
  readonly hoursToComplete: number | undefined;
  readonly completed: Share;
}

export function summaryOf(outcomes: readonly RolloutOutcome[]): Summary {
  const haltedAt = outcomes.flatMap((outcome) => outcome.haltedAt ?? []);
  const completedAt = outcomes.flatMap((outcome) => outcome.completedAt ?? []);
  return {
    runs: outcomes.length,
    halted: shareOf(haltedAt.length, outcomes.length),
    exposed: outcomes.reduce((sum, { exposed }) => sum + exposed, 0) / outcomes.length,
    hoursToHalt: median(haltedAt),
    hoursToComplete: median(completedAt),
    completed: shareOf(completedAt.length, outcomes.length),
  };
}

/** Whether a halt would be wrong: the new version is no worse than what is accepted. */
export function isHealthy({ world, margin }: Pick<Cell, 'world' | 'margin'>): boolean {
  return world.ratio <= margin;
}

function median(values: readonly number[]): number | undefined {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];
}
