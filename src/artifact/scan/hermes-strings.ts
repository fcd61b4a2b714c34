const magic = 0x1f1903c103bc1fc6n;
const headerBytes = 128;
/** Function headers of Hermes bytecode up to version 98, and since. */
const functionHeaderBytes = [16, 12];
/** A string that does not fit into the four bytes of the small table says this for its length. */
const overflowLength = 0xff;
const separator = '\n';

/** How many records each table has, in the order of the header. */
interface Counts {
  readonly functions: number;
  readonly kinds: number;
  readonly identifiers: number;
  readonly strings: number;
  readonly overflow: number;
  readonly storageBytes: number;
}

/**
 * The strings of a JavaScript bundle that was compiled to Hermes bytecode, one a line; undefined for anything else,
 * damaged bytecode included. They lie in one run of bytes without anything in between and share parts with one
 * another, so that no pattern can find where one begins.
 * BytecodeFileFormat.h of https://github.com/facebook/hermes, versions 84 to 99 tried.
 */
export function hermesStrings(content: Buffer): string | undefined {
  if (content.length < headerBytes || content.readBigUInt64LE(0) !== magic) return undefined;
  const counts = {
    functions: content.readUInt32LE(40),
    kinds: content.readUInt32LE(44),
    identifiers: content.readUInt32LE(48),
    strings: content.readUInt32LE(52),
    overflow: content.readUInt32LE(56),
    storageBytes: content.readUInt32LE(60),
  };
  return functionHeaderBytes
    .map((bytes) => headerBytes + counts.functions * bytes)
    .filter((kindsAt) => isStringTable(content, counts, kindsAt))
    .map((kindsAt) => stringsFrom(content, counts, kindsAt))
    .at(0);
}

/** The kinds of strings are counted in runs; only where the table really is do they add up to all strings. */
function isStringTable(content: Buffer, counts: Counts, kindsAt: number): boolean {
  const { kinds, strings } = counts;
  if (storageEnd(counts, kindsAt) > content.length) return false;
  let counted = 0;
  for (let index = 0; index < kinds; index += 1)
    counted += content.readUInt32LE(kindsAt + 4 * index) & 0x7fffffff;
  return counted === strings;
}

function storageEnd(
  { kinds, identifiers, strings, overflow, storageBytes }: Counts,
  kindsAt: number,
): number {
  return kindsAt + 4 * (kinds + identifiers + strings) + 8 * overflow + storageBytes;
}

function stringsFrom(content: Buffer, counts: Counts, kindsAt: number): string {
  const { kinds, identifiers, strings, overflow, storageBytes } = counts;
  const smallAt = kindsAt + 4 * (kinds + identifiers);
  const overflowAt = smallAt + 4 * strings;
  const storageAt = overflowAt + 8 * overflow;
  const storage = content.subarray(storageAt, storageAt + storageBytes);
  const texts: string[] = [];
  for (let index = 0; index < strings; index += 1) {
    const small = content.readUInt32LE(smallAt + 4 * index);
    const place = { offset: (small >>> 1) & 0x7fffff, length: small >>> 24 };
    const large = place.length === overflowLength ? overflowAt + 8 * place.offset : undefined;
    if (large !== undefined && large + 8 > storageAt) continue;
    const { offset, length } =
      large === undefined
        ? place
        : { offset: content.readUInt32LE(large), length: content.readUInt32LE(large + 4) };
    const isUtf16 = (small & 1) === 1;
    texts.push(
      isUtf16
        ? storage.toString('utf16le', offset, offset + 2 * length)
        : storage.toString('latin1', offset, offset + length),
    );
  }
  return texts.join(separator);
}
