/** A section of a JAR manifest or signature file, with its place, because its bytes are digested. */
export interface ManifestSection {
  readonly start: number;
  /** After the empty line that ends it. */
  readonly end: number;
  /** Value of the first attribute when that is `Name`; undefined in the main section. */
  readonly name: string | undefined;
  /** Attributes by lower-case name; of several of one name the first counts. */
  readonly attributes: ReadonlyMap<string, string>;
}

const lineFeed = 0x0a;
const carriageReturn = 0x0d;
const space = 0x20;

/**
 * Splits META-INF/MANIFEST.MF or a signature file into its sections, the main one first, as leniently as
 * Android: odd spaces in names and values are kept, because obfuscators write them.
 * https://docs.oracle.com/en/java/javase/17/docs/specs/jar/jar.html#jar-manifest
 */
export function manifestSections(bytes: Buffer): readonly ManifestSection[] {
  const sections: ManifestSection[] = [];
  for (let at = 0; at < bytes.length; ) {
    const { section, end } = readSection(bytes, at);
    if (section !== undefined) sections.push(section);
    at = end;
  }
  return sections;
}

function readSection(bytes: Buffer, from: number): { section: ManifestSection | undefined; end: number } {
  let start = from;
  let at = from;
  const lines: { start: number; end: number; continues: boolean }[] = [];
  while (at < bytes.length) {
    const { end, next } = lineAt(bytes, at);
    if (end === at) {
      if (lines.length > 0) return { section: sectionOf(bytes, lines, { start, end: next }), end: next };
      // Empty lines before a section do not belong to it.
      start = next;
    } else {
      lines.push({ start: at, end, continues: bytes[at] === space && lines.length > 0 });
    }
    at = next;
  }
  return { section: lines.length > 0 ? sectionOf(bytes, lines, { start, end: at }) : undefined, end: at };
}

/** End of the line without its delimiter, and start of the next one; CR, LF and CRLF delimit. */
function lineAt(bytes: Buffer, at: number): { end: number; next: number } {
  const feed = bytes.indexOf(lineFeed, at);
  const limit = feed === -1 ? bytes.length : feed;
  const carriage = bytes.subarray(at, limit).indexOf(carriageReturn);
  if (carriage === -1) return { end: limit, next: Math.min(bytes.length, limit + 1) };
  const end = at + carriage;
  return { end, next: end + (bytes[end + 1] === lineFeed ? 2 : 1) };
}

type Line = { readonly start: number; readonly end: number; readonly continues: boolean };

function sectionOf(
  bytes: Buffer,
  lines: readonly Line[],
  place: { readonly start: number; readonly end: number },
): ManifestSection {
  const attributes = new Map<string, string>();
  let name: string | undefined;
  let index = 0;
  while (index < lines.length) {
    const first = index;
    for (index += 1; lines[index]?.continues === true; ) index += 1;
    const text = unfold(bytes, lines.slice(first, index));
    const colon = text.indexOf(': ');
    const key = (colon === -1 ? text : text.slice(0, colon)).toLowerCase();
    const value = colon === -1 ? '' : text.slice(colon + 2);
    if (first === 0 && key === 'name') name = value;
    if (!attributes.has(key)) attributes.set(key, value);
  }
  return { ...place, name, attributes };
}

/** Continuation lines begin with one space that is not part of the value; a character can be split by them. */
function unfold(bytes: Buffer, lines: readonly Line[]): string {
  const [only] = lines;
  if (only !== undefined && lines.length === 1) return bytes.toString('utf8', only.start, only.end);
  return Buffer.concat(
    lines.map(({ start, end }, index) => bytes.subarray(index === 0 ? start : start + 1, end)),
  ).toString('utf8');
}
