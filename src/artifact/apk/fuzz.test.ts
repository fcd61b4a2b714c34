import { describe, expect, test } from 'vitest';
import { type FuzzTarget, fuzzBinaryXml, fuzzDex, fuzzResourceTable } from './testing/fuzz.ts';
import { mutateChunks } from './testing/mutate-chunks.ts';

const mutants = 4000;
/** A parser of a kilobyte that takes this long is one that hangs on a megabyte. */
const longestMs = 250;

/** A small generator of repeatable random numbers (mulberry32). */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** How many of the mutants got to the inner parser, and how long the slowest took. */
async function fuzz({ seeds, mutate = mutateChunks, run }: FuzzTarget) {
  const random = seeded(3);
  const good = await seeds();
  let deep = 0;
  let slowestMs = 0;
  for (let round = 0; round < mutants; round += 1) {
    const seed = good[round % good.length] ?? Buffer.alloc(0);
    const startedAt = performance.now();
    if ((await run(mutate(seed, random))) === 'deep') deep += 1;
    slowestMs = Math.max(slowestMs, performance.now() - startedAt);
  }
  return { deep, slowestMs };
}

describe.each([fuzzResourceTable, fuzzBinaryXml, fuzzDex])('$name', (target) => {
  test('is read where it is whole', async () => {
    for (const seed of await target.seeds()) expect(await target.run(seed)).toBe('deep');
  });

  test('is read or refused, never a crash or a hang, however it is damaged', async () => {
    const { deep, slowestMs } = await fuzz(target);
    expect(slowestMs).toBeLessThan(longestMs);
    expect(deep).toBeGreaterThan(mutants * 0.3);
    expect(deep).toBeLessThan(mutants);
  });
});
