import { beforeAll, describe, expect, test } from 'vitest';
import type { Cell } from './cell.ts';
import { shareOf } from './interval.ts';
import { gatedPlan, timerPlan } from './plan.ts';
import { ordinaryWorld, type World } from './population/world.ts';
import { simulateCells } from './simulate-cells.ts';
import { isHealthy, type Summary, summaryOf } from './summary.ts';

function cellOf(world: Partial<World>, rest: Partial<Omit<Cell, 'world'>> = {}): Cell {
  return {
    world: { ...ordinaryWorld, ...world },
    plan: timerPlan,
    feed: { unit: 'hour', lagHours: 6 },
    start: 'warm',
    method: 'guard',
    alpha: 0.02,
    margin: 1.25,
    ...rest,
  };
}

const fourfold = { dau: 1_000_000, ratio: 4 };
const cells = {
  healthy: cellOf({ novelty: 0.6 }),
  atMargin: cellOf({ ratio: 1.25, novelty: 0 }),
  double: cellOf({ dau: 1_000_000, ratio: 2 }),
  tenfold: cellOf({ ratio: 10 }),
  late: cellOf({ ratio: 4, onsetHours: 72 }),
  gated: cellOf({}, { plan: gatedPlan }),
  sound: cellOf(fourfold),
  blind: cellOf(fourfold, { margin: 10 }),
  nervous: cellOf({}, { margin: 0.3 }),
  ratio: cellOf({}, { method: 'above-2%-or-1.5x' }),
  thrice: cellOf({}, { method: 'above-2%-or-1.5x-thrice' }),
  limit: cellOf({ ratio: 1.25 }, { method: 'absolute-limit' }),
  limitTenfold: cellOf({ ratio: 10, dau: 1_000_000 }, { method: 'absolute-limit' }),
  limitCold: cellOf({ ratio: 10, dau: 1_000_000 }, { method: 'absolute-limit', start: 'cold' }),
  ranks: cellOf({}, { method: 'mann-whitney' }),
  z: cellOf({}, { method: 'repeated-z' }),
  rate: cellOf({ ratio: 2 }, { method: 'above-2%' }),
} satisfies Readonly<Record<string, Cell>>;

let of: Readonly<Record<keyof typeof cells, Summary>>;
beforeAll(async () => {
  const outcomes = await simulateCells(
    Object.values(cells).map((cell) => ({ cell, runs: 50 })),
    { seed: 20_261_125, threads: 2 },
  );
  const entries = Object.keys(cells).map((name, index) => [name, summaryOf(outcomes[index] ?? [])]);
  of = Object.fromEntries(entries);
});

describe('the guard on simulated rollouts', () => {
  test('halts what is bad early, and what is healthy hardly ever', () => {
    // Of 50 runs; the bound is 2.5%, and more than 10% is what a rule that keeps to it shows once in 500 times.
    expect(of.healthy.halted.share).toBeLessThanOrEqual(0.1);
    expect(of.atMargin.halted.share).toBeLessThanOrEqual(0.1);
    expect(of.double).toMatchObject({ halted: { share: 1 } });
    expect(of.double.exposed).toBeLessThan(0.0305);
    expect(of.tenfold.exposed).toBeLessThan(0.021);
    expect(of.late.exposed).toBeLessThan(0.12);
    expect(of.late.hoursToHalt).toBeGreaterThan(79);
  });

  test('has a limit that alone halts what is far above it, nothing below it, and nothing while the rate is unknown', () => {
    const { limit, limitTenfold, limitCold } = of;
    expect([limit, limitTenfold, limitCold].map(({ halted }) => halted.share)).toEqual([0, 1, 0]);
  });

  test('lets healthy releases reach everybody', () => {
    expect(of.gated.completed.share).toBeGreaterThan(0.9);
    expect(of.gated.hoursToComplete).toBeGreaterThanOrEqual(96);
    expect(of.gated.hoursToComplete).toBeLessThan(264);
  });

  test('is what is measured: with a broken one the figures change', () => {
    expect([of.sound.halted.share, of.blind.halted.share]).toEqual([1, 0]);
    expect(of.nervous.halted.share).toBeGreaterThan(0.9);
  });
});

test('the rules of the field halt healthy releases on the same users, or let bad ones pass', () => {
  expect(of.ratio.halted.share).toBeGreaterThan(0.2);
  expect(of.thrice.halted.share).toBeLessThanOrEqual(of.ratio.halted.share);
  expect(of.ranks.halted.share).toBeGreaterThan(0.2);
  expect(of.z.halted.share).toBeGreaterThan(0.2);
  expect(of.rate.halted.share).toBe(0);
});

test('the same seed gives the same outcomes, in one thread as in two', async () => {
  const few = [
    { cell: cells.double, runs: 10 },
    { cell: cellOf({ dau: 10_000, ratio: 10 }, { start: 'cold' }), runs: 10 },
  ];
  const one = await simulateCells(few, { seed: 5, threads: 1 });
  expect(await simulateCells(few, { seed: 5, threads: 2 })).toEqual(one);
  expect(one[0]?.[0]).not.toEqual(one[0]?.[1]);
});

test('within the margin no halt is right', () => {
  expect(isHealthy(cellOf({ ratio: 1.25 }))).toBe(true);
  expect(isHealthy(cellOf({ ratio: 1.26 }))).toBe(false);
});

test.each([
  // Wilson's intervals, as R's prop.test gives them without its correction for continuity.
  [0, 10_000, [0, 0.000384]],
  [200, 10_000, [0.017435, 0.022935]],
  [5, 50, [0.043475, 0.213602]],
] as const)('%d of %d lie within %o', (count, all, [low, high]) => {
  const { share, ...interval } = shareOf(count, all);
  expect(share).toBe(count / all);
  expect(interval.low).toBeCloseTo(low, 4);
  expect(interval.high).toBeCloseTo(high, 4);
});
