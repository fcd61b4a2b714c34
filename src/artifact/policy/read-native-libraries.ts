import { constants, inflateRawSync } from 'node:zlib';
import type { ByteSource } from '../byte-source.ts';
import type { ZipEntry } from '../zip/central-directory.ts';
import type { Zip } from '../zip/open-zip.ts';
import { elfHeadBytes, isLibraryFor64Bit, loadAlignment, type NativeLibrary } from './native-library.ts';

const localHeaderBytes = 30;
/** Enough packed bytes for the head of a library, however well it was packed. */
const packedHeadBytes = 16 * 1024;

/** The 64-bit libraries of an APK or AAB; of each only the first bytes are read. */
export async function readNativeLibraries({ source, entries }: Zip): Promise<readonly NativeLibrary[]> {
  const libraries: NativeLibrary[] = [];
  for (const entry of entries.values()) {
    if (isLibraryFor64Bit(entry.name)) libraries.push(await readLibrary(source, entry));
  }
  return libraries;
}

async function readLibrary(source: ByteSource, entry: ZipEntry): Promise<NativeLibrary> {
  const header = await source.read(entry.headerOffset, localHeaderBytes);
  const at = entry.headerOffset + localHeaderBytes + header.readUInt16LE(26) + header.readUInt16LE(28);
  const wanted = entry.stored ? elfHeadBytes : packedHeadBytes;
  const bytes = await source.read(at, Math.min(wanted, entry.compressedBytes));
  return {
    name: entry.name,
    loadAlignmentBytes: loadAlignment(entry.stored ? bytes : unpackHead(bytes)),
    storedAt: entry.stored ? at : undefined,
  };
}

/** What the first packed bytes unpack to; nothing when they are no deflate stream. */
function unpackHead(packed: Buffer): Buffer {
  try {
    // The stream is cut off on purpose, and the output bounded: 16 KiB of zeros unpack to 16 MiB.
    return inflateRawSync(packed, { finishFlush: constants.Z_SYNC_FLUSH, maxOutputLength: 32 * 1024 * 1024 });
  } catch {
    return Buffer.alloc(0);
  }
}
