import type { FuzzTarget } from '../../../src/artifact/testing/fuzz-target.ts';

const kept: Buffer[] = [];

/** Readers that do not stand their mutants, one in each way. */
export const badTargets: readonly FuzzTarget[] = [
  bad('throws', () => {
    throw new TypeError('cannot read properties of undefined');
  }),
  bad('crashes', () => process.abort()),
  bad('hangs', () => {
    for (;;);
  }),
  bad('eats', () => {
    kept.push(Buffer.alloc(60_000_000, 1));
  }),
  bad('stands', () => {}),
];

/** Misbehaves on the third mutant of every run, and from there on where it has not ended. */
function bad(name: string, misbehave: () => void): FuzzTarget {
  return {
    name,
    weight: 1,
    seeds: async () => [{ bytes: Buffer.of(1) }],
    mutate: ({ bytes }) => bytes,
    run: async () => {
      runs += 1;
      if (runs >= 3) misbehave();
      return { outcome: 'fine', reached: true };
    },
  };
}

let runs = 0;
