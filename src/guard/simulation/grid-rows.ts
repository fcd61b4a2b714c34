import type { GridCell, Point } from './grid.ts';
import type { Share } from './interval.ts';
import type { RolloutOutcome } from './simulate-rollout.ts';
import { isHealthy, summaryOf } from './summary.ts';

/** What came of one cell, with the point of the grid that it is. */
export interface GridRow extends Point {
  readonly stages: readonly number[];
  readonly days: number;
  readonly runs: number;
  /** Share of the runs, with its interval of 95%; null where the new version is no worse than the margin. */
  readonly missed: Share | null;
  /** The same; null where it is worse, so that no halt is false. */
  readonly falseHalts: Share | null;
  /** Mean share of all users who got the version. */
  readonly exposure: number;
  /** Medians; null where it never came to it. */
  readonly hoursToHalt: number | null;
  readonly hoursToComplete: number | null;
  readonly completed: Share;
}

export function gridRow({ point, cell }: GridCell, outcomes: readonly RolloutOutcome[]): GridRow {
  const summary = summaryOf(outcomes);
  const { halted, completed } = summary;
  const missed = { share: 1 - halted.share, low: 1 - halted.high, high: 1 - halted.low };
  return {
    ...point,
    stages: cell.plan.stages,
    days: cell.plan.days,
    runs: summary.runs,
    missed: isHealthy(cell) ? null : missed,
    falseHalts: isHealthy(cell) ? halted : null,
    exposure: summary.exposed,
    hoursToHalt: summary.hoursToHalt ?? null,
    hoursToComplete: summary.hoursToComplete ?? null,
    completed,
  };
}

const head = [
  '                                      wrong, at most',
  '       DAU   base  ratio plan        (of all runs)     exposed halt h 100% h',
  '',
].join('\n');

/** A line for each cell, under 80 columns; what else tells cells apart is in --json. */
export function gridText(rows: readonly GridRow[]): string {
  return head + rows.map(lineOf).join('\n');
}

function lineOf(row: GridRow): string {
  const wrong = row.falseHalts ?? row.missed;
  const kind = row.falseHalts === null ? 'missed' : 'false';
  return [
    row.dau.toLocaleString('en-US').padStart(10),
    percent(row.baseline).padStart(6),
    `${row.ratio}×`.padStart(6),
    `${row.mode.padEnd(6)}${row.unit.padEnd(5)}`,
    `${kind.padEnd(7)}${percent(wrong?.share ?? 0).padStart(6)}${percent(wrong?.high ?? 1).padStart(7)}`,
    percent(row.exposure).padStart(7),
    String(row.hoursToHalt ?? '-').padStart(6),
    String(row.hoursToComplete ?? '-').padStart(6),
  ].join(' ');
}

function percent(share: number): string {
  return `${(share * 100).toFixed(share < 0.0995 ? 2 : 1)}%`;
}
