import { promisify } from 'node:util';
import { crc32, inflateRaw, inflateRawSync } from 'node:zlib';
import type { ByteSource } from '../byte-source.ts';
import { corrupt, type Place, unsafe } from '../corrupt.ts';
import type { ZipEntry } from './central-directory.ts';
import { zipLimits } from './limits.ts';

const localSignature = 0x04034b50;
const localSize = 30;
/** Room for the extra field of a local header, which may be longer than that of the central directory. */
const usualExtraBytes = 64;
/** Below this, handing the bytes to another thread takes longer than unpacking them. */
const smallBytes = 128 * 1024;
/** Up to this size zlib writes to where the content stays; of a larger one it hands out pieces, which are copied. */
const pieceBytes = 32 * 1024 * 1024;
const inflate = promisify(inflateRaw) as (bytes: Buffer, options: object) => Promise<Buffer>;

/**
 * The unpacked content of one entry, its length and CRC-32 checked: never more than `mostBytes`, and never more than
 * the entry declares. Errors: ARTIFACT_CORRUPT, ARTIFACT_UNSAFE.
 */
export async function readZipEntry(
  source: ByteSource,
  entry: ZipEntry,
  mostBytes: number = zipLimits.entryBytes,
): Promise<Buffer> {
  const place = { path: source.path, entry: entry.name, offset: entry.headerOffset };
  if (entry.sizeBytes > mostBytes) {
    throw unsafe(
      `The entry unpacks to ${entry.sizeBytes} bytes, more than the ${mostBytes} that are read.`,
      place,
    );
  }
  const packed = await packedBytes(source, entry, place);
  const content = entry.stored ? packed : await unpack(packed, entry, place);
  if (content.length !== entry.sizeBytes) {
    throw corrupt(`The entry has ${content.length} bytes where ${entry.sizeBytes} were declared.`, place);
  }
  if (crc32(content) !== entry.crc32) throw corrupt('The CRC-32 of the entry does not match.', place);
  return content;
}

/** Header and content in one read where that is enough: most entries of an app are small. */
async function packedBytes(source: ByteSource, entry: ZipEntry, place: Place): Promise<Buffer> {
  const guess = localSize + Buffer.byteLength(entry.name) + usualExtraBytes + entry.compressedBytes;
  const length = Math.min(guess, source.sizeBytes - entry.headerOffset);
  const bytes = await source.read(entry.headerOffset, Math.max(length, localSize));
  if (bytes.readUInt32LE(0) !== localSignature)
    throw corrupt('No local header is where the entry should start.', place);
  const skip = localSize + bytes.readUInt16LE(26) + bytes.readUInt16LE(28);
  if (skip + entry.compressedBytes <= bytes.length) return bytes.subarray(skip, skip + entry.compressedBytes);
  return source.read(entry.headerOffset + skip, entry.compressedBytes);
}

async function unpack(packed: Buffer, entry: ZipEntry, place: Place): Promise<Buffer> {
  try {
    // One byte more than declared is enough to tell that the declared size is a lie.
    const options = { maxOutputLength: entry.sizeBytes + 1 };
    if (entry.sizeBytes >= smallBytes) {
      return await inflate(packed, { ...options, chunkSize: Math.min(entry.sizeBytes + 1, pieceBytes) });
    }
    // One piece of the right size: zlib's usual pieces of 16 KiB are garbage that nobody collects in time.
    return inflateRawSync(packed, { ...options, chunkSize: Math.max(64, entry.sizeBytes + 1) });
  } catch (error) {
    throw corrupt('The compressed content of the entry is damaged.', place, error);
  }
}
