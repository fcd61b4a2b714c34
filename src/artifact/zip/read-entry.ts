import { promisify } from 'node:util';
import { crc32, inflateRaw } from 'node:zlib';
import type { ByteSource } from '../byte-source.ts';
import { corrupt, type Place, unsafe } from '../corrupt.ts';
import type { ZipEntry } from './central-directory.ts';
import { zipLimits } from './limits.ts';

const localSignature = 0x04034b50;
const localSize = 30;
const inflate = promisify(inflateRaw) as (bytes: Buffer, options: object) => Promise<Buffer>;

/** The unpacked content of one entry, its length and CRC-32 checked. */
export async function readZipEntry(source: ByteSource, entry: ZipEntry): Promise<Buffer> {
  const place = { path: source.path, entry: entry.name, offset: entry.headerOffset };
  if (entry.sizeBytes > zipLimits.entryBytes) throw unsafe('The entry unpacks to more than 1 GiB.', place);
  const header = await source.read(entry.headerOffset, localSize);
  if (header.readUInt32LE(0) !== localSignature)
    throw corrupt('No local header is where the entry should start.', place);
  const skip = localSize + header.readUInt16LE(26) + header.readUInt16LE(28);
  const packed = await source.read(entry.headerOffset + skip, entry.compressedBytes);
  const content = entry.stored ? packed : await unpack(packed, entry, place);
  if (content.length !== entry.sizeBytes) {
    throw corrupt(`The entry has ${content.length} bytes where ${entry.sizeBytes} were declared.`, place);
  }
  if (crc32(content) !== entry.crc32) throw corrupt('The CRC-32 of the entry does not match.', place);
  return content;
}

async function unpack(packed: Buffer, entry: ZipEntry, place: Place): Promise<Buffer> {
  try {
    // One byte more than declared is enough to tell that the declared size is a lie.
    return await inflate(packed, { maxOutputLength: entry.sizeBytes + 1 });
  } catch (error) {
    throw corrupt('The compressed content of the entry is damaged.', place, error);
  }
}
