import type { ByteSource } from '../byte-source.ts';
import { inFileOrder, type ZipEntry } from './central-directory.ts';
import type { Zip } from './open-zip.ts';

/** A local header beside what the central directory says of the same entry. APPNOTE.TXT 4.3.7. */
export interface LocalHeader {
  readonly entry: ZipEntry;
  /** False where no local header is; the rest is then what the directory claims. */
  readonly isPresent: boolean;
  readonly name: string;
  readonly flags: number;
  readonly method: number;
  readonly crc32: number;
  readonly compressedBytes: number;
  readonly sizeBytes: number;
  /** Where the content starts. */
  readonly dataOffset: number;
  /** Where the next header may start: behind the content and the data descriptor, if there is one. */
  readonly endOffset: number;
  /** Whether the data descriptor says what the directory says; undefined without one. */
  readonly descriptorAgrees: boolean | undefined;
}

/** How the bytes before the central directory are used. */
export interface LocalLayout {
  /** In the order in which they lie. */
  readonly headers: readonly LocalHeader[];
  /** Bytes before the first entry. */
  readonly leadingBytes: number;
  /** Whether these start as an entry does: the Android Gradle Plugin leaves such holes. */
  readonly leadingIsHole: boolean;
  /** Bytes between entries and directory that hold the signature of an APK, 0 where there is none. */
  readonly signingBlockBytes: number;
}

const signature = 0x04034b50;
const fixedSize = 30;
const descriptorFlag = 0x08;
const descriptorSignature = 0x08074b50;
const zip64Id = 0x0001;
const signingBlockEnd = 'APK Sig Block 42';
/** Headers this close together are read with one another, others one by one. */
const windowBytes = 128 * 1024;
const shortReadBytes = 1024;

/**
 * Reads all local headers in one pass over the file, in the order in which they lie; contents are skipped where
 * they are long. Only ARTIFACT_CORRUPT of a file that shrinks meanwhile: what is wrong in a header is in the result.
 */
export async function readLocalHeaders(zip: Zip): Promise<LocalLayout> {
  const entries = inFileOrder([...zip.entries.values()]);
  const read = windowed(zip.source, zip.directoryOffset);
  const headers: LocalHeader[] = [];
  for (const [index, entry] of entries.entries()) {
    const next = entries[index + 1]?.headerOffset ?? zip.directoryOffset;
    const isNear = next - entry.headerOffset < windowBytes / 4;
    headers.push(await readLocalHeader(read, entry, isNear ? windowBytes : shortReadBytes));
  }
  const leadingBytes = entries[0]?.headerOffset ?? 0;
  const first = leadingBytes < 4 ? Buffer.alloc(4) : await zip.source.read(0, 4);
  return {
    headers,
    leadingBytes,
    leadingIsHole: first.readUInt32LE(0) === signature,
    signingBlockBytes: await signingBlockBytes(zip),
  };
}

/** https://source.android.com/docs/security/features/apksigning/v2#apk-signing-block */
async function signingBlockBytes({ source, directoryOffset }: Zip): Promise<number> {
  if (directoryOffset < 32) return 0;
  const footer = await source.read(directoryOffset - 24, 24);
  if (footer.toString('latin1', 8) !== signingBlockEnd) return 0;
  const bytes = Number(footer.readBigUInt64LE(0)) + 8;
  return bytes <= directoryOffset ? bytes : 0;
}

/**
 * Bytes from `offset`, good until the next call, and fewer where the entries end; `ahead` is how much to read at once
 * if it has to be read.
 */
type Read = (offset: number, length: number, ahead: number) => Promise<Buffer>;

/** One buffer for all windows: fresh memory for each takes longer than reading into it. */
function windowed(source: ByteSource, endOffset: number): Read {
  const window = Buffer.allocUnsafeSlow(windowBytes);
  let start = 0;
  let bytes: Buffer = Buffer.alloc(0);
  return async (offset, length, ahead) => {
    const wanted = Math.max(0, Math.min(length, endOffset - offset));
    if (offset < start || offset + wanted > start + bytes.length) {
      start = offset;
      bytes = await source.read(
        offset,
        Math.max(0, Math.min(Math.max(ahead, wanted), endOffset - offset)),
        window,
      );
    }
    return bytes.subarray(offset - start, offset - start + wanted);
  };
}

