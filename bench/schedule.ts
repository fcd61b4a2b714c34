// How near the order of device runs comes to the shortest possible, beside the other ways to share out a suite, and
// what it costs at 10,000 tests on 200 devices. Exit code 1 when a bar is missed.
// Run: npm run bench:schedule -- [--suites N] [--seed S]; takes half a minute.
import { parseArgs } from 'node:util';
import { type Fleet, measureFleet } from './schedule/fleet.ts';
import { longestFirst, others, type Strategy } from './schedule/strategies.ts';
import { lowerBound, type Noise, randomSuite, type Size } from './schedule/suites.ts';

const { values } = parseArgs({
  options: { suites: { type: 'string', default: '300' }, seed: { type: 'string', default: '20261125' } },
});
const suites = Number(values.suites);
const seed = Number(values.seed);
const sizes: readonly Size[] = [
  { tests: 20, devices: 4 },
  { tests: 60, devices: 8 },
  { tests: 200, devices: 8 },
];
const bar = { mean: 1.05, worst: 1.15, plannerMs: 1000, added: 0.05 };

interface Ratios {
  readonly mean: number;
  readonly worst: number;
}

say(
  `Time of the whole suite ÷ lower bound: mean (worst) of ${suites} random suites, seed ${seed}, estimates`,
);
say('off by 30%\n');
say(row('tests/devices', ...sizes.map(({ tests, devices }) => `${tests}/${devices}`)));
const ours = await compare('queue, longest first', longestFirst);
for (const [name, strategy] of Object.entries(others)) await compare(name, strategy);
await compare('ours, wild estimates', longestFirst, 'difference');
const fleet = await measureFleet(seed);
say(`\n10,000 tests on 200 devices: all busy after ${fleet.plannerMs.toFixed(0)} ms (bar ${bar.plannerMs})`);
say(
  `${(fleet.makespanMs / 1000).toFixed(1)} s in all, ${percent(fleet.added)} more than planned (bar ${percent(bar.added)})`,
);
process.exitCode = meets(ours, fleet) ? 0 : 1;

/** Every strategy gets the same suites. */
async function compare(
  name: string,
  strategy: Strategy,
  noise: Noise = 'factor',
): Promise<readonly Ratios[]> {
  const all: Ratios[] = [];
  for (const size of sizes) all.push(summary(await ratiosOf(size, strategy, noise)));
  say(row(name, ...all.map(({ mean, worst }) => `${mean.toFixed(3)} (${worst.toFixed(3)})`)));
  return all;
}

async function ratiosOf(size: Size, strategy: Strategy, noise: Noise): Promise<readonly number[]> {
  const ratios: number[] = [];
  for (let index = 0; index < suites; index += 1) {
    const suite = randomSuite(size, seed + index, noise);
    ratios.push((await strategy(suite, size.devices)) / lowerBound(suite, size.devices));
  }
  return ratios;
}

function summary(ratios: readonly number[]): Ratios {
  return { mean: ratios.reduce((sum, ratio) => sum + ratio, 0) / suites, worst: Math.max(...ratios) };
}

function meets(ratios: readonly Ratios[], { plannerMs, added }: Fleet): boolean {
  const near = ratios.every(({ mean, worst }) => mean <= bar.mean && worst <= bar.worst);
  say(`\nbars: mean ${bar.mean}, worst ${bar.worst}: ${near ? 'reached' : 'MISSED'}`);
  return near && plannerMs <= bar.plannerMs && added <= bar.added;
}

function row(name: string, ...cells: readonly string[]): string {
  return `${name.padEnd(26)}${cells.map((cell) => cell.padStart(16)).join('')}`;
}

function percent(share: number): string {
  return `${(share * 100).toFixed(1)}%`;
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
