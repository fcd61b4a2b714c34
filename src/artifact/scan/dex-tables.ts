import { viewOf } from '../byte-view.ts';

/** What the scan needs of a dex file: the bytes of its strings, and whether a class of a package is in it. */
export interface DexTables {
  /** All strings, each before a NUL; they hold no NUL inside (MUTF-8). */
  readonly strings: Buffer;
  /** Whether a class whose descriptor starts so, such as `Lcom/facebook/ads/`, is defined here. */
  readonly definesClass: (descriptorPrefix: string) => boolean;
}

/** The same bytes for text and for numbers. */
interface Dex {
  readonly bytes: Buffer;
  readonly view: DataView;
}

interface Table {
  readonly count: number;
  readonly offset: number;
}

const headerBytes = 112;
const classBytes = 32;
/** Strings with one prefix that are looked at; a file can name 65,536 types. */
const mostInPackage = 200_000;

/**
 * Reads the tables of a dex file: https://source.android.com/docs/core/runtime/dex-format. Undefined when
 * the bytes are no dex file, or one whose tables do not lie inside of it; such a file runs nowhere.
 */
export function readDexTables(bytes: Buffer): DexTables | undefined {
  if (bytes.length < headerBytes || bytes.toString('latin1', 0, 4) !== 'dex\n') return undefined;
  const dex = { bytes, view: viewOf(bytes) };
  const strings = table(dex, 56, 4);
  const types = table(dex, 64, 4);
  const classes = table(dex, 96, classBytes);
  if (strings === undefined || types === undefined || classes === undefined) return undefined;
  const defined = definedStrings(dex, types, classes);
  // From version 041 on several dex files share one container; the tables of the others are further on.
  const isContainer = bytes.toString('latin1', 4, 7) >= '041';
  return {
    strings: isContainer ? bytes : stringBytes(dex, strings),
    definesClass: (prefix) => anyDefined(dex, { strings, defined, prefix: Buffer.from(prefix, 'latin1') }),
  };
}

function table({ bytes, view }: Dex, at: number, entryBytes: number): Table | undefined {
  const count = view.getUint32(at, true);
  const offset = view.getUint32(at + 4, true);
  if (count > 0 && offset + count * entryBytes > bytes.length) return undefined;
  return { count, offset };
}

/** From the first string to the end of the last; the items are written one after the other. */
function stringBytes({ bytes, view }: Dex, { count, offset }: Table): Buffer {
  let first = bytes.length;
  let last = 0;
  for (let index = 0; index < count; index += 1) {
    const at = view.getUint32(offset + index * 4, true);
    if (at >= bytes.length) continue;
    if (at < first) first = at;
    if (at > last) last = at;
  }
  if (first >= last) return bytes.subarray(first);
  // The length before the text takes up to five bytes, none of them the NUL that ends it but a zero length.
  const end = bytes.indexOf(0, last + 1);
  return bytes.subarray(first, end === -1 ? bytes.length : end + 1);
}

/** Which strings are the names of classes that the file defines: one bit for each string. */
function definedStrings({ view }: Dex, types: Table, classes: Table): ReadonlySet<number> {
  const defined = new Set<number>();
  for (let index = 0; index < classes.count; index += 1) {
    const type = view.getUint32(classes.offset + index * classBytes, true);
    if (type < types.count) defined.add(view.getUint32(types.offset + type * 4, true));
  }
  return defined;
}

interface Lookup {
  readonly strings: Table;
  readonly defined: ReadonlySet<number>;
  readonly prefix: Buffer;
}

/** Strings are sorted, so those with a common prefix lie side by side. */
function anyDefined(dex: Dex, { strings, defined, prefix }: Lookup): boolean {
  let low = 0;
  let high = strings.count;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (compare(dex.bytes, textOffset(dex, strings, middle), prefix) < 0) low = middle + 1;
    else high = middle;
  }
  for (let index = low; index < Math.min(strings.count, low + mostInPackage); index += 1) {
    if (compare(dex.bytes, textOffset(dex, strings, index), prefix) !== 0) return false;
    if (defined.has(index)) return true;
  }
  return false;
}

/** Where the text of a string starts, after its length. */
function textOffset({ bytes, view }: Dex, { offset }: Table, index: number): number {
  let at = view.getUint32(offset + index * 4, true);
  for (let byte = 0; byte < 5 && (bytes[at] ?? 0) >= 0x80; byte += 1) at += 1;
  return at + 1;
}

/** Below, within or above the strings that start with the prefix. They part after a few bytes, so no call is worth it. */
function compare(bytes: Buffer, at: number, prefix: Buffer): number {
  for (let index = 0; index < prefix.length; index += 1) {
    const difference = (bytes[at + index] ?? -1) - (prefix[index] ?? 0);
    if (difference !== 0) return at >= bytes.length ? 1 : difference;
  }
  return 0;
}
