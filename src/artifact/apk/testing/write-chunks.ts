/** Writes a chunk of ResourceTypes.h: type, size of the header, size of all, then the rest of both. */
export function chunk(type: number, header: Buffer, body: Buffer): Buffer {
  const head = Buffer.alloc(8);
  head.writeUInt16LE(type, 0);
  head.writeUInt16LE(8 + header.length, 2);
  head.writeUInt32LE(8 + header.length + body.length, 4);
  return Buffer.concat([head, header, body]);
}

export function u16(...values: readonly number[]): Buffer {
  const bytes = Buffer.alloc(values.length * 2);
  values.forEach((value, index) => {
    bytes.writeUInt16LE(value, index * 2);
  });
  return bytes;
}

export function u32(...values: readonly number[]): Buffer {
  const bytes = Buffer.alloc(values.length * 4);
  values.forEach((value, index) => {
    bytes.writeUInt32LE(value >>> 0, index * 4);
  });
  return bytes;
}

/** A pool of UTF-16 strings, and the index of each. */
export function stringPool(strings: readonly string[]): Buffer {
  const encoded = strings.map((text) =>
    Buffer.concat([u16(text.length), Buffer.from(text, 'utf16le'), u16(0)]),
  );
  const offsets: number[] = [];
  let at = 0;
  for (const one of encoded) {
    offsets.push(at);
    at += one.length;
  }
  const padding = Buffer.alloc((4 - (at % 4)) % 4);
  const header = u32(strings.length, 0, 0, 28 + strings.length * 4, 0);
  return chunk(0x0001, header, Buffer.concat([u32(...offsets), ...encoded, padding]));
}
