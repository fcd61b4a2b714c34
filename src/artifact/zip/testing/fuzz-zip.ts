import { answerOf, type FuzzTarget, plainSeeds } from '../../testing/fuzz-target.ts';
import { below, pickOf, type Random } from '../../testing/seeded-random.ts';
import { writeZip } from '../../testing/write-zip.ts';
import { zipFindings } from '../findings.ts';
import { alignmentFindings, localHeaderFindings } from '../local-findings.ts';
import { readLocalHeaders } from '../local-headers.ts';
import { openZip } from '../open-zip.ts';
import { memorySource } from './memory-source.ts';

const files = Array.from({ length: 12 }, (_, index) => ({
  name: `folder ${index % 3}/file-${index}.txt`,
  content: Buffer.from(`${index} `.repeat(index * 20)),
  stored: index % 2 === 0,
}));

const signatures = [0x04034b50, 0x02014b50, 0x06054b50, 0x06064b50, 0x07064b50];
/** Where each record has its numbers: offset and width. */
const numbers: Readonly<Record<number, readonly (readonly [number, 2 | 4])[]>> = {
  67324752: [...two(6, 8, 26, 28), ...four(14, 18, 22)],
  33639248: [...two(8, 10, 28, 30, 32), ...four(16, 20, 24, 42)],
  101010256: [...two(8, 10, 20), ...four(12, 16)],
  101075792: four(32, 40, 48),
  117853008: four(8),
};
const telling = [0, 1, 2, 8, 0x7f, 0xff, 0x7fff, 0xffff, 0x7fffffff, 0xffffffff];

function two(...offsets: readonly number[]) {
  return offsets.map((offset) => [offset, 2] as const);
}

function four(...offsets: readonly number[]) {
  return offsets.map((offset) => [offset, 4] as const);
}

/** Zip files; the parser that is meant reads local headers and contents, beyond the central directory. */
export const zipFuzzTarget: FuzzTarget = {
  name: 'zip',
  weight: 8,
  seeds: async () =>
    plainSeeds(writeZip(files), writeZip(files, { zip64: true }), writeZip(files, { comment: 'a comment' })),
  mutate: ({ bytes }, random) => mutateZipRecords(bytes, random),
  run: async (mutant) => {
    let reached = false;
    const { outcome } = await answerOf(async () => {
      const zip = await openZip(memorySource(mutant));
      reached = true;
      const layout = await readLocalHeaders(zip);
      const findings = [
        ...zipFindings(zip),
        ...localHeaderFindings(zip, layout),
        ...alignmentFindings(layout),
      ];
      for (const name of zip.entries.keys()) await zip.read(name);
      return { outcome: findings.length > 0 ? 'finding' : 'fine', reached };
    });
    return { outcome, reached };
  },
};

/** Changes numbers of records, so that most mutants get past the search for the end record. */
export function mutateZipRecords(seed: Buffer, random: Random): Buffer {
  const bytes = Buffer.from(seed);
  const places = signatures.flatMap((signature) => placesOf(seed, signature));
  for (let change = 1 + below(3, random); change > 0; change -= 1) {
    const { at, signature } = pickOf(places, random) ?? { at: 0, signature: 0 };
    const [offset, width] = pickOf(numbers[signature] ?? [], random) ?? ([0, 2] as const);
    const value = below(2, random) === 0 ? (pickOf(telling, random) ?? 0) : below(bytes.length * 2, random);
    if (at + offset + width > bytes.length) continue;
    if (width === 2) bytes.writeUInt16LE(value & 0xffff, at + offset);
    else bytes.writeUInt32LE(value, at + offset);
  }
  return below(20, random) === 0 ? bytes.subarray(below(bytes.length, random)) : bytes;
}

function placesOf(
  bytes: Buffer,
  signature: number,
): readonly { readonly at: number; readonly signature: number }[] {
  const wanted = Buffer.alloc(4);
  wanted.writeUInt32LE(signature);
  const found: { at: number; signature: number }[] = [];
  for (let at = bytes.indexOf(wanted); at !== -1; at = bytes.indexOf(wanted, at + 4))
    found.push({ at, signature });
  return found;
}
