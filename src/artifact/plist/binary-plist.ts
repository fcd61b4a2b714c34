import { corrupt, type Place, parseOrCorrupt } from '../corrupt.ts';
import { parseBinaryScalar } from './binary-scalar.ts';
import { type PlistValue, plistLimits } from './plist-value.ts';
import { lengthOf, wideUInt } from './wide-integer.ts';

const trailerBytes = 32;

interface Reader {
  readonly bytes: Buffer;
  readonly place: Place;
  readonly offsetSize: number;
  readonly refSize: number;
  readonly count: number;
  readonly offsetTable: number;
  /** Objects that are read already, by offset: two references to one offset are one value. */
  readonly done: Map<number, Sized>;
  /** Offsets of the containers that are being read; meeting one again is a cycle. */
  readonly open: Set<number>;
  /** Bytes that objects may still claim; more than the file has means that they overlap. */
  budget: number;
}

interface Sized {
  readonly value: PlistValue;
  /** Number of values once shared references are written out. */
  readonly values: number;
}

/**
 * Parses a binary property list (`bplist00`). Shared objects stay shared, but a list whose references
 * would multiply beyond `plistLimits.values` is refused, and so are cycles and overlapping objects.
 * Format: CFBinaryPList.c of Core Foundation. ARTIFACT_CORRUPT when it is damaged.
 */
export function parseBinaryPlist(bytes: Buffer, place: Place): PlistValue {
  return parseOrCorrupt('The binary property list', place, () => {
    const trailer = bytes.length - trailerBytes;
    if (trailer < 8) throw corrupt('The binary property list is cut off.', place);
    const reader: Reader = {
      bytes,
      place,
      offsetSize: bytes.readUInt8(trailer + 6),
      refSize: bytes.readUInt8(trailer + 7),
      count: wideUInt(bytes, trailer + 8, 8),
      offsetTable: wideUInt(bytes, trailer + 24, 8),
      done: new Map(),
      open: new Set(),
      budget: bytes.length,
    };
    checkTrailer(reader);
    return readObject(reader, wideUInt(bytes, trailer + 16, 8), 0).value;
  });
}

function checkTrailer({ bytes, place, offsetSize, refSize, count, offsetTable }: Reader): void {
  const fits = offsetTable >= 8 && offsetTable + count * offsetSize <= bytes.length - trailerBytes;
  if (isWidth(offsetSize) && isWidth(refSize) && count > 0 && fits) return;
  throw corrupt('The trailer of the binary property list contradicts its length.', place);
}

function isWidth(size: number): boolean {
  return size >= 1 && size <= 8;
}

function readObject(reader: Reader, index: number, depth: number): Sized {
  const { bytes, place, done, open } = reader;
  if (index >= reader.count) throw corrupt(`Object ${index} does not exist.`, place);
  const offset = wideUInt(bytes, reader.offsetTable + index * reader.offsetSize, reader.offsetSize);
  if (offset < 8 || offset >= reader.offsetTable) {
    throw corrupt(`Object ${index} lies outside of the objects.`, { ...place, offset });
  }
  const known = done.get(offset);
  if (known !== undefined) return known;
  if (open.has(offset)) throw corrupt('The property list contains itself.', { ...place, offset });
  if (depth > plistLimits.depth)
    throw corrupt('The property list is nested too deeply.', { ...place, offset });
  const sized = readAt(reader, offset, depth);
  if (sized.values > plistLimits.values) {
    throw corrupt('The references of the property list multiply beyond a million values.', {
      ...place,
      offset,
    });
  }
  done.set(offset, sized);
  return sized;
}

function readAt(reader: Reader, offset: number, depth: number): Sized {
  const { bytes, place } = reader;
  const marker = bytes.readUInt8(offset);
  const kind = marker >> 4;
  if (kind < 0xa) {
    const { value, end } = parseBinaryScalar(bytes.subarray(0, reader.offsetTable), offset, place);
    spend(reader, end - offset, offset);
    return { value, values: 1 };
  }
  const { length, start } = lengthOf(bytes, offset);
  reader.open.add(offset);
  const sized = readContainer(reader, { kind, length, start, offset }, depth + 1);
  reader.open.delete(offset);
  return sized;
}

interface Container {
  readonly kind: number;
  readonly length: number;
  readonly start: number;
  readonly offset: number;
}

function readContainer(reader: Reader, { kind, length, start, offset }: Container, depth: number): Sized {
  const { refSize, place } = reader;
  const isDict = kind === 0xd;
  if (!isDict && kind !== 0xa && kind !== 0xb && kind !== 0xc) {
    throw corrupt(`Marker 0x${kind.toString(16)} is unknown in a property list.`, { ...place, offset });
  }
  const bytesOfRefs = length * refSize * (isDict ? 2 : 1);
  if (start + bytesOfRefs > reader.offsetTable) {
    throw corrupt('A container of the property list is cut off.', { ...place, offset });
  }
  spend(reader, start - offset + bytesOfRefs, offset);
  const ref = (index: number) => wideUInt(reader.bytes, start + index * refSize, refSize);
  return isDict
    ? readDict(reader, { length, ref, offset }, depth)
    : readArray(reader, { length, ref }, depth);
}

function readArray(
  reader: Reader,
  { length, ref }: { length: number; ref: (index: number) => number },
  depth: number,
): Sized {
  const value: PlistValue[] = [];
  let values = 1;
  for (let index = 0; index < length; index += 1) {
    const each = readObject(reader, ref(index), depth);
    value.push(each.value);
    values += each.values;
  }
  return { value, values };
}

function readDict(
  reader: Reader,
  { length, ref, offset }: { length: number; ref: (index: number) => number; offset: number },
  depth: number,
): Sized {
  const value = new Map<string, PlistValue>();
  let values = 1;
  for (let index = 0; index < length; index += 1) {
    const key = readObject(reader, ref(index), depth).value;
    if (typeof key !== 'string') {
      throw corrupt('A key of the property list is not a string.', { ...reader.place, offset });
    }
    const each = readObject(reader, ref(length + index), depth);
    value.set(key, each.value);
    values += each.values + 1;
  }
  return { value, values };
}

function spend(reader: Reader, bytes: number, offset: number): void {
  reader.budget -= bytes;
  if (reader.budget >= 0) return;
  throw corrupt('Objects of the property list overlap each other.', { ...reader.place, offset });
}
