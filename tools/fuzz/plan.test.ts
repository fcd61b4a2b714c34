import { expect, test } from 'vitest';
import type { FuzzTarget } from '../../src/artifact/testing/fuzz-target.ts';
import { batchesOf, shares } from './plan.ts';

const target = (name: string, weight: number): FuzzTarget => ({
  name,
  weight,
  seeds: async () => [],
  mutate: ({ bytes }) => bytes,
  run: async () => ({ outcome: 'fine', reached: true }),
});

test('every mutant of a run belongs to one batch', () => {
  const split = [...shares([target('a', 1), target('b', 2), target('c', 4)], 10_000)];
  expect(split.map(([{ name }, count]) => [name, count])).toEqual([
    ['a', 1428],
    ['b', 2857],
    ['c', 5715],
  ]);
  for (const [each, count] of split) {
    const batches = batchesOf(each, count);
    expect(batches.map(({ from }) => from)).toEqual([0, ...batches.slice(0, -1).map(({ to }) => to)]);
    expect(batches.at(-1)?.to).toBe(count);
  }
});

test('a target without mutants has no batches', () => {
  expect(batchesOf(target('a', 1), 0)).toEqual([]);
});
