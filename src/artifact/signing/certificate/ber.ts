/** One BER value: its content, and the whole of it, header included. */
export interface BerValue {
  /** Class and number, without the bit that says whether other values are inside: nobody compares that one. */
  readonly tag: number;
  readonly content: Buffer;
  readonly whole: Buffer;
}

export const berTags = {
  boolean: 0x01,
  integer: 0x02,
  bitString: 0x03,
  octetString: 0x04,
  null: 0x05,
  oid: 0x06,
  sequence: 0x10,
  set: 0x11,
  context0: 0x80,
  context1: 0x81,
  context2: 0x82,
  context3: 0x83,
} as const;

/** Whether other values are inside. */
export const constructed = 0x20;
const deepest = 32;

/**
 * The values that lie one after the other in `bytes`; RangeError when they are cut off. Indefinite lengths
 * are read too: streaming signers write them into the PKCS#7 files of a JAR. X.690, 8.1.3.6.
 */
export function berValues(bytes: Buffer): readonly BerValue[] {
  const values: BerValue[] = [];
  for (let at = 0; at < bytes.length; ) {
    const value = berValue(bytes.subarray(at));
    values.push(value);
    at += value.whole.length;
  }
  return values;
}

/**
 * Like `berValues`, but satisfied with the first `count`: what follows them may be broken, as for readers that
 * take field by field.
 */
export function firstBerValues(bytes: Buffer, count: number): readonly BerValue[] {
  const values: BerValue[] = [];
  for (let at = 0; at < bytes.length && values.length < count; ) {
    const value = berValue(bytes.subarray(at));
    values.push(value);
    at += value.whole.length;
  }
  return values;
}

/** The first value in `bytes`; whatever follows it is left alone. */
export function berValue(bytes: Buffer, depth = 0): BerValue {
  const tag = bytes.readUInt8(0) & ~constructed;
  // Tag numbers beyond 30 need more bytes and occur in none of the structures read here.
  if ((tag & 0x1f) === 0x1f) throw new RangeError('a tag that is not supported');
  const first = bytes.readUInt8(1);
  if (first === 0x80) return indefinite(bytes, depth);
  const lengthBytes = first & 0x80 ? first & 0x7f : 0;
  if (lengthBytes > 4) throw new RangeError('a length that is not supported');
  const length = lengthBytes === 0 ? first : bytes.readUIntBE(2, lengthBytes);
  const start = 2 + lengthBytes;
  if (start + length > bytes.length) throw new RangeError('a value is cut off');
  return { tag, content: bytes.subarray(start, start + length), whole: bytes.subarray(0, start + length) };
}

function indefinite(bytes: Buffer, depth: number): BerValue {
  const tag = bytes.readUInt8(0);
  if ((tag & constructed) === 0 || depth > deepest)
    throw new RangeError('an indefinite length where none may be');
  let at = 2;
  while (bytes.readUInt16BE(at) !== 0) at += berValue(bytes.subarray(at), depth + 1).whole.length;
  return { tag: tag & ~constructed, content: bytes.subarray(2, at), whole: bytes.subarray(0, at + 2) };
}

/** The value, when it is there and has the tag; RangeError otherwise. */
export function expectTag(value: BerValue | undefined, tag: number): BerValue {
  if (value?.tag !== tag) throw new RangeError('a value of another kind is here');
  return value;
}

/** An object identifier in dotted text. X.690, 8.19. */
export function oidText(value: BerValue | undefined): string {
  const { content } = expectTag(value, berTags.oid);
  const arcs: number[] = [];
  let arc = 0;
  for (const byte of content) {
    // Beyond 2^53 a number would be wrong; no registered arc comes near.
    if (arc > Number.MAX_SAFE_INTEGER / 128) throw new RangeError('an arc is too large');
    arc = arc * 128 + (byte & 0x7f);
    if (byte & 0x80) continue;
    arcs.push(arc);
    arc = 0;
  }
  const [head, ...rest] = arcs;
  if (head === undefined || ((content.at(-1) ?? 0) & 0x80) !== 0)
    throw new RangeError('an object identifier is cut off');
  const top = Math.min(2, Math.floor(head / 40));
  return [top, head - top * 40, ...rest].join('.');
}
