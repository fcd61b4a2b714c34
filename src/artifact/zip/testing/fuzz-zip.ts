import { SlipwayError } from '../../../errors/slipway-error.ts';
import type { FuzzTarget } from '../../ipa/testing/fuzz-target.ts';
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

/** Zip files with numbers of their records changed, so that most get past the search for the end record. */
export const zipFuzzTarget: FuzzTarget = {
  name: 'zip',
  seeds: async () => [
    writeZip(files),
    writeZip(files, { zip64: true }),
    writeZip(files, { comment: 'a comment' }),
  ],
  mutate: (seed, random) => {
    const pick = (below: number) => Math.floor(random() * below);
    const bytes = Buffer.from(seed);
    for (let change = 1 + pick(3); change > 0; change -= 1) {
      const places = signatures.flatMap((signature) => placesOf(seed, signature));
      const { at, signature } = places[pick(places.length)] ?? { at: 0, signature: 0 };
      const fields = numbers[signature] ?? [];
      const [offset, width] = fields[pick(fields.length)] ?? ([0, 2] as const);
      const value = pick(2) === 0 ? (telling[pick(telling.length)] ?? 0) : pick(bytes.length * 2);
      if (at + offset + width > bytes.length) continue;
      if (width === 2) bytes.writeUInt16LE(value & 0xffff, at + offset);
      else bytes.writeUInt32LE(value, at + offset);
    }
    return pick(20) === 0 ? bytes.subarray(pick(bytes.length)) : bytes;
  },
  run: async (input) => {
    let reached: 'deep' | 'shallow' = 'shallow';
    try {
      const zip = await openZip(memorySource(input));
      reached = 'deep';
      const layout = await readLocalHeaders(zip);
      zipFindings(zip);
      localHeaderFindings(zip, layout);
      alignmentFindings(layout);
      for (const name of zip.entries.keys()) await zip.read(name);
    } catch (error) {
      if (!(error instanceof SlipwayError) || !error.code.startsWith('ARTIFACT_')) throw error;
    }
    return reached;
  },
};

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
