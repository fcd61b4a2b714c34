// `slipway assets` over source trees as the published package runs it, headers only, beside one run of ImageMagick's
// `identify -ping` over the same files: whole processes, in turns. Nothing is asserted; figures stand beside targets.
// Run: npm run bench:assets
import { spawnSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { installPacked } from '../test/package/install-packed.ts';
import { writeImageTree } from './image-tree.ts';
import { type Candidate, type Measured, measure, table } from './measure.ts';

const counts = [1000, 10_000, 100_000] as const;
const compared = 10_000;
const rounds = 5;

const folder = await mkdtemp(join(tmpdir(), 'slipway-bench-'));
try {
  const project = await installPacked(folder);
  const program = join(project, 'node_modules', 'slipway', 'bin', 'slipway.js');
  const own: Measured[] = [];
  for (const count of counts) own.push(await compare(program, count));
  scaling(own);
} finally {
  await rm(folder, { recursive: true, force: true });
}

/** Measures the program over `count` bitmaps, beside ImageMagick where that is compared. */
async function compare(program: string, count: number): Promise<Measured> {
  const root = join(folder, String(count));
  const files = await writeImageTree(root, count);
  const slipway = {
    name: 'slipway assets',
    command: [process.execPath, program, 'assets', root],
    reads: 'headers, all density rules',
  };
  refuseFailure(slipway);
  const candidates = count === compared ? [slipway, ...imageMagick(files)] : [slipway];
  const rows = measure(candidates, rounds);
  print(`${count} bitmaps (PNG, WebP, JPEG, nine-patch), medians of ${rounds}\n${table(rows)}`);
  const [own, theirs] = rows as [Measured, Measured?];
  if (count === compared) target('slipway assets', `${own.ms.toFixed(0)} ms`, 'under 2000 ms');
  if (theirs !== undefined) target('times as fast', (theirs.ms / own.ms).toFixed(1), 'at least 10');
  return own;
}

function imageMagick(files: readonly string[]): readonly Candidate[] {
  if (spawnSync('identify', ['-version']).error !== undefined) {
    print('NOT COMPARED: ImageMagick is not installed; run npm run -s toolchain -- asset-peers');
    return [];
  }
  const command = ['identify', '-ping', '-format', '%w %h\\n', ...files];
  return [{ name: 'identify -ping', command, reads: 'headers' }];
}

/** A program that stopped early would be the fastest. */
function refuseFailure({ command: [file = '', ...args] }: Candidate): void {
  const { status, stdout, stderr } = spawnSync(file, [...args, '--densities', 'mdpi'], { encoding: 'utf8' });
  if (status !== 0) throw new Error(`slipway assets ended with ${status}: ${stdout.slice(0, 2000)}${stderr}`);
}

function scaling([small, medium, large]: readonly Measured[]): void {
  if (small === undefined || medium === undefined || large === undefined) return;
  const first = (medium.ms - small.ms) / 9000;
  const second = (large.ms - medium.ms) / 90_000;
  target('µs for each more, to 10,000', (first * 1000).toFixed(1), 'the same');
  target('µs for each more, to 100,000', (second * 1000).toFixed(1), 'the same');
  const grown = (large.peakMegabytes ?? Number.NaN) - (small.peakMegabytes ?? Number.NaN);
  target('MB more with 99,000 more', grown.toFixed(0), 'flat');
}

function target(what: string, figure: string, wanted: string): void {
  print(`  ${what}: ${figure} (target: ${wanted})`);
}

function print(text: string): void {
  process.stdout.write(`${text}\n`);
}
