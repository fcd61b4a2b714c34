interface Segment {
  /** 1 is LOAD. */
  readonly type: number;
  readonly align: number;
}

/** The headers of a 64-bit little-endian ELF file, and some bytes after them. */
export function writeElf(segments: readonly Segment[], bodyBytes = 5000): Buffer {
  const bytes = Buffer.alloc(64 + segments.length * 56 + bodyBytes, 0xc3);
  bytes.fill(0, 0, 64 + segments.length * 56);
  bytes.write('\x7fELF\x02\x01\x01', 'latin1');
  bytes.writeBigUInt64LE(64n, 32);
  bytes.writeUInt16LE(64, 52);
  bytes.writeUInt16LE(56, 54);
  bytes.writeUInt16LE(segments.length, 56);
  for (const [index, { type, align }] of segments.entries()) {
    bytes.writeUInt32LE(type, 64 + index * 56);
    bytes.writeBigUInt64LE(BigInt(align), 64 + index * 56 + 48);
  }
  return bytes;
}
