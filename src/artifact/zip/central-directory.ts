import { corrupt, parseOrCorrupt, unsafe } from '../corrupt.ts';
import type { DirectoryPlace } from './end-of-central-directory.ts';
import { nameProblem } from './entry-name.ts';
import { zipLimits } from './limits.ts';
import { zip64Sizes } from './zip64-extra.ts';

/** One entry as the central directory declares it. */
export interface ZipEntry {
  readonly name: string;
  readonly stored: boolean;
  readonly compressedBytes: number;
  readonly sizeBytes: number;
  readonly crc32: number;
  /** Offset of the local header in the file. */
  readonly headerOffset: number;
  /** Type and permissions as Unix has them, such as 0o120777 of a link; 0 when the writer was no Unix. */
  readonly unixMode: number;
}

interface Context {
  readonly path: string;
  readonly place: DirectoryPlace;
}

const signature = 0x02014b50;
const fixedSize = 46;

/** Parses and vets the whole central directory; APPNOTE.TXT 4.3.12. */
export function parseCentralDirectory(bytes: Buffer, context: Context): ReadonlyMap<string, ZipEntry> {
  const entries = new Map<string, ZipEntry>();
  let at = 0;
  for (let index = 0; index < context.place.entryCount; index += 1) {
    const place = { path: context.path, offset: context.place.offset + at };
    const { entry, end } = parseOrCorrupt(`Entry ${index} of the central directory`, place, () =>
      parseEntry(bytes, at, context),
    );
    if (entries.has(entry.name))
      throw unsafe('Two entries have the same name.', { ...place, entry: entry.name });
    entries.set(entry.name, entry);
    at = end;
  }
  refuseOverlaps([...entries.values()], context);
  return entries;
}

function parseEntry(bytes: Buffer, at: number, context: Context): { entry: ZipEntry; end: number } {
  const place = { path: context.path, offset: context.place.offset + at };
  if (bytes.readUInt32LE(at) !== signature)
    throw corrupt('A central directory entry does not start here.', place);
  const nameEnd = at + fixedSize + bytes.readUInt16LE(at + 28);
  const extraEnd = nameEnd + bytes.readUInt16LE(at + 30);
  const end = extraEnd + bytes.readUInt16LE(at + 32);
  if (end > bytes.length) throw corrupt('A central directory entry is cut off.', place);
  const name = bytes.toString('utf8', at + fixedSize, nameEnd);
  const method = bytes.readUInt16LE(at + 10);
  const entry: ZipEntry = {
    name,
    stored: method === 0,
    crc32: bytes.readUInt32LE(at + 16),
    // The upper byte of "version made by" names the system, the upper half of the attributes is its mode.
    unixMode: bytes.readUInt8(at + 5) === 3 ? bytes.readUInt16LE(at + 40) : 0,
    ...zip64Sizes(bytes.subarray(nameEnd, extraEnd), {
      compressedBytes: bytes.readUInt32LE(at + 20),
      sizeBytes: bytes.readUInt32LE(at + 24),
      headerOffset: bytes.readUInt32LE(at + 42),
    }),
  };
  vet(entry, { flags: bytes.readUInt16LE(at + 8), method, context });
  return { entry, end };
}

interface Declared {
  readonly flags: number;
  readonly method: number;
  readonly context: Context;
}

function vet(entry: ZipEntry, { flags, method, context }: Declared): void {
  const place = { path: context.path, entry: entry.name };
  const problem = nameProblem(entry.name);
  if (problem !== undefined) throw unsafe(`The name of an entry ${problem}.`, place);
  if ((flags & 1) !== 0) throw unsafe('The entry is encrypted, which Android does not support.', place);
  if (method !== 0 && method !== 8) {
    throw corrupt(`The entry has compression method ${method}; Android knows only 0 and 8.`, place);
  }
  if (entry.headerOffset + entry.compressedBytes > context.place.offset) {
    throw corrupt('The entry reaches into the central directory.', { ...place, offset: entry.headerOffset });
  }
  if (entry.stored && entry.sizeBytes !== entry.compressedBytes) {
    throw corrupt('The entry is stored, yet its two sizes differ.', place);
  }
  // A handful of bytes of slack: an empty deflate stream has two bytes.
  if (entry.sizeBytes > (entry.compressedBytes + 8) * zipLimits.deflateRatio) {
    throw unsafe(
      `The entry declares ${entry.sizeBytes} bytes from ${entry.compressedBytes}, more than deflate can give.`,
      place,
    );
  }
}

/** Entries that share bytes are how a small file unpacks to terabytes; no build tool writes them. */
function refuseOverlaps(entries: readonly ZipEntry[], { path }: Context): void {
  let end = 0;
  let total = 0;
  for (const entry of entries.toSorted((a, b) => a.headerOffset - b.headerOffset)) {
    if (entry.headerOffset < end) {
      throw unsafe('The entry overlaps another one.', {
        path,
        entry: entry.name,
        offset: entry.headerOffset,
      });
    }
    end = entry.headerOffset + entry.compressedBytes;
    total += entry.sizeBytes;
    if (total > zipLimits.totalBytes) {
      throw unsafe('The entries unpack to more than 32 GiB.', { path, entry: entry.name });
    }
  }
}
