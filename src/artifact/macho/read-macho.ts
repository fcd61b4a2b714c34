import { parseOrCorrupt } from '../corrupt.ts';
import { readHeader } from './header.ts';
import { interpretCommands, type LoadCommands, type Section } from './load-commands.ts';
import type { RandomAccess } from './random-access.ts';
import { listSlices } from './slices.ts';
import { readSection, readSymbols, type Symbols } from './symbols.ts';

/** A Mach-O file: an executable, a library, a debug symbol file. */
export interface MachO {
  readonly isFat: boolean;
  readonly slices: readonly MachOSlice[];
}

/** What one architecture's part says of itself; nothing in it is verified yet. */
export interface MachOSlice extends LoadCommands {
  readonly architecture: string;
  /** Where the slice starts in the file; 0 of a thin file. */
  readonly offset: number;
  readonly sizeBytes: number;
  /** `execute`, `dylib`, `bundle`, `dsym`, … */
  readonly fileType: string;
  readonly is64Bit: boolean;
  /** Address space layout randomisation: MH_PIE. */
  readonly isPositionIndependent: boolean;
  readonly hasBitcode: boolean;
  readonly symbols: Symbols;
}

const positionIndependent = 0x200000;

/** Reads every slice of a Mach-O file. ARTIFACT_CORRUPT when it is none, or when it contradicts itself. */
export async function readMachO(file: RandomAccess): Promise<MachO> {
  const { isFat, slices } = await listSlices(file);
  const read: MachOSlice[] = [];
  for (const { offset, bytes } of slices) {
    const header = await readHeader(bytes);
    const commands = parseOrCorrupt('A load command', bytes.place, () => interpretCommands(header.commands));
    read.push({
      ...commands,
      architecture: header.architecture,
      offset,
      sizeBytes: bytes.sizeBytes,
      fileType: header.fileType,
      is64Bit: header.is64Bit,
      isPositionIndependent: (header.flags & positionIndependent) !== 0,
      hasBitcode: commands.segments.some(
        ({ name, sections }) => name === '__LLVM' || sections.some(isBitcode),
      ),
      symbols: await readSymbols(bytes, commands, header.is64Bit),
    });
  }
  return { isFat, slices: read };
}

function isBitcode({ segment }: Section): boolean {
  return segment === '__LLVM';
}

/** Names of the Objective-C methods a slice defines or calls, each between two NULs. */
export async function readMethodNames(slice: RandomAccess, commands: LoadCommands): Promise<Buffer> {
  return readSection(slice, textSection(commands, '__objc_methname'));
}

/** The Info.plist inside of a binary that lies in no bundle; undefined when there is none. */
export async function readEmbeddedInfo(
  slice: RandomAccess,
  commands: LoadCommands,
): Promise<Buffer | undefined> {
  const section = textSection(commands, '__info_plist');
  return section === undefined ? undefined : readSection(slice, section);
}

function textSection({ segments }: LoadCommands, wanted: string): Section | undefined {
  const sections = segments.flatMap((segment) => segment.sections);
  return sections.find(({ name, segment }) => segment === '__TEXT' && name === wanted);
}
