/** One BER value: its content, and the whole of it, header included. */
export interface BerValue {
  /** The first byte: class, number, and whether other values are inside. */
  readonly identifier: number;
  /** Class and number alone. Java compares no more than these of most values, and neither do its readers here. */
  readonly tag: number;
  readonly content: Buffer;
  /** Header, content and, of an indefinite length, the end mark. */
  readonly whole: Buffer;
}

export const berTags = {
  boolean: 0x01,
  integer: 0x02,
  bitString: 0x03,
  octetString: 0x04,
  null: 0x05,
  oid: 0x06,
  utf8String: 0x0c,
  sequence: 0x10,
  set: 0x11,
  context0: 0x80,
  context1: 0x81,
  context2: 0x82,
  context3: 0x83,
} as const;

/** Whether other values are inside. */
export const constructed = 0x20;

/** Certificates and signatures nest a dozen levels. */
const deepest = 64;
/** Values in one list: a profile with a thousand certificates has fewer. */
const most = 100_000;

/**
 * The values that lie one after the other in `bytes`; RangeError when they are cut off. Indefinite lengths are read
 * too: streaming signers of JARs and Apple's own signing tool write them. X.690, 8.1.3.6.
 */
export function berValues(bytes: Buffer): readonly BerValue[] {
  return firstBerValues(bytes, Number.POSITIVE_INFINITY);
}

/**
 * Like `berValues`, but satisfied with the first `count`: what follows them may be broken, as for readers that
 * take field by field.
 */
export function firstBerValues(bytes: Buffer, count: number): readonly BerValue[] {
  const values: BerValue[] = [];
  for (let at = 0; at < bytes.length && values.length < count; ) {
    if (values.length >= most) throw new RangeError('more values than any signature has');
    const value = berValue(bytes.subarray(at));
    values.push(value);
    at += value.whole.length;
  }
  return values;
}

/** The first value in `bytes`; whatever follows it is left alone. */
export function berValue(bytes: Buffer, depth = 0): BerValue {
  const identifier = bytes.readUInt8(0);
  // Tag numbers beyond 30 need more bytes and occur in none of the structures read here.
  if ((identifier & 0x1f) === 0x1f) throw new RangeError('a tag that is not supported');
  const first = bytes.readUInt8(1);
  if (first === 0x80) return indefinite(bytes, identifier, depth);
  const lengthBytes = first & 0x80 ? first & 0x7f : 0;
  if (lengthBytes > 4) throw new RangeError('a length that is not supported');
  const length = lengthBytes === 0 ? first : bytes.readUIntBE(2, lengthBytes);
  const start = 2 + lengthBytes;
  if (start + length > bytes.length) throw new RangeError('a value is cut off');
  return berValueOf(identifier, bytes.subarray(start, start + length), bytes.subarray(0, start + length));
}

function indefinite(bytes: Buffer, identifier: number, depth: number): BerValue {
  if ((identifier & constructed) === 0 || depth > deepest)
    throw new RangeError('an indefinite length where none may be');
  let at = 2;
  for (let count = 0; bytes.readUInt16BE(at) !== 0; count += 1) {
    if (count >= most) throw new RangeError('more values than any signature has');
    at += berValue(bytes.subarray(at), depth + 1).whole.length;
  }
  return berValueOf(identifier, bytes.subarray(2, at), bytes.subarray(0, at + 2));
}

function berValueOf(identifier: number, content: Buffer, whole: Buffer): BerValue {
  return { identifier, tag: identifier & ~constructed, content, whole };
}

/** The value, when it is there and has the tag; RangeError otherwise. */
export function expectTag(value: BerValue | undefined, tag: number): BerValue {
  if (value?.tag !== tag) throw new RangeError('a value of another kind is here');
  return value;
}

/** The values inside of a value of that tag, which has to say that there are some. */
export function berChildren(value: BerValue | undefined, tag: number): readonly BerValue[] {
  if (value?.identifier !== (tag | constructed))
    throw new RangeError(`identifier ${value?.identifier} where ${tag | constructed} is expected`);
  return berValues(value.content);
}

/** An octet string, be it in one piece or, as BER allows, in several; also behind an implicit tag. */
export function berOctets(value: BerValue | undefined): Buffer {
  if (value === undefined) throw new RangeError('an octet string is missing');
  const inPieces = (value.identifier & constructed) !== 0;
  return inPieces ? Buffer.concat(berValues(value.content).map(({ content }) => content)) : value.content;
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
