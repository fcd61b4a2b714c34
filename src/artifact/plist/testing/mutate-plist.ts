import { mutateBytes } from '../../testing/mutate-bytes.ts';
import { below, pickOf, type Random } from '../../testing/seeded-random.ts';

const headerBytes = 8;
const trailerBytes = 32;

/**
 * Changes bytes of the objects, or puts some in or takes some out; the offsets of the objects behind and the trailer
 * are made right again, so that the objects are what is tried.
 */
export function mutateBinaryPlist(seed: Buffer, random: Random): Buffer {
  const table = tableOf(seed);
  if (table === undefined || random() < 0.6)
    return mutateBytes(seed, random, { from: headerBytes, to: seed.length - trailerBytes });
  const at = headerBytes + below(table.start - headerBytes, random);
  const removed = Math.min(below(5, random), table.start - at);
  const added = Buffer.from(Array.from({ length: below(5, random) }, () => below(256, random)));
  const shift = added.length - removed;
  const mutant = Buffer.concat([seed.subarray(0, at), added, seed.subarray(at + removed)]);
  for (let index = 0; index < table.count; index += 1) {
    const place = table.start + shift + index * table.width;
    const offset = mutant.readUIntBE(place, table.width);
    if (offset > at) mutant.writeUIntBE(Math.max(0, offset + shift), place, table.width);
  }
  mutant.writeUInt32BE(table.start + shift, mutant.length - 4);
  return mutant;
}

function tableOf(seed: Buffer) {
  const trailer = seed.length - trailerBytes;
  if (trailer < headerBytes || seed.toString('latin1', 0, 6) !== 'bplist') return undefined;
  const width = seed.readUInt8(trailer + 6);
  const count = seed.readUInt32BE(trailer + 12);
  const start = seed.readUInt32BE(trailer + 28);
  const isSound = width > 0 && width <= 4 && start + width * count <= trailer;
  return isSound ? { width, count, start } : undefined;
}

const texts = ['', '0x', '-', '&#0;', '&amp;&lt;', '&#x110000;', '1e999', '9'.repeat(60), ']]>', '\u0000'];

/** Drops, doubles and swaps whole tags and texts, so that the language of tags is what is tried. */
export function mutateXmlPlist(seed: Buffer, random: Random): Buffer {
  const tokens = seed.toString('utf8').split(/(<[^>]*>)/);
  for (let change = 1 + below(3, random); change > 0; change -= 1) {
    const at = below(tokens.length, random);
    const other = pickOf(tokens, random) ?? '';
    const kind = below(4, random);
    if (kind === 0) tokens.splice(at, 1);
    else if (kind === 1) tokens.splice(at, 0, other);
    else if (kind === 2) tokens[at] = other;
    else if (tokens[at]?.startsWith('<') === false) tokens[at] = pickOf(texts, random) ?? '';
  }
  return Buffer.from(tokens.join(''));
}
