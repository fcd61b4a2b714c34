// Whole processes, measured from outside: wall time, and the most memory that was resident.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

export interface Candidate {
  readonly name: string;
  readonly command: readonly string[];
  /** What it reads of the file, in a few words. */
  readonly reads: string;
}

export interface Measured extends Candidate {
  /** Median, in milliseconds. */
  readonly ms: number;
  /** Undefined where GNU time is not installed: nothing else tells the peak of a process that has ended. */
  readonly peakMegabytes: number | undefined;
}

const gnuTime = '/usr/bin/time';

/** Runs all candidates in turns, so that a busy moment meets each of them. */
export function measure(candidates: readonly Candidate[], rounds: number): readonly Measured[] {
  const times = candidates.map((): number[] => []);
  for (let round = 0; round < rounds; round += 1) {
    for (const [index, { command }] of candidates.entries()) times[index]?.push(timeOf(command));
  }
  return candidates.map((candidate, index) => ({
    ...candidate,
    ms: median(times[index] ?? []),
    peakMegabytes: peakOf(candidate.command),
  }));
}

export function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

export function table(rows: readonly Measured[]): string {
  return rows.map((row) => `  ${row.name.padEnd(20)}${figures(row)}  ${row.reads}\n`).join('');
}

function figures({ ms, peakMegabytes }: Measured): string {
  const peak = peakMegabytes === undefined ? '?' : peakMegabytes.toFixed(0);
  return `${ms.toFixed(0).padStart(6)} ms${peak.padStart(5)} MB`;
}

/** Wall time in milliseconds. The exit code says what the program thinks of the file, not whether it ran. */
function timeOf([file = '', ...args]: readonly string[]): number {
  const startedAt = performance.now();
  const { error, signal, stderr } = spawnSync(file, args, { stdio: ['ignore', 'ignore', 'pipe'] });
  const ms = performance.now() - startedAt;
  if (error !== undefined) throw error;
  if (signal !== null) throw new Error(`${file} ended by ${signal}: ${stderr}`);
  return ms;
}

/** GNU time stands between, because a process starts with the peak of the one that started it. */
function peakOf(command: readonly string[]): number | undefined {
  if (!existsSync(gnuTime)) return undefined;
  const { stderr } = spawnSync(gnuTime, ['-f', '%M', ...command], { encoding: 'utf8' });
  const kibibytes = Number(stderr.trim().split('\n').at(-1));
  return (kibibytes * 1024) / 1e6;
}
