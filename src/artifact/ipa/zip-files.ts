import { Readable } from 'node:stream';
import { crc32, createInflateRaw } from 'node:zlib';
import { corrupt, type Place } from '../corrupt.ts';
import { bufferAccess, type RandomAccess } from '../macho/random-access.ts';
import type { ZipEntry } from '../zip/central-directory.ts';
import type { Zip } from '../zip/open-zip.ts';
import type { BundleFile, BundleFiles } from './bundle-files.ts';
import { forwardAccess } from './forward-access.ts';

const fileTypeMask = 0o170000;
const symlinkType = 0o120000;
/** Unpacked at a time: with the usual 16 KiB most of the time goes into waiting for the next piece. */
const unpackBytes = 256 * 1024;
/** Larger entries are streamed, so that a big app does not have to fit into memory. */
const wholeBytes = 16 * 1024 * 1024;

/** The files of a zip file, links told by their Unix mode. */
export function zipFiles(zip: Zip): BundleFiles {
  const files = new Map<string, BundleFile>();
  for (const { name, sizeBytes, unixMode } of zip.entries.values()) {
    if (name.endsWith('/')) continue;
    const kind = (unixMode & fileTypeMask) === symlinkType ? 'symlink' : 'file';
    files.set(name, { name, sizeBytes, kind, isExecutable: (unixMode & 0o111) !== 0 });
  }
  return { path: zip.source.path, files, open: (name) => openEntry(zip, name) };
}

async function openEntry(zip: Zip, name: string): Promise<RandomAccess> {
  const place = { path: zip.source.path, entry: name };
  const entry = zip.entries.get(name);
  if (entry === undefined) throw corrupt('There is no such entry.', place);
  if (entry.sizeBytes > wholeBytes) {
    return forwardAccess(() => contentOf(zip, entry, place), { sizeBytes: entry.sizeBytes, place });
  }
  return bufferAccess((await zip.read(name)) as Buffer, place);
}

/** The unpacked content in chunks; its length and, at its end, its CRC-32 are checked. */
async function* contentOf(zip: Zip, entry: ZipEntry, place: Place): AsyncGenerator<Buffer> {
  const packed = await packedBytes(zip, entry, place);
  const content = entry.stored
    ? packed
    : (Readable.from(packed).pipe(createInflateRaw({ chunkSize: unpackBytes })) as AsyncIterable<Buffer>);
  let sizeBytes = 0;
  let sum = 0;
  try {
    for await (const chunk of content) {
      sizeBytes += chunk.length;
      if (sizeBytes > entry.sizeBytes)
        throw corrupt(`The entry has more than ${entry.sizeBytes} bytes.`, place);
      sum = crc32(chunk, sum);
      // The check comes before the last chunk is handed out: nobody asks for what follows it.
      if (sizeBytes === entry.sizeBytes && sum !== entry.crc32) {
        throw corrupt('The CRC-32 of the entry does not match.', place);
      }
      yield chunk;
    }
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code?.startsWith('Z_') !== true) throw error;
    throw corrupt('The compressed content of the entry is damaged.', place, error);
  }
}

const readBytes = 256 * 1024;
const localHeaderBytes = 30;

async function packedBytes({ source }: Zip, entry: ZipEntry, place: Place): Promise<AsyncGenerator<Buffer>> {
  const header = await source.read(entry.headerOffset, localHeaderBytes);
  if (header.readUInt32LE(0) !== 0x04034b50)
    throw corrupt('No local header is where the entry should start.', place);
  const start = entry.headerOffset + localHeaderBytes + header.readUInt16LE(26) + header.readUInt16LE(28);
  return (async function* () {
    for (let at = 0; at < entry.compressedBytes; at += readBytes) {
      yield await source.read(start + at, Math.min(readBytes, entry.compressedBytes - at));
    }
  })();
}
