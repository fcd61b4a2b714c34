import { corrupt, type Place } from '../corrupt.ts';
import { PlistUid, type PlistValue } from './plist-value.ts';
import { lengthOf } from './wide-integer.ts';

/** A value of a binary property list that is no container, and where it ends. */
export interface Scalar {
  readonly value: PlistValue;
  readonly end: number;
}

/** Reads the scalar at `offset`; RangeError when it is cut off, ARTIFACT_CORRUPT when its kind is unknown. */
export function parseBinaryScalar(bytes: Buffer, offset: number, place: Place): Scalar {
  const marker = bytes.readUInt8(offset);
  switch (marker >> 4) {
    case 0x0:
      if (marker === 0x08 || marker === 0x09) return { value: marker === 0x09, end: offset + 1 };
      break;
    case 0x1:
      if ((marker & 0xf) <= 4) return integer(bytes, offset + 1, 1 << (marker & 0xf));
      break;
    case 0x2:
      if (marker === 0x22) return { value: bytes.readFloatBE(offset + 1), end: offset + 5 };
      if (marker === 0x23) return { value: bytes.readDoubleBE(offset + 1), end: offset + 9 };
      break;
    case 0x3:
      if (marker === 0x33) return date(bytes, offset, place);
      break;
    case 0x4:
    case 0x5:
    case 0x6:
    case 0x7:
      return text(bytes, offset, marker >> 4);
    case 0x8:
      return uid(bytes, offset, (marker & 0xf) + 1);
    default:
      break;
  }
  throw corrupt(`Marker 0x${marker.toString(16).padStart(2, '0')} is unknown in a property list.`, {
    ...place,
    offset,
  });
}

/** One, two and four bytes are unsigned, eight are signed, sixteen hold what eight cannot. */
function integer(bytes: Buffer, at: number, size: number): Scalar {
  if (size <= 4) return { value: bytes.readUIntBE(at, size), end: at + size };
  const high = bytes.readBigInt64BE(at);
  const value = size === 8 ? high : (high << 64n) | bytes.readBigUInt64BE(at + 8);
  return { value: narrow(value), end: at + size };
}

/** A number where it is exact, else the bigint itself. */
export function narrow(value: bigint): number | bigint {
  const number = Number(value);
  return Number.isSafeInteger(number) ? number : value;
}

const appleEpochMs = Date.UTC(2001, 0, 1);

function date(bytes: Buffer, offset: number, place: Place): Scalar {
  const value = new Date(appleEpochMs + bytes.readDoubleBE(offset + 1) * 1000);
  if (Number.isNaN(value.getTime()))
    throw corrupt('A date of the property list is none.', { ...place, offset });
  return { value, end: offset + 9 };
}

function text(bytes: Buffer, offset: number, kind: number): Scalar {
  const { length, start } = lengthOf(bytes, offset);
  const end = start + length * (kind === 0x6 ? 2 : 1);
  if (end > bytes.length) throw new RangeError('a text or data object is cut off');
  const content = bytes.subarray(start, end);
  if (kind === 0x4) return { value: content, end };
  if (kind === 0x6) return { value: Buffer.from(content).swap16().toString('utf16le'), end };
  return { value: content.toString(kind === 0x5 ? 'latin1' : 'utf8'), end };
}

function uid(bytes: Buffer, offset: number, size: number): Scalar {
  if (size > 6) throw new RangeError('a UID that no archive has');
  return { value: new PlistUid(bytes.readUIntBE(offset + 1, size)), end: offset + 1 + size };
}
