import type { ByteSource } from '../../byte-source.ts';
import { findCentralDirectory } from '../../zip/end-of-central-directory.ts';
import { zip64Sizes } from '../../zip/zip64-extra.ts';
import { type RawEntry, rawEntries } from '../zip/raw-entries.ts';

export interface BundleEntries {
  readonly entries: readonly RawEntry[];
  readonly directoryOffset: number;
}

interface Directory {
  readonly offset: number;
  readonly sizeBytes: number;
  readonly entryCount: number;
  /** Bytes before the zip file, by which every offset in it is too small. */
  readonly shift: number;
}

const endSize = 22;
const endSignature = 0x06054b50;
const directorySignature = 0x02014b50;
const localSignature = 0x04034b50;
const longestComment = 0xffff;
const largestDirectory = 256 * 1024 * 1024;
const zip64Marks = { count: 0xffff, value: 0xffffffff } as const;

/**
 * The entries of a bundle in the order of its central directory, found as Java finds them: zip64 is read, and bytes
 * before or after the zip file are passed over. A sentence when the directory is damaged; SlipwayError
 * ARTIFACT_CORRUPT or ARTIFACT_UNSAFE when the zip64 records are.
 */
export async function bundleEntries(source: ByteSource): Promise<BundleEntries | string> {
  const place = await findDirectory(source);
  if (place === undefined)
    return 'The file has no end-of-central-directory record: it is cut off, or no zip file.';
  if (place.sizeBytes > largestDirectory) return `The central directory announces ${place.sizeBytes} bytes.`;
  const directory = await source.read(place.offset, place.sizeBytes);
  try {
    // Java counts the records itself.
    const entries = rawEntries(directory, Number.POSITIVE_INFINITY, zip64Sizes);
    const odd = entries.find(({ method, flags }) => (method !== 0 && method !== 8) || (flags & 1) !== 0);
    if (odd !== undefined) return `${odd.name} is encrypted, or packed in a way that Java cannot unpack.`;
    const moved = entries.map((entry) => ({ ...entry, headerOffset: entry.headerOffset + place.shift }));
    return { entries: place.shift === 0 ? entries : moved, directoryOffset: place.offset };
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return 'The central directory is damaged: it ends early, or a record does not start where it should.';
  }
}

async function findDirectory(source: ByteSource): Promise<Directory | undefined> {
  const tailOffset = Math.max(0, source.sizeBytes - endSize - longestComment);
  const tail = await source.read(tailOffset, source.sizeBytes - tailOffset);
  for (let at = tail.length - endSize; at >= 0; at -= 1) {
    if (tail.readUInt32LE(at) !== endSignature) continue;
    const found = directoryAt(tail.subarray(at), tailOffset + at);
    if (isZip64(found, tail.readUInt32LE(at + 16)))
      return { ...(await findCentralDirectory(source)), shift: 0 };
    const beyond = at + endSize + tail.readUInt16LE(at + 20) - tail.length;
    if (beyond > 0) return undefined;
    const endsFile = beyond === 0;
    // Another comment length than the rest of the file is forgiven where the directory is in its place.
    if (found.offset >= 0 && found.shift >= 0 && (endsFile || (await startsRight(source, found))))
      return found;
    if (endsFile) return undefined;
  }
  return undefined;
}

function directoryAt(end: Buffer, endOffset: number): Directory {
  const sizeBytes = end.readUInt32LE(12);
  const offset = endOffset - sizeBytes;
  return { offset, sizeBytes, entryCount: end.readUInt16LE(10), shift: offset - end.readUInt32LE(16) };
}

function isZip64({ sizeBytes, entryCount }: Directory, offset: number): boolean {
  return sizeBytes === zip64Marks.value || offset === zip64Marks.value || entryCount === zip64Marks.count;
}

async function startsRight(source: ByteSource, { offset, shift }: Directory): Promise<boolean> {
  const [directory, local] = await Promise.all([source.read(offset, 4), source.read(shift, 4)]);
  return directory.readUInt32LE(0) === directorySignature && local.readUInt32LE(0) === localSignature;
}
