import { crc32, deflateRawSync } from 'node:zlib';

export interface FileToZip {
  readonly name: string;
  readonly content: Buffer;
  readonly stored?: boolean;
  /** Overrides of what the central directory says, to write files that lie. */
  readonly claims?: Readonly<
    Partial<Record<'flags' | 'method' | 'crc32' | 'compressedBytes' | 'sizeBytes' | 'headerOffset', number>>
  >;
  /** Overrides of what the local header says, where it disagrees with the central directory. */
  readonly local?: Readonly<Partial<LocalFacts>>;
}

interface LocalFacts {
  readonly name: string;
  readonly flags: number;
  readonly method: number;
  readonly crc32: number;
  readonly compressedBytes: number;
  readonly sizeBytes: number;
  /** Length of an extra field of zeros. */
  readonly extraBytes: number;
}

export interface ZipOptions {
  /** Write zip64 extra fields and a zip64 end record, as for files that need them. */
  readonly zip64?: boolean;
  readonly comment?: string;
}

/** Writes a zip file the way one is needed in a test, wrong ones included. */
export function writeZip(
  files: readonly FileToZip[],
  { zip64 = false, comment = '' }: ZipOptions = {},
): Buffer {
  const bodies: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const file of files) {
    const packed = file.stored === true ? file.content : deflateRawSync(file.content);
    const facts = {
      flags: 0,
      method: file.stored === true ? 0 : 8,
      crc32: crc32(file.content),
      compressedBytes: packed.length,
      sizeBytes: file.content.length,
      headerOffset: offset,
      ...file.claims,
    };
    const truth = { compressedBytes: packed.length, sizeBytes: file.content.length, extraBytes: 0 };
    const body = Buffer.concat([
      localHeader({ ...facts, ...truth, name: file.name, crc32: crc32(file.content), ...file.local }),
      packed,
    ]);
    bodies.push(body);
    directory.push(directoryEntry(file.name, facts, zip64));
    offset += body.length;
  }
  const entries = Buffer.concat(directory);
  const end = endRecords({ count: files.length, size: entries.length, offset, zip64, comment });
  return Buffer.concat([...bodies, entries, end]);
}

function localHeader(facts: LocalFacts): Buffer {
  const header = Buffer.alloc(30);
  header.writeUInt32LE(0x04034b50, 0);
  header.writeUInt16LE(facts.flags, 6);
  header.writeUInt16LE(facts.method, 8);
  header.writeUInt32LE(facts.crc32, 14);
  header.writeUInt32LE(facts.compressedBytes, 18);
  header.writeUInt32LE(facts.sizeBytes, 22);
  header.writeUInt16LE(Buffer.byteLength(facts.name), 26);
  header.writeUInt16LE(facts.extraBytes, 28);
  return Buffer.concat([header, Buffer.from(facts.name), Buffer.alloc(facts.extraBytes)]);
}

type Facts = Required<NonNullable<FileToZip['claims']>>;

function directoryEntry(name: string, facts: Facts, zip64: boolean): Buffer {
  const extra = zip64 ? zip64Extra(facts) : Buffer.alloc(0);
  const header = Buffer.alloc(46);
  header.writeUInt32LE(0x02014b50, 0);
  header.writeUInt16LE(facts.flags, 8);
  header.writeUInt16LE(facts.method, 10);
  header.writeUInt32LE(facts.crc32, 16);
  header.writeUInt32LE(zip64 ? 0xffffffff : facts.compressedBytes, 20);
  header.writeUInt32LE(zip64 ? 0xffffffff : facts.sizeBytes, 24);
  header.writeUInt16LE(Buffer.byteLength(name), 28);
  header.writeUInt16LE(extra.length, 30);
  header.writeUInt32LE(zip64 ? 0xffffffff : facts.headerOffset, 42);
  return Buffer.concat([header, Buffer.from(name), extra]);
}

function zip64Extra(facts: Facts): Buffer {
  const extra = Buffer.alloc(28);
  extra.writeUInt16LE(1, 0);
  extra.writeUInt16LE(24, 2);
  extra.writeBigUInt64LE(BigInt(facts.sizeBytes), 4);
  extra.writeBigUInt64LE(BigInt(facts.compressedBytes), 12);
  extra.writeBigUInt64LE(BigInt(facts.headerOffset), 20);
  return extra;
}

interface End extends Required<ZipOptions> {
  readonly count: number;
  readonly size: number;
  readonly offset: number;
}

function endRecords({ count, size, offset, zip64, comment }: End): Buffer {
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(zip64 ? 0xffff : count, 10);
  end.writeUInt32LE(zip64 ? 0xffffffff : size, 12);
  end.writeUInt32LE(zip64 ? 0xffffffff : offset, 16);
  end.writeUInt16LE(Buffer.byteLength(comment), 20);
  const plain = Buffer.concat([end, Buffer.from(comment)]);
  if (!zip64) return plain;
  const record = Buffer.alloc(56);
  record.writeUInt32LE(0x06064b50, 0);
  record.writeBigUInt64LE(44n, 4);
  record.writeBigUInt64LE(BigInt(count), 32);
  record.writeBigUInt64LE(BigInt(size), 40);
  record.writeBigUInt64LE(BigInt(offset), 48);
  const locator = Buffer.alloc(20);
  locator.writeUInt32LE(0x07064b50, 0);
  locator.writeBigUInt64LE(BigInt(offset + size), 8);
  return Buffer.concat([record, locator, plain]);
}
