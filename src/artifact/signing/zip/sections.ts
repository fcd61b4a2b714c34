import type { ByteSource } from '../../byte-source.ts';

/** The parts of a zip file as Android's verifier sees them, which trusts the end record and nothing else. */
export interface Sections {
  readonly directoryOffset: number;
  readonly directoryBytes: number;
  readonly entryCount: number;
  readonly endOffset: number;
  /** The end record with its comment, to the end of the file. */
  readonly end: Buffer;
}

const endSize = 22;
const endSignature = 0x06054b50;
const longestComment = 0xffff;

/**
 * Finds the end record the way of apksigner and the platform: the last one whose comment reaches exactly to
 * the end of the file. A sentence when there is none, or when it lies. Zip64 is not looked at: no Android
 * version installs such a file.
 */
export async function findSections(source: ByteSource): Promise<Sections | string> {
  const tailSize = Math.min(source.sizeBytes, endSize + longestComment);
  const tail = await source.read(source.sizeBytes - tailSize, tailSize);
  const at = endRecord(tail);
  if (at === undefined)
    return 'The file has no end-of-central-directory record: it is cut off, or no zip file.';
  const end = tail.subarray(at);
  const sections = {
    directoryOffset: end.readUInt32LE(16),
    directoryBytes: end.readUInt32LE(12),
    entryCount: end.readUInt16LE(10),
    endOffset: source.sizeBytes - end.length,
    end,
  };
  if (sections.directoryOffset + sections.directoryBytes > sections.endOffset)
    return 'The end record places the central directory beyond itself; Android does not know zip64.';
  return sections;
}

function endRecord(tail: Buffer): number | undefined {
  for (let at = tail.length - endSize; at >= 0; at -= 1) {
    if (tail.readUInt32LE(at) === endSignature && tail.readUInt16LE(at + 20) === tail.length - endSize - at)
      return at;
  }
  return undefined;
}
