/** What the header says; lists start right after it. */
export interface DexToWrite {
  readonly magic?: string;
  readonly version?: string;
  readonly endian?: number;
  readonly sizeBytes?: number;
  readonly strings?: number;
  readonly types?: number;
  readonly fields?: number;
  readonly methods?: number;
  readonly classes?: number;
}

const headerBytes = 112;

/** Writes the header of a dex file. */
export function dexHeader(dex: DexToWrite): Buffer {
  const bytes = Buffer.alloc(headerBytes);
  bytes.write(dex.magic ?? `dex\n${dex.version ?? '039'}\0`, 'latin1');
  bytes.writeUInt32LE(dex.sizeBytes ?? 1_000_000, 32);
  bytes.writeUInt32LE(headerBytes, 36);
  bytes.writeUInt32LE(dex.endian ?? 0x12345678, 40);
  const counts = [dex.strings, dex.types, 0, dex.fields, dex.methods, dex.classes];
  counts.forEach((count = 0, index) => {
    bytes.writeUInt32LE(count, 56 + index * 8);
    bytes.writeUInt32LE(headerBytes, 60 + index * 8);
  });
  return bytes;
}
