import { corrupt, type Place, parseOrCorrupt } from '../corrupt.ts';

/**
 * A BOM store: the container of Assets.car. Everything in it is big-endian; blocks are found by number,
 * the ones with a name through the table of variables.
 */
export interface BomStore {
  readonly sizeBytes: number;
  readonly names: readonly string[];
  /** Content of a named block; undefined when there is none of that name. */
  readonly named: (name: string) => Buffer | undefined;
  /** Entries of a named tree in the order of its leaves; undefined when there is none of that name. */
  readonly tree: (name: string) => readonly BomEntry[] | undefined;
}

export interface BomEntry {
  readonly key: Buffer;
  readonly value: Buffer;
}

interface Reader {
  readonly bytes: Buffer;
  readonly place: Place;
  readonly block: (index: number) => Buffer;
}

const magic = 'BOMStore';
const treeMagic = 'tree';
const pageHeader = 12;

export function isBomStore(bytes: Buffer): boolean {
  return bytes.length >= 32 && bytes.toString('latin1', 0, 8) === magic;
}

/** Reads the tables; blocks and trees are read when they are asked for. ARTIFACT_CORRUPT otherwise. */
export function readBomStore(bytes: Buffer, place: Place): BomStore {
  if (!isBomStore(bytes)) throw corrupt('The asset catalog does not start with BOMStore.', place);
  return parseOrCorrupt('The table of a BOM store', place, () => {
    const index = section(bytes, 16);
    const blockCount = index.readUInt32BE(0);
    // The count decides how far an index may reach, so it must fit into the bytes that are there.
    if (blockCount > (index.length - 4) / 8) throw corrupt('The BOM store announces too many blocks.', place);
    const block = (number: number): Buffer => {
      if (number >= blockCount) throw new RangeError('there is no such block');
      return section(index, 4 + number * 8, bytes);
    };
    const variables = readVariables(section(bytes, 24));
    const reader: Reader = { bytes, place, block };
    return {
      sizeBytes: bytes.length,
      names: [...variables.keys()],
      named: (name) => blockNamed(reader, variables, name),
      tree: (name) => treeNamed(reader, variables, name),
    };
  });
}

/** The bytes that an offset and a length at `at` point to; RangeError when they are not all there. */
function section(table: Buffer, at: number, bytes: Buffer = table): Buffer {
  const start = table.readUInt32BE(at);
  const end = start + table.readUInt32BE(at + 4);
  if (end > bytes.length) throw new RangeError('a block leaves the file');
  return bytes.subarray(start, end);
}

function readVariables(table: Buffer): ReadonlyMap<string, number> {
  const variables = new Map<string, number>();
  const count = table.readUInt32BE(0);
  for (let index = 0, at = 4; index < count; index += 1) {
    const nameLength = table.readUInt8(at + 4);
    if (at + 5 + nameLength > table.length) throw new RangeError('a name leaves its table');
    variables.set(table.toString('latin1', at + 5, at + 5 + nameLength), table.readUInt32BE(at));
    at += 5 + nameLength;
  }
  return variables;
}

function blockNamed(
  reader: Reader,
  variables: ReadonlyMap<string, number>,
  name: string,
): Buffer | undefined {
  const number = variables.get(name);
  if (number === undefined) return undefined;
  return parseOrCorrupt(`The block ${name}`, reader.place, () => reader.block(number));
}

function treeNamed(
  reader: Reader,
  variables: ReadonlyMap<string, number>,
  name: string,
): readonly BomEntry[] | undefined {
  const head = blockNamed(reader, variables, name);
  if (head === undefined) return undefined;
  return parseOrCorrupt(`The tree ${name}`, reader.place, () => {
    if (head.toString('latin1', 0, 4) !== treeMagic) throw corrupt(`${name} is not a tree.`, reader.place);
    return readLeaves(reader, head.readUInt32BE(8));
  });
}

/** Goes down the left edge to the first leaf, then along the leaves: each names the one that follows. */
function readLeaves(reader: Reader, root: number): readonly BomEntry[] {
  const entries: BomEntry[] = [];
  const seen = new Set<number>();
  let next = root;
  do {
    // A page that leads back to an earlier one would be read for ever.
    if (seen.has(next)) throw corrupt('The pages of a tree form a circle.', reader.place);
    seen.add(next);
    next = readPage(reader, next, entries);
  } while (next !== 0);
  return entries;
}

/** Appends a leaf's entries, and answers with the page to read next; 0 after the last. */
function readPage({ block, place }: Reader, number: number, entries: BomEntry[]): number {
  const page = block(number);
  const isLeaf = page.readUInt16BE(0) !== 0;
  const count = page.readUInt16BE(2);
  if (!isLeaf) {
    if (count === 0) throw corrupt('An inner page of a tree is empty.', place);
    return page.readUInt32BE(pageHeader);
  }
  for (let index = 0; index < count; index += 1) {
    const at = pageHeader + index * 8;
    entries.push({ value: block(page.readUInt32BE(at)), key: block(page.readUInt32BE(at + 4)) });
  }
  return page.readUInt32BE(4);
}
