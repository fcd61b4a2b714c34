import { promisify } from 'node:util';
import { deflateRaw } from 'node:zlib';
import type { ByteSource } from '../byte-source.ts';
import { inFileOrder, type ZipEntry } from '../zip/central-directory.ts';
import type { Zip } from '../zip/open-zip.ts';
import type { Estimate } from './size-report.ts';

/** Uncompressed entries up to this size are compressed with their neighbours; of a larger one stretches are. */
const smallBytes = 64 * 1024;
const stretchBytes = 32 * 1024;
const stretches = 4;
/** As much of the small entries is compressed; it tells about the rest. */
const mostRunBytes = 4 * 1024 * 1024;
/** What the second compression leaves of a stream that is compressed already: measured on APKs with large dex files. */
const packedShare = 0.993;
const headerBytes = 30;
const deflate = promisify(deflateRaw) as (
  bytes: Buffer,
  options: { readonly level: number },
) => Promise<Buffer>;
/** Of a local header and an entry of the directory gzip leaves CRC-32, sizes and the end of the name. */
const packedHeadersBytes = 38;

/**
 * About what `gzip -9` makes of the file, which is how Android Studio's APK Analyzer estimates the download of an
 * APK. Compressed entries count nearly as they are, and of uncompressed ones parts are compressed, so that most of
 * the file is not read. Errors: ARTIFACT_CORRUPT of a file that ends too early.
 */
export async function estimateDownload({ source, entries }: Zip): Promise<Estimate> {
  const sorted = inFileOrder([...entries.values()]);
  const packed = sorted.filter(({ stored }) => !stored);
  const stored = sorted.filter((entry) => entry.stored);
  const large = stored.filter(({ sizeBytes }) => sizeBytes > smallBytes);
  let bytes = sorted.length * packedHeadersBytes;
  bytes += packedShare * packed.reduce((sum, { compressedBytes }) => sum + compressedBytes, 0);
  for (const entry of large) bytes += await largeBytes(source, entry);
  bytes += await smallRunBytes(
    source,
    stored.filter(({ sizeBytes }) => sizeBytes <= smallBytes),
  );
  const rounded = Math.min(Math.round(bytes), source.sizeBytes);
  return {
    minBytes: rounded,
    maxBytes: rounded,
    method: 'the file under gzip -9, estimated from its compressed entries and from parts of the others',
  };
}

/** Neighbours often say the same, so that they are compressed together. */
async function smallRunBytes(source: ByteSource, entries: readonly ZipEntry[]): Promise<number> {
  const contents: Buffer[] = [];
  let read = 0;
  for (const entry of entries) {
    if (read > mostRunBytes) break;
    contents.push(await source.read(await contentStart(source, entry), entry.sizeBytes));
    read += entry.sizeBytes;
  }
  const total = entries.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0);
  return read === 0 ? 0 : ((await deflatedLength(Buffer.concat(contents))) / read) * total;
}

async function largeBytes(source: ByteSource, entry: ZipEntry): Promise<number> {
  const start = await contentStart(source, entry);
  const size = entry.sizeBytes;
  if (size <= stretches * stretchBytes) return deflatedLength(await source.read(start, size));
  let packed = 0;
  for (let index = 0; index < stretches; index += 1) {
    const at = start + Math.floor(((size - stretchBytes) * index) / (stretches - 1));
    packed += await deflatedLength(await source.read(at, stretchBytes));
  }
  return (packed / (stretches * stretchBytes)) * size;
}

async function contentStart(source: ByteSource, { headerOffset }: ZipEntry): Promise<number> {
  const header = await source.read(headerOffset, headerBytes);
  return headerOffset + headerBytes + header.readUInt16LE(26) + header.readUInt16LE(28);
}

/** In another thread: compressing four megabytes takes longer than most inspections. */
async function deflatedLength(bytes: Buffer): Promise<number> {
  return Math.min((await deflate(bytes, { level: 9 })).length, bytes.length);
}
