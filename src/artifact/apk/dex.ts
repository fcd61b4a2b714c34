import { corrupt, type Place, parseOrCorrupt } from '../corrupt.ts';

/** Sizes of one dex file: header_item of https://source.android.com/docs/core/runtime/dex-format */
export interface DexFile {
  /** Entry of the archive. */
  readonly name: string;
  /** Version of the format, such as `035` or `039`. */
  readonly version: string;
  readonly sizeBytes: number;
  /** Classes that are defined in the file. */
  readonly classes: number;
  /** Methods that are called or defined; an instruction has 16 bits for them. */
  readonly methods: number;
  readonly fields: number;
  readonly types: number;
  readonly strings: number;
}

/** How many methods, and fields, one dex file can refer to. */
export const dexLimit = 65_536;

/** As many bytes as the header has. */
export const dexHeaderBytes = 112;

const littleEndian = 0x12345678;
const classDefBytes = 32;
/** From this version on an entry may hold several dex files. */
const firstContainer = '041';
/** Size of the items of a list, and where the header has its count; its offset follows. */
const lists = {
  strings: { at: 56, bytes: 4 },
  types: { at: 64, bytes: 4 },
  prototypes: { at: 72, bytes: 12 },
  fields: { at: 80, bytes: 8 },
  methods: { at: 88, bytes: 8 },
  classes: { at: 96, bytes: classDefBytes },
} as const;

/** Whether an entry of the archive is loaded as code: `classes.dex`, `classes2.dex` and so on. */
export function isDexName(name: string): boolean {
  return /^classes([2-9]|[1-9]\d+)?\.dex$/u.test(name);
}

/** What a header says, and how many bytes of the entry are its own. */
export interface DexHeader {
  readonly file: DexFile;
  readonly ownBytes: number;
}

/**
 * Reads the header, the first 112 bytes, of a dex file in an entry of `sizeBytes`. ARTIFACT_CORRUPT when
 * it is no dex file, or announces lists that it has no room for.
 */
export function readDexHeader(head: Buffer, sizeBytes: number, place: Place): DexHeader {
  return parseOrCorrupt('The dex header', place, () => {
    const version = /^dex\n(\d{3})\0$/u.exec(head.toString('latin1', 0, 8))?.[1];
    if (version === undefined) throw corrupt('The dex file does not start as one.', place);
    if (head.readUInt32LE(40) !== littleEndian) throw corrupt('The dex file is not little-endian.', place);
    const ownBytes = head.readUInt32LE(32);
    const isWhole = ownBytes === sizeBytes || (version >= firstContainer && ownBytes < sizeBytes);
    if (!isWhole || ownBytes < dexHeaderBytes)
      throw corrupt(`The dex file announces ${ownBytes} bytes and has ${sizeBytes}.`, place);
    const count = ({ at, bytes }: { readonly at: number; readonly bytes: number }): number => {
      const items = head.readUInt32LE(at);
      if (items > 0 && head.readUInt32LE(at + 4) + items * bytes > sizeBytes)
        throw corrupt(`The dex file has no room for the ${items} items of a list.`, place);
      return items;
    };
    count(lists.prototypes);
    const file = {
      name: place.entry ?? place.path,
      version,
      sizeBytes: ownBytes,
      classes: count(lists.classes),
      methods: count(lists.methods),
      fields: count(lists.fields),
      types: count(lists.types),
      strings: count(lists.strings),
    };
    return { file, ownBytes };
  });
}

/** The dex files of a container, one after the other; their offsets count from the start of the entry. */
export function readDexContainer(content: Buffer, place: Place): readonly DexFile[] {
  const files: DexFile[] = [];
  for (let at = 0; at < content.length; ) {
    const { file, ownBytes } = readDexHeader(content.subarray(at), content.length, { ...place, offset: at });
    files.push(file);
    at += ownBytes;
  }
  return files;
}

/** `classes.dex` first, then by number, which is the order they are loaded in. */
export function byDexNumber(left: string, right: string): number {
  return numberOf(left) - numberOf(right);
}

function numberOf(name: string): number {
  return Number(/(\d+)\.dex$/u.exec(name)?.[1] ?? 1);
}
