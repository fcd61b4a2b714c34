/** One BER value, its length definite or not. */
export interface BerValue {
  readonly tag: number;
  readonly content: Buffer;
  /** Header, content and, of an indefinite length, the end mark. */
  readonly whole: Buffer;
}

export const berTags = {
  boolean: 0x01,
  integer: 0x02,
  octetString: 0x04,
  objectIdentifier: 0x06,
  utf8String: 0x0c,
  sequence: 0x30,
  set: 0x31,
  context0: 0xa0,
  context1: 0xa1,
} as const;

/** Certificates and signatures nest a dozen levels. */
const deepest = 64;
/** Values in one list: a profile with a thousand certificates has fewer. */
const most = 100_000;

/** The values that lie one after the other; RangeError when they are cut off. X.690, 8.1. */
export function berValues(bytes: Buffer): readonly BerValue[] {
  const values: BerValue[] = [];
  for (let at = 0; at < bytes.length; ) {
    if (values.length >= most) throw new RangeError('more BER values than any signature has');
    const value = berValue(bytes.subarray(at), 0);
    values.push(value);
    at += value.whole.length;
  }
  return values;
}

/** The values inside of a constructed value of the expected tag. */
export function berChildren(value: BerValue | undefined, tag: number): readonly BerValue[] {
  if (value?.tag !== tag) throw new RangeError(`BER tag ${value?.tag} where ${tag} is expected`);
  return berValues(value.content);
}

function berValue(bytes: Buffer, depth: number): BerValue {
  if (depth > deepest) throw new RangeError('BER values nested too deeply');
  const tag = bytes.readUInt8(0);
  if ((tag & 0x1f) === 0x1f) throw new RangeError('a BER tag of several bytes');
  const first = bytes.readUInt8(1);
  if (first === 0x80) return indefinite(bytes, tag, depth);
  const lengthBytes = first & 0x80 ? first & 0x7f : 0;
  if (lengthBytes > 4) throw new RangeError('a BER length beyond four gigabytes');
  const length = lengthBytes === 0 ? first : bytes.readUIntBE(2, lengthBytes);
  const start = 2 + lengthBytes;
  if (start + length > bytes.length) throw new RangeError('a BER value is cut off');
  return { tag, content: bytes.subarray(start, start + length), whole: bytes.subarray(0, start + length) };
}

/** Values up to an end mark; Apple's own signing tool writes its CMS blobs like that. */
function indefinite(bytes: Buffer, tag: number, depth: number): BerValue {
  if ((tag & 0x20) === 0) throw new RangeError('a primitive BER value of indefinite length');
  let at = 2;
  for (let count = 0; bytes.readUInt16BE(at) !== 0; count += 1) {
    if (count >= most) throw new RangeError('more BER values than any signature has');
    at += berValue(bytes.subarray(at), depth + 1).whole.length;
  }
  return { tag, content: bytes.subarray(2, at), whole: bytes.subarray(0, at + 2) };
}

/** An octet string, be it in one piece or, as BER allows, in several; also behind an implicit tag. */
export function berOctets(value: BerValue | undefined): Buffer {
  if (value === undefined) throw new RangeError('an octet string is missing');
  const isConstructed = (value.tag & 0x20) !== 0;
  return isConstructed
    ? Buffer.concat(berValues(value.content).map(({ content }) => content))
    : value.content;
}

/** Dotted text of an object identifier; X.690, 8.19. */
export function berOid(value: BerValue | undefined): string {
  if (value?.tag !== berTags.objectIdentifier) throw new RangeError('an object identifier is missing');
  const parts: bigint[] = [];
  let part = 0n;
  for (const byte of value.content.subarray(0, 64)) {
    part = (part << 7n) | BigInt(byte & 0x7f);
    if (byte & 0x80) continue;
    parts.push(part);
    part = 0n;
  }
  const [head = 0n, ...rest] = parts;
  const root = head < 80n ? head / 40n : 2n;
  return [root, head - root * 40n, ...rest].join('.');
}

/** The same content under another tag, its length definite: what a signature over attributes is made of. */
export function berWithTag(tag: number, content: Buffer): Buffer {
  const { length } = content;
  if (length < 0x80) return Buffer.concat([Buffer.from([tag, length]), content]);
  const size = length < 0x100 ? 1 : length < 0x10000 ? 2 : 4;
  const header = Buffer.alloc(2 + size);
  header.writeUInt8(tag, 0);
  header.writeUInt8(0x80 | size, 1);
  header.writeUIntBE(length, 2, size);
  return Buffer.concat([header, content]);
}
