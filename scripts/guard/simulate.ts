import { availableParallelism } from 'node:os';
import type { Outcome } from '../../src/cli/command.ts';
import type { Io } from '../../src/cli/io.ts';
import { parseGrid } from '../../src/guard/simulation/grid.ts';
import { gridRow, gridText } from '../../src/guard/simulation/grid-rows.ts';
import { simulateCells } from '../../src/guard/simulation/simulate-cells.ts';
import { textOf } from './text-of.ts';

export interface SimulateOptions {
  readonly grid: string;
  readonly runs: number;
  readonly seed: number;
}

export async function simulate({ grid, runs, seed }: SimulateOptions, io: Io): Promise<Outcome> {
  const cells = parseGrid(await textOf(grid, io), grid);
  const outcomes = await simulateCells(
    cells.map(({ cell }) => ({ cell, runs })),
    { seed, threads: availableParallelism(), onProgress: tenths(io) },
  );
  const rows = cells.map((cell, index) => gridRow(cell, outcomes[index] ?? []));
  return { data: { grid, runs, seed, rows }, text: gridText(rows) };
}

function tenths(io: Io): (done: number) => void {
  let said = 0;
  return (done) => {
    const tenth = Math.floor(done * 10);
    if (tenth > said && tenth < 10) io.writeErr(`${tenth * 10}%\n`);
    said = Math.max(said, tenth);
  };
}
