import { SlipwayError } from '../../errors/slipway-error.ts';
import type { Random } from './seeded-random.ts';

/** A good file to start from. */
export interface FuzzSeed {
  readonly bytes: Buffer;
  /** PKCS#8 PEM of a throw-away key, where mutants are to be signed anew. */
  readonly signingKey?: string;
}

/**
 * What a reader made of a mutant: it found something wrong, it refused the file with an error that a person can act
 * on, or it read the file and has nothing to say.
 */
export type FuzzOutcome = 'finding' | 'refusal' | 'fine';

export interface FuzzAnswer {
  readonly outcome: FuzzOutcome;
  /** Whether changed bytes came to the parser that is meant, beyond checks of magic numbers, lengths and checksums. */
  readonly reached: boolean;
}

/** One reader as the fuzzer drives it. */
export interface FuzzTarget {
  readonly name: string;
  /** Part of a run's mutants, in relation to the parts of the other targets. */
  readonly weight: number;
  /** Made with the real tools where there are some, and different in each run where keys are in them. */
  readonly seeds: () => Promise<readonly FuzzSeed[]>;
  /** Knows the format, and repairs checksums and lengths more often than not. */
  readonly mutate: (seed: FuzzSeed, random: Random) => Buffer;
  /** Throws only what is a bug. `seed` is what the mutant was made of. */
  readonly run: (mutant: Buffer, seed: FuzzSeed) => Promise<FuzzAnswer>;
}

/**
 * The answer of a reader. An error of an artifact's own is a refusal, and `isInner` says whether it came from the
 * parser that is meant; whatever else is thrown is a bug and goes on.
 */
export async function answerOf(
  read: () => FuzzAnswer | Promise<FuzzAnswer>,
  isInner: (refusal: SlipwayError) => boolean = () => false,
): Promise<FuzzAnswer> {
  try {
    return await read();
  } catch (error) {
    if (!(error instanceof SlipwayError) || !error.code.startsWith('ARTIFACT_')) throw error;
    return { outcome: 'refusal', reached: isInner(error) };
  }
}

export function plainSeeds(...files: readonly Buffer[]): readonly FuzzSeed[] {
  return files.map((bytes) => ({ bytes }));
}
