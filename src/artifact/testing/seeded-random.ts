/** Answers numbers in [0, 1). */
export type Random = () => number;

/** A small generator of repeatable random numbers (mulberry32). */
export function seededRandom(seed: number): Random {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** A whole number from 0 up to, and without, `limit`. */
export function below(limit: number, random: Random): number {
  return Math.floor(random() * limit);
}

export function pickOf<T>(from: readonly T[], random: Random): T | undefined {
  return from[below(from.length, random)];
}
