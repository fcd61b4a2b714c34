const utf8Flag = 1 << 8;
/**
 * What a pool may decode to, in multiples of its own size. A string is decoded once and kept, so that
 * a sound pool stays at one; entries that all point at the same long string do not.
 */
const mostDecoded = 2;
const smallPool = 64 * 1024;

/** String by index; undefined for an index that the pool does not have. */
export type StringPool = (index: number) => string | undefined;

/** Reads a ResStringPool chunk (ResourceTypes.h); strings are decoded when they are asked for. */
export function readStringPool(chunk: Buffer): StringPool {
  const headerSize = chunk.readUInt16LE(2);
  const count = chunk.readUInt32LE(8);
  const isUtf8 = (chunk.readUInt32LE(16) & utf8Flag) !== 0;
  const start = chunk.readUInt32LE(20);
  const decode = isUtf8 ? decodeUtf8 : decodeUtf16;
  const known = new Map<number, string>();
  let budget = chunk.length * mostDecoded + smallPool;
  return (index) => {
    if (index >= count) return undefined;
    const found = known.get(index);
    if (found !== undefined) return found;
    const text = decode(chunk, start + chunk.readUInt32LE(headerSize + index * 4));
    budget -= text.length;
    if (budget < 0) throw new RangeError('strings of the pool overlap');
    known.set(index, text);
    return text;
  };
}

/** Two lengths come first, in UTF-16 units and in bytes, each in one byte or two. */
function decodeUtf8(chunk: Buffer, offset: number): string {
  const afterUnits = offset + (chunk.readUInt8(offset) & 0x80 ? 2 : 1);
  const first = chunk.readUInt8(afterUnits);
  const isLong = (first & 0x80) !== 0;
  const length = isLong ? ((first & 0x7f) << 8) | chunk.readUInt8(afterUnits + 1) : first;
  return decodeModifiedUtf8(slice(chunk, afterUnits + (isLong ? 2 : 1), length));
}

/**
 * aapt2 writes "modified UTF-8": a character beyond the basic plane is two surrogates of three bytes each.
 * 0xED starts nothing but U+D000 to U+DFFF, and never stands inside another character.
 */
function decodeModifiedUtf8(bytes: Buffer): string {
  let text = '';
  let from = 0;
  for (let at = bytes.indexOf(0xed); at !== -1; at = bytes.indexOf(0xed, at + 1)) {
    const second = bytes[at + 1] ?? 0;
    if (second < 0xa0) continue;
    const unit = 0xd000 | ((second & 0x3f) << 6) | ((bytes[at + 2] ?? 0) & 0x3f);
    text += bytes.toString('utf8', from, at) + String.fromCharCode(unit);
    from = at + 3;
  }
  return text + bytes.toString('utf8', Math.min(from, bytes.length));
}

/** The length is in 16-bit units, in one unit or two. */
function decodeUtf16(chunk: Buffer, offset: number): string {
  const first = chunk.readUInt16LE(offset);
  const isLong = (first & 0x8000) !== 0;
  const length = isLong ? (first & 0x7fff) * 0x10000 + chunk.readUInt16LE(offset + 2) : first;
  return slice(chunk, offset + (isLong ? 4 : 2), length * 2).toString('utf16le');
}

function slice(chunk: Buffer, start: number, length: number): Buffer {
  if (start + length > chunk.length) throw new RangeError('a string leaves its pool');
  return chunk.subarray(start, start + length);
}
