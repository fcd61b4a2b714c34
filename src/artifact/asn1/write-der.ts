/** A value with that identifier and content, its length definite and as short as can be. X.690, 10.1. */
export function derValue(identifier: number, content: Buffer): Buffer {
  const { length } = content;
  if (length < 0x80) return Buffer.concat([Buffer.of(identifier, length), content]);
  const size = length < 0x100 ? 1 : length < 0x10000 ? 2 : 4;
  const header = Buffer.alloc(2 + size);
  header.writeUInt8(identifier, 0);
  header.writeUInt8(0x80 | size, 1);
  header.writeUIntBE(length, 2, size);
  return Buffer.concat([header, content]);
}
