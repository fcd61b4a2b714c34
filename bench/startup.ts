// How long Slipway takes to start, beside Node itself, in one run: whole-process medians, interleaved.
// Target: --version and --help within 3 times `node -e 0`. Run: npm run bench
import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';

const program = resolve(import.meta.dirname, '../bin/slipway.js');
const rounds = 31;

const candidates: readonly { readonly name: string; readonly args: readonly string[] }[] = [
  { name: 'node -e 0', args: ['-e', '0'] },
  { name: 'slipway --version', args: [program, '--version'] },
  { name: 'slipway --help', args: [program, '--help'] },
  { name: 'slipway halt --help', args: [program, 'halt', '--help'] },
];

const times = candidates.map((): number[] => []);
for (let round = 0; round < rounds; round += 1) {
  for (const [index, { args }] of candidates.entries()) times[index]?.push(timeOf(args));
}

const medians = times.map(median);
const base = medians[0] ?? Number.NaN;
for (const [index, { name }] of candidates.entries()) {
  const milliseconds = medians[index] ?? Number.NaN;
  process.stdout.write(
    `${name.padEnd(22)} ${milliseconds.toFixed(1).padStart(7)} ms   ${(milliseconds / base).toFixed(2)}×\n`,
  );
}

/** Wall time of one process, in milliseconds. */
function timeOf(args: readonly string[]): number {
  const startedAt = performance.now();
  const { status } = spawnSync(process.execPath, args, { stdio: 'ignore' });
  if (status !== 0) throw new Error(`${args.join(' ')} ended with ${status}`);
  return performance.now() - startedAt;
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}
