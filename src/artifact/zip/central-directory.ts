import { viewOf } from '../byte-view.ts';
import { corrupt, type Place, parseOrCorrupt, unsafe } from '../corrupt.ts';
import type { DirectoryPlace } from './end-of-central-directory.ts';
import { nameProblem } from './entry-name.ts';
import { zipLimits } from './limits.ts';
import { needsZip64, zip64Sizes } from './zip64-extra.ts';

/** One entry as the central directory declares it. */
export interface ZipEntry {
  readonly name: string;
  readonly stored: boolean;
  /** General purpose bit flags: APPNOTE.TXT 4.4.4. */
  readonly flags: number;
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
/** What a local header has at least. */
const localSize = 30;
/** Encryption, strong encryption and a hidden directory: APPNOTE.TXT 4.4.4. */
const encryptedFlags = 0x1 | 0x40 | 0x2000;

/** What the central directory holds. */
export interface Directory {
  readonly entries: ReadonlyMap<string, ZipEntry>;
  /** Bytes that the announced entries take; what follows them is read by some programs and not by others. */
  readonly usedBytes: number;
}

/** Parses and vets the whole central directory; APPNOTE.TXT 4.3.12. */
export function parseCentralDirectory(bytes: Buffer, context: Context): Directory {
  const entries = new Map<string, ZipEntry>();
  const directory = { bytes, view: viewOf(bytes) };
  let at = 0;
  for (let index = 0; index < context.place.entryCount; index += 1) {
    if (at + fixedSize > bytes.length || directory.view.getUint32(at, true) !== signature) {
      throw corrupt(`Entry ${index} of the central directory does not start here.`, placeAt(at, context));
    }
    const end = endOf(directory.view, at);
    if (end > bytes.length) throw corrupt('A central directory entry is cut off.', placeAt(at, context));
    const entry = parseEntry(directory, at, context);
    if (entries.has(entry.name)) {
      throw unsafe('Two entries have the same name.', { ...placeAt(at, context), entry: entry.name });
    }
    entries.set(entry.name, entry);
    at = end;
  }
  refuseOverlaps([...entries.values()], context);
  return { entries, usedBytes: at };
}

function placeAt(at: number, { path, place }: Context): Place {
  return { path, offset: place.offset + at };
}

function endOf(view: DataView, at: number): number {
  const nameBytes = view.getUint16(at + 28, true);
  return at + fixedSize + nameBytes + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
}

/** The same bytes for text and for numbers. */
interface Bytes {
  readonly bytes: Buffer;
  readonly view: DataView;
}

/** The caller has made sure that the whole entry is there. */
function parseEntry({ bytes, view }: Bytes, at: number, context: Context): ZipEntry {
  const nameEnd = at + fixedSize + view.getUint16(at + 28, true);
  const declared = {
    compressedBytes: view.getUint32(at + 20, true),
    sizeBytes: view.getUint32(at + 24, true),
    headerOffset: view.getUint32(at + 42, true),
  };
  const extra = () => bytes.subarray(nameEnd, nameEnd + view.getUint16(at + 30, true));
  const sizes = needsZip64(declared)
    ? parseOrCorrupt('The zip64 extra field', placeAt(at, context), () => zip64Sizes(extra(), declared))
    : declared;
  const method = view.getUint16(at + 10, true);
  const entry: ZipEntry = {
    name: bytes.toString('utf8', at + fixedSize, nameEnd),
    stored: method === 0,
    flags: view.getUint16(at + 8, true),
    compressedBytes: sizes.compressedBytes,
    sizeBytes: sizes.sizeBytes,
    crc32: view.getUint32(at + 16, true),
    headerOffset: sizes.headerOffset,
    // The upper byte of "version made by" names the system, the upper half of the attributes is its mode.
    unixMode: view.getUint8(at + 5) === 3 ? view.getUint16(at + 40, true) : 0,
  };
  vet(entry, { method, context });
  return entry;
}

interface Declared {
  readonly method: number;
  readonly context: Context;
}

function vet(entry: ZipEntry, { method, context }: Declared): void {
  const problem = nameProblem(entry.name);
  const place = () => ({ path: context.path, entry: entry.name });
  if (problem !== undefined) throw unsafe(`The name of an entry ${problem}.`, place());
  if ((entry.flags & encryptedFlags) !== 0)
    throw unsafe('The entry is encrypted, which Android does not support.', place());
  if (method !== 0 && method !== 8) {
    throw corrupt(`The entry has compression method ${method}; Android knows only 0 and 8.`, place());
  }
  if (entry.headerOffset + localSize + entry.compressedBytes > context.place.offset) {
    throw corrupt('The entry reaches into the central directory.', {
      ...place(),
      offset: entry.headerOffset,
    });
  }
  if (entry.stored && entry.sizeBytes !== entry.compressedBytes) {
    throw corrupt('The entry is stored, yet its two sizes differ.', place());
  }
  // A handful of bytes of slack: an empty deflate stream has two bytes.
  if (entry.sizeBytes > (entry.compressedBytes + 8) * zipLimits.deflateRatio) {
    throw unsafe(
      `The entry declares ${entry.sizeBytes} bytes from ${entry.compressedBytes}, more than deflate can give.`,
      place(),
    );
  }
}

/** Entries that share bytes are how a small file unpacks to terabytes; no build tool writes them. */
function refuseOverlaps(entries: readonly ZipEntry[], { path }: Context): void {
  let end = 0;
  let total = 0;
  for (const entry of inFileOrder(entries)) {
    if (entry.headerOffset < end) {
      throw unsafe('The entry overlaps another one.', {
        path,
        entry: entry.name,
        offset: entry.headerOffset,
      });
    }
    end = entry.headerOffset + localSize + entry.compressedBytes;
    total += entry.sizeBytes;
    if (total > zipLimits.totalBytes) {
      throw unsafe('The entries unpack to more than 32 GiB.', { path, entry: entry.name });
    }
  }
}

/** Entries by where they lie; most writers list them that way. */
export function inFileOrder(entries: readonly ZipEntry[]): readonly ZipEntry[] {
  const isInOrder = entries.every(
    (entry, index) => entry.headerOffset >= (entries[index - 1]?.headerOffset ?? 0),
  );
  return isInOrder ? entries : entries.toSorted((a, b) => a.headerOffset - b.headerOffset);
}
