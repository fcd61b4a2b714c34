import { describe, expect, test } from 'vitest';
import { openRandom, seedOf, textSeed } from './random.ts';

function momentsOf(draw: () => number, count = 20_000) {
  const values = Array.from({ length: count }, draw);
  const mean = values.reduce((sum, value) => sum + value, 0) / count;
  return { mean, variance: values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (count - 1) };
}

describe('chance', () => {
  const random = openRandom(42);

  test.each([0.05, 3, 40, 2500])('Poisson counts of mean %d', (wanted) => {
    const { mean, variance } = momentsOf(() => random.poisson(wanted));
    expect(Math.abs(mean - wanted)).toBeLessThan(5 * Math.sqrt(wanted / 20_000));
    expect(variance / wanted).toBeGreaterThan(0.9);
    expect(variance / wanted).toBeLessThan(1.1);
  });

  test.each([
    [5, 0.2],
    [63, 0.2],
    [6000, 0.15],
  ])('binomial counts of %d at %d', (trials, probability) => {
    const { mean, variance } = momentsOf(() => random.binomial(trials, probability));
    const spread = trials * probability * (1 - probability);
    expect(Math.abs(mean - trials * probability)).toBeLessThan(5 * Math.sqrt(spread / 20_000));
    expect(variance / spread).toBeGreaterThan(0.9);
    expect(variance / spread).toBeLessThan(1.1);
  });

  test('that has no choice', () => {
    expect([random.poisson(0), random.poisson(-1), random.binomial(0, 0.5)]).toEqual([0, 0, 0]);
    expect([random.binomial(7, 0), random.binomial(7, 1)]).toEqual([0, 7]);
  });

  test('is the same from the same seed, and of neighbouring seeds not alike', () => {
    const first = (seed: number) => {
      const own = openRandom(seed);
      return Array.from({ length: 8 }, () => own.normal());
    };
    expect(first(7)).toEqual(first(7));
    const firsts = Array.from({ length: 2000 }, (_, seed) => first(seed)[0] ?? 0);
    const { mean, variance } = momentsOf(() => firsts.pop() ?? 0, 2000);
    expect(Math.abs(mean)).toBeLessThan(0.12);
    expect(Math.abs(variance - 1)).toBeLessThan(0.16);
  });
});

test('seeds of parts differ by part and by order', () => {
  const seeds = [seedOf(1, 2), seedOf(2, 1), seedOf(1, 3), textSeed('a'), textSeed('b')];
  expect(new Set(seeds).size).toBe(seeds.length);
  for (const seed of seeds) expect(seed >>> 0).toBe(seed);
});
