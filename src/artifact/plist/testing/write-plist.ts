/** What tests write property lists from; integers and reals are told apart by `Number.isInteger`. */
export type PlistInput =
  | string
  | number
  | bigint
  | boolean
  | Date
  | Buffer
  | readonly PlistInput[]
  | { readonly [key: string]: PlistInput };

export function writeXmlPlist(value: PlistInput): Buffer {
  const head =
    '<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">\n';
  return Buffer.from(`${head}<plist version="1.0">\n${element(value)}\n</plist>\n`);
}

function element(value: PlistInput): string {
  if (typeof value === 'string') return `<string>${escaped(value)}</string>`;
  if (typeof value === 'boolean') return value ? '<true/>' : '<false/>';
  if (typeof value === 'bigint') return `<integer>${value}</integer>`;
  if (typeof value === 'number') {
    return Number.isInteger(value) ? `<integer>${value}</integer>` : `<real>${value}</real>`;
  }
  if (value instanceof Date) return `<date>${value.toISOString().replace(/\.\d+Z$/, 'Z')}</date>`;
  if (Buffer.isBuffer(value)) return `<data>${value.toString('base64')}</data>`;
  if (isList(value)) return `<array>${value.map(element).join('')}</array>`;
  const pairs = Object.entries(value).map(([key, each]) => `<key>${escaped(key)}</key>${element(each)}`);
  return `<dict>${pairs.join('\n')}</dict>`;
}

function isList(value: PlistInput): value is readonly PlistInput[] {
  return Array.isArray(value);
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}

const appleEpochMs = Date.UTC(2001, 0, 1);

/** Writes `bplist00`, each distinct value once, references two bytes wide. */
export function writeBinaryPlist(value: PlistInput): Buffer {
  const objects: Buffer[] = [];
  const top = add(value, objects);
  const head = Buffer.from('bplist00');
  const offsets = Buffer.alloc(objects.length * 4);
  let at = head.length;
  for (const [index, object] of objects.entries()) {
    offsets.writeUInt32BE(at, index * 4);
    at += object.length;
  }
  const trailer = Buffer.alloc(32);
  trailer.writeUInt8(4, 6);
  trailer.writeUInt8(2, 7);
  trailer.writeBigUInt64BE(BigInt(objects.length), 8);
  trailer.writeBigUInt64BE(BigInt(top), 16);
  trailer.writeBigUInt64BE(BigInt(at), 24);
  return Buffer.concat([head, ...objects, offsets, trailer]);
}

function add(value: PlistInput, objects: Buffer[]): number {
  const index = objects.length;
  objects.push(Buffer.alloc(0));
  objects[index] = encode(value, objects);
  return index;
}

function encode(value: PlistInput, objects: Buffer[]): Buffer {
  if (typeof value === 'string') return encodeText(value);
  if (typeof value === 'boolean') return Buffer.from([value ? 9 : 8]);
  if (typeof value === 'bigint' || Number.isInteger(value)) return encodeInteger(BigInt(value as number));
  if (typeof value === 'number') return real(0x23, value);
  if (value instanceof Date) return real(0x33, (value.getTime() - appleEpochMs) / 1000);
  if (Buffer.isBuffer(value)) return Buffer.concat([marker(0x40, value.length), value]);
  if (isList(value))
    return refs(
      0xa0,
      value.length,
      value.map((each) => add(each, objects)),
    );
  const keys = Object.keys(value).map((key) => add(key, objects));
  const values = Object.values(value).map((each) => add(each, objects));
  return refs(0xd0, keys.length, [...keys, ...values]);
}

function encodeText(value: string): Buffer {
  const isAscii = /^[ -~\t\n\r]*$/.test(value);
  const content = isAscii ? Buffer.from(value) : Buffer.from(value, 'utf16le').swap16();
  return Buffer.concat([marker(isAscii ? 0x50 : 0x60, value.length), content]);
}

function encodeInteger(value: bigint): Buffer {
  if (value >= 0n && value < 256n) return Buffer.from([0x10, Number(value)]);
  const bytes = Buffer.alloc(9, 0x13);
  bytes.writeBigInt64BE(value, 1);
  return bytes;
}

function real(kind: number, value: number): Buffer {
  const bytes = Buffer.alloc(9, kind);
  bytes.writeDoubleBE(value, 1);
  return bytes;
}

function refs(kind: number, length: number, indexes: readonly number[]): Buffer {
  const bytes = Buffer.alloc(indexes.length * 2);
  for (const [at, index] of indexes.entries()) bytes.writeUInt16BE(index, at * 2);
  return Buffer.concat([marker(kind, length), bytes]);
}

function marker(kind: number, length: number): Buffer {
  if (length < 15) return Buffer.from([kind | length]);
  const bytes = Buffer.from([kind | 0xf, 0x12, 0, 0, 0, 0]);
  bytes.writeUInt32BE(length, 2);
  return bytes;
}
