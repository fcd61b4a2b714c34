import { randomBinomial, randomNormal, randomPoisson } from 'd3-random';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import { skipN } from 'pure-rand/utils/skipN';

/** Chance, the same from the same seed. */
export interface Random {
  /** Standard normal. */
  readonly normal: () => number;
  readonly poisson: (mean: number) => number;
  readonly binomial: (trials: number, probability: number) => number;
  /** One for another stream of chance. */
  readonly seed: () => number;
}

/** Neighbouring seeds make states that differ in a few bits; after so many numbers nothing is left of that. */
const warmUp = 64;

export function openRandom(seed: number): Random {
  const generator = xoroshiro128plus(seed);
  skipN(generator, warmUp);
  // Never 0 or 1, because logarithms are taken of it.
  const uniform = () => ((generator.next() >>> 0) + 0.5) / 0x1_0000_0000;
  const poisson = randomPoisson.source(uniform);
  // Its published types know one parameter of the two.
  const binomial = randomBinomial.source(uniform) as unknown as (
    trials: number,
    probability: number,
  ) => () => number;
  return {
    seed: () => generator.next() >>> 0,
    normal: randomNormal.source(uniform)(),
    poisson: (mean) => (mean <= 0 ? 0 : poisson(mean)()),
    binomial: (trials, probability) =>
      trials <= 0 || probability <= 0 ? 0 : probability >= 1 ? trials : binomial(trials, probability)(),
  };
}

/** A seed for each part of a whole that has one, so that parts can be worked on in any order. Murmur's finalizer. */
export function seedOf(...parts: readonly number[]): number {
  return parts.reduce((mixed, part) => {
    let bits = (mixed ^ part) >>> 0;
    bits = Math.imul(bits ^ (bits >>> 16), 0x85eb_ca6b);
    bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2_ae35);
    return ((bits ^ (bits >>> 16)) + 0x9e37_79b9) >>> 0;
  }, 0x2545_f491);
}

/** The same text gives the same seed. */
export function textSeed(text: string): number {
  return seedOf(...new TextEncoder().encode(text));
}
