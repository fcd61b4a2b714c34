/** Unsigned big-endian integer of 1 to 8 bytes; RangeError when a number cannot hold it. */
export function wideUInt(bytes: Buffer, offset: number, size: number): number {
  if (size <= 6) return bytes.readUIntBE(offset, size);
  const value = bytes.readUIntBE(offset, size - 6) * 2 ** 48 + bytes.readUIntBE(offset + size - 6, 6);
  if (!Number.isSafeInteger(value)) throw new RangeError('an integer beyond 2^53');
  return value;
}

/** Length of a binary object: in the low half of its marker, or in an integer object after it. */
export function lengthOf(bytes: Buffer, offset: number): { length: number; start: number } {
  const short = bytes.readUInt8(offset) & 0xf;
  if (short !== 0xf) return { length: short, start: offset + 1 };
  const size = 1 << (bytes.readUInt8(offset + 1) & 0xf);
  if (bytes.readUInt8(offset + 1) >> 4 !== 1 || size > 8) throw new RangeError('a length that is no integer');
  return { length: wideUInt(bytes, offset + 2, size), start: offset + 2 + size };
}
