import type { ByteSource } from '../byte-source.ts';
import { corrupt, parseOrCorrupt, unsafe } from '../corrupt.ts';
import { zipLimits } from './limits.ts';

/** Where the central directory lies, and what the end records say beside it. APPNOTE.TXT 4.3.14–4.3.16. */
export interface DirectoryPlace {
  readonly offset: number;
  readonly sizeBytes: number;
  readonly entryCount: number;
  readonly isZip64: boolean;
  /** Where the first of the end records starts. */
  readonly endOffset: number;
  readonly commentBytes: number;
}

type Place = Pick<DirectoryPlace, 'offset' | 'sizeBytes' | 'entryCount'>;

const endSignature = 0x06054b50;
const endSize = 22;
const locatorSignature = 0x07064b50;
const locatorSize = 20;
const zip64EndSignature = 0x06064b50;
const zip64EndSize = 56;
const longestComment = 0xffff;

/** Errors: ARTIFACT_CORRUPT, ARTIFACT_UNSAFE. */
export async function findCentralDirectory(source: ByteSource): Promise<DirectoryPlace> {
  const tailSize = Math.min(source.sizeBytes, endSize + longestComment + locatorSize);
  const tailOffset = source.sizeBytes - tailSize;
  const tail = await source.read(tailOffset, tailSize);
  const end = lastEndRecord(tail);
  if (end === undefined) throw noEndRecord(source, tail);
  const plain = plainPlace(tail, end);
  const zip64 = await zip64Place(source, tail, end);
  if (zip64 !== undefined) requireAgreement(source, plain, zip64.place);
  const found = {
    ...(zip64?.place ?? plain),
    isZip64: zip64 !== undefined,
    endOffset: zip64?.offset ?? tailOffset + end,
    commentBytes: tail.length - end - endSize,
  };
  check(source, found);
  return found;
}

/** The record ends the file, comment included; the signature alone may also occur inside a comment. */
function lastEndRecord(tail: Buffer): number | undefined {
  for (let at = tail.length - endSize; at >= 0; at -= 1) {
    if (tail.readUInt32LE(at) !== endSignature) continue;
    if (at + endSize + tail.readUInt16LE(at + 20) === tail.length) return at;
  }
  return undefined;
}

function noEndRecord({ path, sizeBytes }: ByteSource, tail: Buffer) {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(endSignature);
  const at = tail.lastIndexOf(bytes);
  const message =
    at === -1
      ? 'The zip file has no end-of-central-directory record: it is cut off.'
      : 'The zip file goes on after its end-of-central-directory record, or its comment is cut off.';
  return corrupt(message, { path, offset: at === -1 ? sizeBytes : sizeBytes - tail.length + at });
}

function plainPlace(tail: Buffer, end: number): Place {
  return {
    entryCount: tail.readUInt16LE(end + 10),
    sizeBytes: tail.readUInt32LE(end + 12),
    offset: tail.readUInt32LE(end + 16),
  };
}

interface Zip64 {
  readonly place: Place;
  /** Where the zip64 end record starts. */
  readonly offset: number;
}

async function zip64Place(source: ByteSource, tail: Buffer, end: number): Promise<Zip64 | undefined> {
  const locator = end - locatorSize;
  if (locator < 0 || tail.readUInt32LE(locator) !== locatorSignature) return undefined;
  const offset = Number(tail.readBigUInt64LE(locator + 8));
  const record = await source.read(offset, zip64EndSize);
  return parseOrCorrupt('The zip64 end record', { path: source.path, offset }, () => {
    if (record.readUInt32LE(0) !== zip64EndSignature) {
      throw corrupt('The zip64 locator points at no zip64 end record.', { path: source.path, offset });
    }
    const place = {
      entryCount: Number(record.readBigUInt64LE(32)),
      sizeBytes: Number(record.readBigUInt64LE(40)),
      offset: Number(record.readBigUInt64LE(48)),
    };
    return { place, offset };
  });
}

/** A reader that knows no zip64 must not see other entries than one that does: what is not full has to be the same. */
function requireAgreement({ path }: ByteSource, plain: Place, zip64: Place): void {
  const agrees =
    (plain.entryCount === 0xffff || plain.entryCount === zip64.entryCount) &&
    (plain.sizeBytes === 0xffffffff || plain.sizeBytes === zip64.sizeBytes) &&
    (plain.offset === 0xffffffff || plain.offset === zip64.offset);
  if (!agrees) throw unsafe('The two end records name different central directories.', { path });
}

function check(source: ByteSource, place: DirectoryPlace): void {
  const at = { path: source.path, offset: place.endOffset };
  if (place.offset + place.sizeBytes > place.endOffset) {
    throw corrupt(
      `The central directory is said to lie at ${place.offset} with ${place.sizeBytes} bytes, past its own end record.`,
      at,
    );
  }
  if (place.entryCount > zipLimits.entries || place.sizeBytes > zipLimits.centralDirectoryBytes) {
    throw unsafe(`The central directory announces ${place.entryCount} entries.`, at);
  }
}
