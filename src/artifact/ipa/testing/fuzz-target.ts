/** One parser as the fuzzer drives it. `deep` says that the input got past the parser's outermost checks. */
export interface FuzzTarget {
  readonly name: string;
  seeds(): Promise<readonly Buffer[]>;
  /** A structure-aware change that keeps outer checks (checksums, lengths) intact more often than chance. */
  mutate?(seed: Buffer, random: () => number): Buffer;
  /** Throws only what is a bug: an honest refusal is swallowed. */
  run(input: Buffer): Promise<'deep' | 'shallow'>;
}
