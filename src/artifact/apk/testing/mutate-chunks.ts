import { below, type Random } from '../../testing/seeded-random.ts';

/** Values that lengths, counts and offsets go wrong at. */
const awkward = [
  0, 1, 2, 8, 0x7f, 0xff, 0x100, 0xffff, 0x10000, 0x7fffffff, 0x80000000, 0xfffffff0, 0xffffffff,
];
const mostChanges = 4;

/** Damages a file of chunks in some places, and mends the size that it starts with so that it is read on. */
export function mutateChunks(seed: Buffer, random: Random): Buffer {
  let bytes: Buffer = Buffer.from(seed);
  const changes = 1 + Math.floor(random() * mostChanges);
  for (let change = 0; change < changes; change += 1) bytes = pick(operations, random)(bytes, random);
  if (bytes.length >= 8) bytes.writeUInt32LE(bytes.length, 4);
  return bytes;
}

const operations: readonly ((bytes: Buffer, random: Random) => Buffer)[] = [
  flipBit,
  setNumber,
  setNumber,
  setShort,
  copyNumber,
  repeatPart,
  dropPart,
];

function flipBit(bytes: Buffer, random: Random): Buffer {
  const at = below(bytes.length, random);
  if (bytes.length > 0) bytes.writeUInt8(bytes.readUInt8(at) ^ (1 << below(8, random)), at);
  return bytes;
}

function setNumber(bytes: Buffer, random: Random): Buffer {
  if (bytes.length >= 12) bytes.writeUInt32LE(pick(awkward, random), aligned(bytes, random));
  return bytes;
}

function setShort(bytes: Buffer, random: Random): Buffer {
  if (bytes.length >= 12) bytes.writeUInt16LE(pick(awkward, random) & 0xffff, aligned(bytes, random));
  return bytes;
}

/** A number that is right elsewhere: an offset of another chunk, an id, a count. */
function copyNumber(bytes: Buffer, random: Random): Buffer {
  if (bytes.length >= 12) bytes.copy(bytes, aligned(bytes, random), ...rangeOf(bytes, random));
  return bytes;
}

function rangeOf(bytes: Buffer, random: Random): readonly [number, number] {
  const from = aligned(bytes, random);
  return [from, from + 4];
}

function repeatPart(bytes: Buffer, random: Random): Buffer {
  const [from, to] = part(bytes, random);
  return Buffer.concat([bytes.subarray(0, to), bytes.subarray(from)]);
}

function dropPart(bytes: Buffer, random: Random): Buffer {
  const [from, to] = part(bytes, random);
  return Buffer.concat([bytes.subarray(0, from), bytes.subarray(to)]);
}

function part(bytes: Buffer, random: Random): readonly [number, number] {
  const from = below(bytes.length, random) & ~3;
  return [from, Math.min(bytes.length, from + 4 + (below(64, random) & ~3))];
}

function aligned(bytes: Buffer, random: Random): number {
  return Math.min(bytes.length - 4, (8 + below(bytes.length - 8, random)) & ~3);
}

function pick<T>(from: readonly T[], random: Random): T {
  return from[below(from.length, random)] as T;
}
