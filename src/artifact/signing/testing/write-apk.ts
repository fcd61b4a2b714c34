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
  for (const { name, content, stored = false } of files) {
    const packed = stored ? content : deflateRawSync(content);
    const facts = factsOf({ name, content, packed, stored });
    const body = Buffer.concat([Buffer.from('PK\x03\x04\x14\0', 'latin1'), facts, Buffer.from(name), packed]);
    records.push(directoryRecord(name, facts, offset));
    bodies.push(body);
    offset += body.length;
  }
  const directory = Buffer.concat(records);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  end.writeUInt16LE(files.length, 8);
  end.writeUInt16LE(files.length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(offset, 16);
  end.writeUInt16LE(comment.length, 20);
  return Buffer.concat([...bodies, directory, end, Buffer.from(comment)]);
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
