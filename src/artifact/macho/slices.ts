import { corrupt } from '../corrupt.ts';
import { architectureName } from './cpu.ts';
import { partOf, type RandomAccess } from './random-access.ts';

/** One architecture's part of a binary. */
export interface SliceBytes {
  /** As lipo names it; of a thin file the header tells it, so it is empty here. */
  readonly architecture: string;
  readonly offset: number;
  readonly bytes: RandomAccess;
}

const fatMagic = 0xcafebabe;
const fatMagic64 = 0xcafebabf;
const thinMagics = new Set([0xfeedface, 0xfeedfacf]);
/** Java class files share the magic; their version, which stands where the count does, starts at 45. */
const mostSlices = 32;

/** Whether a file that starts with these bytes is a Mach-O file, thin or fat. */
export function isMachO(head: Buffer): boolean {
  if (head.length < 8) return false;
  const isFat = head.readUInt32BE(0) === fatMagic || head.readUInt32BE(0) === fatMagic64;
  return thinMagics.has(head.readUInt32LE(0)) || (isFat && head.readUInt32BE(4) <= mostSlices);
}

export interface SliceList {
  readonly isFat: boolean;
  readonly slices: readonly SliceBytes[];
}

/** The parts of a Mach-O file; mach-o/fat.h. ARTIFACT_CORRUPT when it is none, or when its parts overlap. */
export async function listSlices(file: RandomAccess): Promise<SliceList> {
  const head = await file.read(0, Math.min(8, file.sizeBytes));
  if (!isMachO(head)) throw corrupt('The file is no Mach-O binary.', file.place);
  if (thinMagics.has(head.readUInt32LE(0))) {
    return { isFat: false, slices: [{ architecture: '', offset: 0, bytes: file }] };
  }
  const isWide = head.readUInt32BE(0) === fatMagic64;
  const entryBytes = isWide ? 32 : 20;
  const table = await file.read(8, head.readUInt32BE(4) * entryBytes);
  const slices: SliceBytes[] = [];
  for (let at = 0; at < table.length; at += entryBytes) {
    const offset = isWide ? Number(table.readBigUInt64BE(at + 8)) : table.readUInt32BE(at + 8);
    const size = isWide ? Number(table.readBigUInt64BE(at + 16)) : table.readUInt32BE(at + 12);
    const architecture = architectureName(table.readUInt32BE(at), table.readUInt32BE(at + 4));
    slices.push({ architecture, offset, bytes: partOf(file, offset, size) });
  }
  refuseOverlaps(slices, file);
  return { isFat: true, slices };
}

function refuseOverlaps(slices: readonly SliceBytes[], { place }: RandomAccess): void {
  let end = 8;
  for (const { offset, bytes, architecture } of slices.toSorted((a, b) => a.offset - b.offset)) {
    if (offset < end) throw corrupt(`The slice ${architecture} overlaps another one.`, { ...place, offset });
    end = offset + bytes.sizeBytes;
  }
}
