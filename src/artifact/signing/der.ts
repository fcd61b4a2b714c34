/** One DER value: tag, its content, and the whole of it, header included. */
export interface DerValue {
  readonly tag: number;
  readonly content: Buffer;
  readonly whole: Buffer;
}

export const derTags = { sequence: 0x30, set: 0x31, integer: 0x02, explicit0: 0xa0 } as const;

/** The values that lie one after the other in `bytes`; RangeError when they are cut off. X.690, 8.1 and 10.1. */
export function derValues(bytes: Buffer): readonly DerValue[] {
  const values: DerValue[] = [];
  for (let at = 0; at < bytes.length; ) {
    const value = derValue(bytes.subarray(at));
    values.push(value);
    at += value.whole.length;
  }
  return values;
}

function derValue(bytes: Buffer): DerValue {
  const first = bytes.readUInt8(1);
  const lengthBytes = first & 0x80 ? first & 0x7f : 0;
  // Indefinite lengths (0x80) are BER; lengths beyond four bytes do not occur in a certificate.
  if (first === 0x80 || lengthBytes > 4) throw new RangeError('a DER length that is not supported');
  const length = lengthBytes === 0 ? first : bytes.readUIntBE(2, lengthBytes);
  const start = 2 + lengthBytes;
  if (start + length > bytes.length) throw new RangeError('a DER value is cut off');
  return {
    tag: bytes.readUInt8(0),
    content: bytes.subarray(start, start + length),
    whole: bytes.subarray(0, start + length),
  };
}
