import { coverageByFolder } from './coverage.ts';
import { isShallow, type TargetTally } from './tally.ts';

const columns = ['mutants', 'reached', 'finding', 'refusal', 'fine', 'slowest', 'peak'] as const;

/** The table of a run, 80 columns wide. */
export function tallyTable(tallies: ReadonlyMap<string, TargetTally>): string {
  const head = row('target', columns);
  const rows = [...tallies].map(([name, tally]) => {
    const { mutants, reached, slowestMs, peakMegabytes, outcomes } = tally;
    const share = mutants === 0 ? '-' : `${((100 * reached) / mutants).toFixed(1)}%`;
    const counts = [outcomes.finding, outcomes.refusal, outcomes.fine].map(String);
    const bounds = [`${slowestMs.toFixed(0)} ms`, `${peakMegabytes.toFixed(0)} MB`];
    return row(name, [String(mutants), isShallow(tally) ? `!${share}` : share, ...counts, ...bounds]);
  });
  return [head, ...rows].join('\n');
}

function row(name: string, cells: readonly string[]): string {
  return name.padEnd(14) + cells.map((cell) => cell.padStart(9)).join('');
}

/** Which functions of the readers were entered at all. */
export function coverageTable(coverage: ReadonlyMap<string, boolean>): string {
  const folders = [...coverageByFolder(coverage)].map(([folder, { entered, known }]) => {
    const share = `${((100 * entered) / known).toFixed(0)}%`;
    return `${folder.padEnd(14)}${`${entered} of ${known}`.padStart(16)}${share.padStart(7)}`;
  });
  return ['functions entered, by folder of src/artifact', ...folders].join('\n');
}
