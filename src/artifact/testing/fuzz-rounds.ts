import type { FuzzAnswer, FuzzSeed, FuzzTarget } from './fuzz-target.ts';
import { seededRandom } from './seeded-random.ts';

export interface Tally {
  readonly mutants: number;
  readonly reached: number;
  readonly outcomes: Readonly<Record<FuzzAnswer['outcome'], number>>;
}

interface Rounds {
  /** Of the whole run; every mutant has its own generator, so that one can be made without those before it. */
  readonly seed: number;
  readonly count: number;
}

/**
 * Of the processor, not of the clock: a test has the machine seldom to itself. A mutant takes milliseconds, so that
 * this leaves room for a collector of garbage and a crowded machine, and only what hangs meets it.
 */
const hangingMs = 10_000;

/** Runs a target's mutants in this process; what a reader throws but for a refusal is thrown here, and that it hung. */
export async function fuzzRounds(target: FuzzTarget, { seed, count }: Rounds): Promise<Tally> {
  const seeds = await target.seeds();
  const outcomes = { finding: 0, refusal: 0, fine: 0 };
  let reached = 0;
  for (let index = 0; index < count; index += 1) {
    const { mutant, from } = mutantOf(target, seeds, { seed, index });
    const startedAt = process.cpuUsage();
    const answer = await target.run(mutant, from);
    const { user, system } = process.cpuUsage(startedAt);
    const spentMs = (user + system) / 1000;
    if (spentMs > hangingMs) throw new Error(`mutant ${index} of ${target.name} took ${spentMs} ms`);
    outcomes[answer.outcome] += 1;
    if (answer.reached) reached += 1;
  }
  return { mutants: count, reached, outcomes };
}

/** The mutant of that number: the same for the same seeds. */
export function mutantOf(
  target: FuzzTarget,
  seeds: readonly FuzzSeed[],
  { seed, index }: { readonly seed: number; readonly index: number },
): { readonly mutant: Buffer; readonly from: FuzzSeed } {
  const from = seeds[index % seeds.length];
  if (from === undefined) throw new Error(`${target.name} has no seeds`);
  const random = seededRandom(Math.imul(seed, 0x9e3779b1) ^ Math.imul(index + 1, 0x85ebca6b));
  return { mutant: target.mutate(from, random), from };
}
