import type { ByteSource } from '../byte-source.ts';
import { corrupt, parseOrCorrupt, unsafe } from '../corrupt.ts';
import { zipLimits } from './limits.ts';

/** Where the central directory lies. APPNOTE.TXT 4.3.14–4.3.16. */
export interface DirectoryPlace {
  readonly offset: number;
  readonly sizeBytes: number;
  readonly entryCount: number;
}

const endSignature = 0x06054b50;
const endSize = 22;
const locatorSignature = 0x07064b50;
const locatorSize = 20;
const zip64EndSignature = 0x06064b50;
const zip64EndSize = 56;
const longestComment = 0xffff;

export async function findCentralDirectory(source: ByteSource): Promise<DirectoryPlace> {
  const tailSize = Math.min(source.sizeBytes, endSize + longestComment + locatorSize);
  const tailOffset = source.sizeBytes - tailSize;
  const tail = await source.read(tailOffset, tailSize);
  const end = lastEndRecord(tail);
  if (end === undefined) {
    throw corrupt('The zip file has no end-of-central-directory record: it is cut off.', {
      path: source.path,
      offset: source.sizeBytes,
    });
  }
  const place = (await zip64Place(source, tail, end)) ?? plainPlace(tail, end);
  check(source, place, tailOffset + end);
  return place;
}

/** The record ends the file, comment included; the signature alone may also occur inside a comment. */
function lastEndRecord(tail: Buffer): number | undefined {
  for (let at = tail.length - endSize; at >= 0; at -= 1) {
    if (tail.readUInt32LE(at) !== endSignature) continue;
    if (at + endSize + tail.readUInt16LE(at + 20) === tail.length) return at;
  }
  return undefined;
}

function plainPlace(tail: Buffer, end: number): DirectoryPlace {
  return {
    entryCount: tail.readUInt16LE(end + 10),
    sizeBytes: tail.readUInt32LE(end + 12),
    offset: tail.readUInt32LE(end + 16),
  };
}

async function zip64Place(
  source: ByteSource,
  tail: Buffer,
  end: number,
): Promise<DirectoryPlace | undefined> {
  const locator = end - locatorSize;
  if (locator < 0 || tail.readUInt32LE(locator) !== locatorSignature) return undefined;
  const offset = Number(tail.readBigUInt64LE(locator + 8));
  const record = await source.read(offset, zip64EndSize);
  return parseOrCorrupt('The zip64 end record', { path: source.path, offset }, () => {
    if (record.readUInt32LE(0) !== zip64EndSignature) {
      throw corrupt('The zip64 locator points at no zip64 end record.', { path: source.path, offset });
    }
    return {
      entryCount: Number(record.readBigUInt64LE(32)),
      sizeBytes: Number(record.readBigUInt64LE(40)),
      offset: Number(record.readBigUInt64LE(48)),
    };
  });
}

function check(source: ByteSource, place: DirectoryPlace, endOffset: number): void {
  const at = { path: source.path, offset: endOffset };
  if (place.offset + place.sizeBytes > endOffset) {
    throw corrupt(
      `The central directory is said to lie at ${place.offset} with ${place.sizeBytes} bytes, past its own end record.`,
      at,
    );
  }
  if (place.entryCount > zipLimits.entries || place.sizeBytes > zipLimits.centralDirectoryBytes) {
    throw unsafe(`The central directory announces ${place.entryCount} entries.`, at);
  }
}
