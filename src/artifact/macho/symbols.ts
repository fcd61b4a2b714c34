import type { LoadCommands, Section } from './load-commands.ts';
import { type RandomAccess, requireWithin } from './random-access.ts';

/** What the symbol table of one slice holds; counts are of entries. */
export interface Symbols {
  readonly total: number;
  /** Debugging entries (stabs), which point at object files. */
  readonly debug: number;
  /** Defined and invisible outside of the slice. */
  readonly local: number;
  /** Defined and visible. */
  readonly exported: number;
  readonly undefined: number;
  /** Nothing is left but what the dynamic linker needs. */
  readonly isStripped: boolean;
  /** Names the slice takes from other libraries, without their leading underscore. */
  readonly imports: readonly string[];
}

/** Beyond these no symbol table of a real app goes; what exceeds them is counted but not named. */
const limits = {
  tableBytes: 256 * 1024 * 1024,
  stringBytes: 64 * 1024 * 1024,
  imports: 200_000,
  name: 4096,
} as const;

/** The one local symbol that `strip` leaves behind on purpose, as a mark of itself. */
const stripMark = 'radr://5614542';

const none: Symbols = {
  total: 0,
  debug: 0,
  local: 0,
  exported: 0,
  undefined: 0,
  isStripped: true,
  imports: [],
};

/** Counts the symbols of a slice and names its imports; mach-o/nlist.h and mach-o/stab.h. */
export async function readSymbols(
  slice: RandomAccess,
  { symbolTable }: Pick<LoadCommands, 'symbolTable'>,
  is64Bit: boolean,
): Promise<Symbols> {
  if (symbolTable === undefined || symbolTable.count === 0) return none;
  const entryBytes = is64Bit ? 16 : 12;
  const tableBytes = symbolTable.count * entryBytes;
  requireWithin(slice, symbolTable.offset, tableBytes);
  requireWithin(slice, symbolTable.stringsOffset, symbolTable.stringsBytes);
  if (tableBytes > limits.tableBytes) return { ...none, total: symbolTable.count, isStripped: false };
  const table = await slice.read(symbolTable.offset, tableBytes);
  const strings = await slice.read(
    symbolTable.stringsOffset,
    Math.min(symbolTable.stringsBytes, limits.stringBytes),
  );
  return count(table, entryBytes, strings);
}

function count(table: Buffer, entryBytes: number, strings: Buffer): Symbols {
  const found = { debug: 0, local: 0, exported: 0, undefined: 0 };
  const imports: string[] = [];
  let marks = 0;
  for (let at = 0; at < table.length; at += entryBytes) {
    const kind = kindOf(table.readUInt8(at + 4));
    found[kind] += 1;
    const nameAt = table.readUInt32LE(at);
    if (kind === 'undefined' && imports.length < limits.imports) imports.push(nameOf(strings, nameAt));
    if (kind === 'local' && marks === 0 && rawName(strings, nameAt) === stripMark) marks = 1;
  }
  return {
    total: table.length / entryBytes,
    ...found,
    isStripped: found.debug === 0 && found.local === marks,
    imports,
  };
}

function kindOf(type: number): 'debug' | 'local' | 'exported' | 'undefined' {
  if ((type & 0xe0) !== 0) return 'debug';
  const isExternal = (type & 0x01) !== 0;
  if ((type & 0x0e) === 0 && isExternal) return 'undefined';
  return isExternal ? 'exported' : 'local';
}

function nameOf(strings: Buffer, offset: number): string {
  const name = rawName(strings, offset);
  return name.startsWith('_') ? name.slice(1) : name;
}

function rawName(strings: Buffer, offset: number): string {
  const window = strings.subarray(offset, offset + limits.name);
  const end = window.indexOf(0);
  return window.toString('latin1', 0, end < 0 ? window.length : end);
}

/** Content of a section that holds NUL-terminated strings, such as the names of Objective-C methods. */
export async function readSection(slice: RandomAccess, section: Section | undefined): Promise<Buffer> {
  if (section === undefined || section.isZeroFill) return Buffer.alloc(0);
  requireWithin(slice, section.offset, section.sizeBytes);
  return slice.read(section.offset, Math.min(section.sizeBytes, limits.stringBytes));
}
