import { crc32, deflateRawSync } from 'node:zlib';

export interface ApkFile {
  readonly name: string;
  readonly content: Buffer;
  readonly stored?: boolean;
}

/** Writes a zip file whose local headers are as complete as Android wants them. */
export function writeApk(files: readonly ApkFile[], comment = ''): Buffer {
  const bodies: Buffer[] = [];
  const records: Buffer[] = [];
  let offset = 0;
  for (const file of files) {
    const { body, record } = writeEntry(file, offset);
    records.push(record);
    bodies.push(body);
    offset += body.length;
  }
  return Buffer.concat([...bodies, writeDirectory(records, offset, comment)]);
}

/** An entry with its local header, and its record of the central directory. */
export function writeEntry(
  { name, content, stored = false }: ApkFile,
  offset: number,
): { readonly body: Buffer; readonly record: Buffer } {
  const packed = stored ? content : deflateRawSync(content);
  const facts = factsOf({ name, content, packed, stored });
  const body = Buffer.concat([Buffer.from('PK\x03\x04\x14\0', 'latin1'), facts, Buffer.from(name), packed]);
  return { body, record: directoryRecord(name, facts, offset) };
}

/** The central directory and the end of the file. */
export function writeDirectory(records: readonly Buffer[], offset: number, comment = ''): Buffer {
  const directory = Buffer.concat(records);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  end.writeUInt16LE(records.length, 8);
  end.writeUInt16LE(records.length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(offset, 16);
  end.writeUInt16LE(comment.length, 20);
  return Buffer.concat([directory, end, Buffer.from(comment)]);
}

/** Flags, method, time, CRC-32, sizes and lengths: the same 24 bytes in both headers. */
function factsOf({ name, content, packed, stored }: Required<ApkFile> & { packed: Buffer }): Buffer {
  const facts = Buffer.alloc(24);
  facts.writeUInt16LE(0x0800, 0);
  facts.writeUInt16LE(stored ? 0 : 8, 2);
  facts.writeUInt32LE(crc32(content), 8);
  facts.writeUInt32LE(packed.length, 12);
  facts.writeUInt32LE(content.length, 16);
  facts.writeUInt16LE(Buffer.byteLength(name), 20);
  return facts;
}

function directoryRecord(name: string, facts: Buffer, headerOffset: number): Buffer {
  const tail = Buffer.alloc(14);
  tail.writeUInt32LE(headerOffset, 10);
  return Buffer.concat([Buffer.from('PK\x01\x02\x14\0\x14\0', 'latin1'), facts, tail, Buffer.from(name)]);
}
