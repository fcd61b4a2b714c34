import { loadAlignment, pageSizeProblem } from '../native-library.ts';
import { writeElf } from './write-elf.ts';

const load = (align: number) => ({ type: 1, align });

/** Heads of native libraries for the fuzzer: 'deep' when their segments were read. */
export const fuzzTarget = {
  name: 'elf',
  seeds: async (): Promise<Buffer[]> => [
    writeElf([load(16_384), { type: 2, align: 8 }, load(4096)], 200),
    writeElf(
      Array.from({ length: 60 }, () => load(65_536)),
      200,
    ),
  ],
  mutate: (seed: Buffer, random: () => number): Buffer => {
    const bytes = Buffer.from(seed);
    for (let change = 1 + Math.floor(random() * 3); change > 0; change -= 1) {
      const below = random() < 0.3 ? 64 : bytes.length;
      bytes.writeUInt8(Math.floor(random() * 256), Math.floor(random() * below));
    }
    return random() < 0.05 ? bytes.subarray(0, Math.floor(random() * bytes.length)) : bytes;
  },
  run: async (input: Buffer): Promise<'deep' | 'shallow'> => {
    const alignment = loadAlignment(input);
    pageSizeProblem({ name: 'lib/x86_64/liba.so', loadAlignmentBytes: alignment, storedAt: 1 }, 16_384);
    return alignment === undefined ? 'shallow' : 'deep';
  },
};