async function readLocalHeader(read: Read, entry: ZipEntry, ahead: number): Promise<LocalHeader> {
  const fixed = await read(entry.headerOffset, fixedSize, ahead);
  if (fixed.length < fixedSize || fixed.readUInt32LE(0) !== signature) return absent(entry);
  const headerBytes = fixedSize + fixed.readUInt16LE(26) + fixed.readUInt16LE(28);
  // As a whole, because the next read may overwrite what the one before it has answered.
  const header = parseLocalHeader(await read(entry.headerOffset, headerBytes, ahead), entry);
  if ((header.flags & descriptorFlag) === 0) return header;
  const { length, agrees } = await readDescriptor(read, entry, header.endOffset);
  return { ...header, endOffset: header.endOffset + length, descriptorAgrees: agrees };
}

/** A header as if no data descriptor followed the content; the name is cut off where the entries end. */
function parseLocalHeader(bytes: Buffer, entry: ZipEntry): LocalHeader {
  const extraOffset = fixedSize + bytes.readUInt16LE(26);
  const dataOffset = entry.headerOffset + extraOffset + bytes.readUInt16LE(28);
  return {
    entry,
    isPresent: true,
    name: bytes.toString('utf8', fixedSize, extraOffset),
    flags: bytes.readUInt16LE(6),
    method: bytes.readUInt16LE(8),
    crc32: bytes.readUInt32LE(14),
    ...localSizes(bytes, bytes.subarray(extraOffset)),
    dataOffset,
    endOffset: dataOffset + entry.compressedBytes,
    descriptorAgrees: undefined,
  };
}

function absent(entry: ZipEntry): LocalHeader {
  const { name, flags, crc32, compressedBytes, sizeBytes, headerOffset } = entry;
  const dataOffset = headerOffset + fixedSize;
  return {
    ...{
      entry,
      isPresent: false,
      name,
      flags,
      method: entry.stored ? 0 : 8,
      crc32,
      compressedBytes,
      sizeBytes,
    },
    ...{ dataOffset, endOffset: dataOffset + compressedBytes, descriptorAgrees: undefined },
  };
}

/** A zip64 field of a local header always has both sizes: APPNOTE.TXT 4.5.3. */
function localSizes(fixed: Buffer, extra: Buffer): Pick<LocalHeader, 'compressedBytes' | 'sizeBytes'> {
  const plain = { compressedBytes: fixed.readUInt32LE(18), sizeBytes: fixed.readUInt32LE(22) };
  if (plain.compressedBytes !== 0xffffffff && plain.sizeBytes !== 0xffffffff) return plain;
  for (let at = 0; at + 4 <= extra.length; at += 4 + extra.readUInt16LE(at + 2)) {
    if (extra.readUInt16LE(at) !== zip64Id || at + 20 > extra.length) continue;
    return {
      sizeBytes: Number(extra.readBigUInt64LE(at + 4)),
      compressedBytes: Number(extra.readBigUInt64LE(at + 12)),
    };
  }
  return plain;
}

interface Descriptor {
  readonly length: number;
  readonly agrees: boolean;
}

/** CRC-32 and sizes of four or eight bytes, with a signature or without one: APPNOTE.TXT 4.3.9. */
async function readDescriptor(read: Read, entry: ZipEntry, offset: number): Promise<Descriptor> {
  const bytes = await read(offset, 24, shortReadBytes);
  const signed = bytes.length >= 4 && bytes.readUInt32LE(0) === descriptorSignature ? 4 : 0;
  for (const wide of [false, true]) {
    const length = signed + (wide ? 20 : 12);
    if (bytes.length < length || bytes.readUInt32LE(signed) !== entry.crc32) continue;
    const at = signed + 4;
    const sizes = wide
      ? [Number(bytes.readBigUInt64LE(at)), Number(bytes.readBigUInt64LE(at + 8))]
      : [bytes.readUInt32LE(at), bytes.readUInt32LE(at + 4)];
    if (sizes[0] === entry.compressedBytes && sizes[1] === entry.sizeBytes) return { length, agrees: true };
  }
  return { length: Math.min(bytes.length, signed + 12), agrees: false };
}
