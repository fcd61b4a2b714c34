// What the guard reaches on simulated rollouts, beside its bar and the rules of the field; writes docs/GUARD.md.
// Run: npm run bench:guard -- [--runs N] [--screening N] [--seed S] [--out FOLDER]; 10,000 runs take most of an hour.
import { mkdir, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { simulateBatch } from '../src/guard/simulation/cell.ts';
import { figures, measures } from './guard/bar.ts';
import { curveChart, type Exposure, exposureChart, peersChart } from './guard/charts.ts';
import { measurePools } from './guard/measure.ts';
import { measureNullWorlds } from './guard/null-worlds.ts';
import { page, type Results } from './guard/page.ts';
import { measurePeers } from './guard/peers.ts';
import { measureCurves } from './guard/trade-offs.ts';
import { cellOf } from './guard/worlds.ts';

const { values } = parseArgs({
  options: {
    runs: { type: 'string', default: '10000' },
    screening: { type: 'string', default: '100' },
    seed: { type: 'string', default: '20261125' },
    out: { type: 'string', default: resolve(import.meta.dirname, '..', 'docs') },
  },
});
const runs = Number(values.runs);
const options = { seed: Number(values.seed), say: (line: string) => void process.stdout.write(`${line}\n`) };

const results = await measureAll();
await write(results, values.out);
options.say(`wrote ${join(values.out, 'GUARD.md')}`);
for (const { figure, warm } of results.figures)
  options.say(`${figure.name}: ${measures[figure.measure](warm).toFixed(4)} (bar ${figure.bar ?? '-'})`);

async function measureAll(): Promise<Results> {
  const speed = speedOf();
  options.say(speed);
  options.say('the bar');
  const warm = await measurePools(
    figures.map(({ cells }) => cells),
    runs,
    options,
  );
  const chilly = figures.filter(({ cold }) => cold);
  const cold = await measurePools(
    chilly.map(({ cells }) => cells.map((cell) => ({ ...cell, start: 'cold' as const }))),
    // What stands beside the bar needs no narrow interval.
    Math.ceil(runs / 5),
    options,
  );
  const screening = Number(values.screening);
  const nulls = await measureNullWorlds({ ...options, runs, screening, finalists: 3 });
  return {
    runs,
    seed: options.seed,
    screening,
    speed,
    figures: figures.map((figure, index) => ({
      figure,
      warm: warm[index] as Results['figures'][number]['warm'],
      cold: cold[chilly.indexOf(figure)],
    })),
    nulls,
    peers: await measurePeers(Math.ceil(runs / 5), options),
    curves: await measureCurves(Math.ceil(runs / 5), options),
  };
}

/** Processor time and not wall time, because other work may be on the machine. */
function speedOf(): string {
  const cell = cellOf({ dau: 1_000_000 }, { start: 'cold' });
  const batch = (index: number) => simulateBatch({ cell, seed: options.seed, index, runs: 100 });
  batch(0);
  batch(1);
  const before = process.cpuUsage();
  for (let index = 2; index < 12; index += 1) batch(index);
  const { user, system } = process.cpuUsage(before);
  return `A core simulates ${Math.round(1e9 / (user + system)).toLocaleString('en-US')} nine-day rollouts of a million users a second, looked at every hour.`;
}

async function write(measured: Results, folder: string): Promise<void> {
  await mkdir(join(folder, 'guard'), { recursive: true });
  await writeFile(join(folder, 'GUARD.md'), page(measured));
  const charts = [
    ['peers', peersChart(measured.peers)],
    ['exposure', exposureChart(exposuresOf(measured))],
    ...measured.curves.map((curve) => [curve.file, curveChart(curve)] as const),
  ] as const;
  for (const [name, svg] of charts) await writeFile(join(folder, 'guard', `${name}.svg`), await svg);
}

function exposuresOf({ figures: all }: Results): readonly Exposure[] {
  return all
    .filter(({ figure }) => figure.name.startsWith('exposed: timer') && !figure.name.includes('from hour'))
    .flatMap(({ figure, warm }) => {
      const world = figure.cells[0]?.world;
      return world === undefined ? [] : [{ dau: world.dau, ratio: world.ratio, exposed: warm.exposed }];
    });
}
