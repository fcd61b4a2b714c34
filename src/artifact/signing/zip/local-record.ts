import type { RawEntry } from './raw-entries.ts';

const signature = 0x04034b50;
const fixedSize = 30;
const descriptorFlag = 0x08;

/** Where the data of an entry lies in the file. */
export interface LocalData {
  readonly start: number;
  readonly length: number;
  readonly stored: boolean;
}

/** Bytes to read of a local header: the fixed part and a name as long as the central directory says. */
export function localHeaderBytes(entry: RawEntry): number {
  return fixedSize + entry.nameBytes;
}

export interface LocalRules {
  /** Where the central directory starts: no data reaches there. */
  readonly limit: number;
  /** Whether name, sizes and CRC-32 have to agree with the central directory: for Android yes, for Java no. */
  readonly strict: boolean;
}

/** Where the data of an entry lies; a sentence when its local header is not as it has to be. */
export function localData(
  header: Buffer,
  entry: RawEntry,
  { limit, strict }: LocalRules,
): LocalData | string {
  if (header.readUInt32LE(0) !== signature) return 'No local header is where the entry should start.';
  const disagreement = strict ? disagreementOf(header, entry) : undefined;
  if (disagreement !== undefined) return disagreement;
  const stored = entry.method === 0;
  const start = entry.headerOffset + fixedSize + header.readUInt16LE(26) + header.readUInt16LE(28);
  const length = stored ? entry.sizeBytes : entry.compressedBytes;
  if (start + length > limit) return 'The data of the entry reaches into the central directory.';
  return { start, length, stored };
}

function disagreementOf(header: Buffer, entry: RawEntry): string | undefined {
  const hasDescriptor = (header.readUInt16LE(6) & descriptorFlag) !== 0;
  if (hasDescriptor !== ((entry.flags & descriptorFlag) !== 0))
    return 'The local header and the central directory disagree about a data descriptor.';
  const nameBytes = header.readUInt16LE(26);
  if (nameBytes > entry.nameBytes || header.toString('utf8', fixedSize, fixedSize + nameBytes) !== entry.name)
    return 'The local header has another name than the central directory.';
  if (!hasDescriptor && !sameSizes(header, entry))
    return 'The local header and the central directory disagree about a size or the CRC-32.';
  return undefined;
}

function sameSizes(header: Buffer, entry: RawEntry): boolean {
  return (
    header.readUInt32LE(14) === entry.crc32 &&
    header.readUInt32LE(18) === entry.compressedBytes &&
    header.readUInt32LE(22) === entry.sizeBytes
  );
}
