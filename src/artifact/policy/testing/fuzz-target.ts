import { type FuzzTarget, plainSeeds } from '../../testing/fuzz-target.ts';
import { below } from '../../testing/seeded-random.ts';
import { loadAlignment, pageSizeProblem } from '../native-library.ts';
import { writeElf } from './write-elf.ts';

const load = (align: number) => ({ type: 1, align });

/** Heads of native libraries; the parser that is meant reads their segments. */
export const elfFuzzTarget: FuzzTarget = {
  name: 'elf',
  weight: 3,
  seeds: async () =>
    plainSeeds(
      writeElf([load(16_384), { type: 2, align: 8 }, load(4096)], 200),
      writeElf(
        Array.from({ length: 60 }, () => load(65_536)),
        200,
      ),
    ),
  mutate: ({ bytes: seed }, random) => {
    const bytes = Buffer.from(seed);
    for (let change = 1 + below(3, random); change > 0; change -= 1) {
      const within = random() < 0.3 ? 64 : bytes.length;
      bytes.writeUInt8(below(256, random), below(within, random));
    }
    return random() < 0.05 ? bytes.subarray(0, below(bytes.length, random)) : bytes;
  },
  run: async (mutant) => {
    const alignment = loadAlignment(mutant);
    const library = { name: 'lib/x86_64/liba.so', loadAlignmentBytes: alignment, storedAt: 1 };
    const problem = pageSizeProblem(library, 16_384);
    return { outcome: problem === undefined ? 'fine' : 'finding', reached: alignment !== undefined };
  },
};
