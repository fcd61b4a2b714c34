/** A string of a pool, with the stretches that have a style. */
export interface PoolString {
  readonly text: string;
  readonly spans?: readonly { readonly tag: number; readonly first: number; readonly last: number }[];
}

const headerSize = 28;
const utf8Flag = 1 << 8;
const noMoreSpans = 0xffffffff;

/** Writes a ResStringPool chunk (ResourceTypes.h); styled strings have to come first. */
export function encodeStringPool(strings: readonly PoolString[], encoding: 'utf8' | 'utf16'): Buffer {
  const write = encoding === 'utf8' ? utf8String : utf16String;
  const { offsets, body } = laidOut(strings.map(({ text }) => write(text)));
  const styled = strings.filter(({ spans }) => spans !== undefined);
  const styles = laidOut(styled.map(encodeSpans));
  const indices = 4 * (strings.length + styled.length);
  const stylesAt = headerSize + indices + body.length;
  const end = styled.length === 0 ? Buffer.alloc(0) : Buffer.alloc(8, 0xff);
  const header = Buffer.alloc(headerSize);
  header.writeUInt16LE(0x0001, 0);
  header.writeUInt16LE(headerSize, 2);
  header.writeUInt32LE(stylesAt + styles.body.length + end.length, 4);
  header.writeUInt32LE(strings.length, 8);
  header.writeUInt32LE(styled.length, 12);
  header.writeUInt32LE(encoding === 'utf8' ? utf8Flag : 0, 16);
  header.writeUInt32LE(headerSize + indices, 20);
  header.writeUInt32LE(styled.length === 0 ? 0 : stylesAt, 24);
  return Buffer.concat([header, offsets, styles.offsets, body, styles.body, end]);
}

/** The parts one after the other, padded to four bytes, and where each starts. */
function laidOut(parts: readonly Buffer[]): { readonly offsets: Buffer; readonly body: Buffer } {
  const offsets = Buffer.alloc(4 * parts.length);
  let at = 0;
  for (const [index, part] of parts.entries()) {
    offsets.writeUInt32LE(at, 4 * index);
    at += part.length;
  }
  return { offsets, body: Buffer.concat([...parts, Buffer.alloc(-at & 3)]) };
}

function utf8String(text: string): Buffer {
  const bytes = Buffer.from(text);
  return Buffer.concat([utf8Length(text.length), utf8Length(bytes.length), bytes, Buffer.alloc(1)]);
}

/** One byte, or two with the top bit set; the longest that a pool can say is 32,767. */
function utf8Length(length: number): Buffer {
  const said = Math.min(length, 0x7fff);
  return said > 0x7f ? Buffer.from([0x80 | (said >> 8), said & 0xff]) : Buffer.from([said]);
}

function utf16String(text: string): Buffer {
  const long = text.length > 0x7fff;
  const length = Buffer.alloc(long ? 4 : 2);
  if (long) length.writeUInt16LE(0x8000 | ((text.length >> 16) & 0x7fff), 0);
  length.writeUInt16LE(text.length & 0xffff, long ? 2 : 0);
  return Buffer.concat([length, Buffer.from(text, 'utf16le'), Buffer.alloc(2)]);
}

function encodeSpans({ spans = [] }: PoolString): Buffer {
  const bytes = Buffer.alloc(12 * spans.length + 4);
  for (const [index, { tag, first, last }] of spans.entries()) {
    bytes.writeUInt32LE(tag, 12 * index);
    bytes.writeUInt32LE(first >>> 0, 12 * index + 4);
    bytes.writeUInt32LE(last >>> 0, 12 * index + 8);
  }
  bytes.writeUInt32LE(noMoreSpans, 12 * spans.length);
  return bytes;
}
