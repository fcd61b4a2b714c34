import { corrupt } from '../corrupt.ts';
import { architectureName } from './cpu.ts';
import { type RandomAccess, requireWithin } from './random-access.ts';

export interface MachHeader {
  readonly architecture: string;
  readonly is64Bit: boolean;
  readonly fileType: string;
  readonly flags: number;
  readonly commands: readonly RawCommand[];
}

/** One load command: its number, and all of its bytes. */
export interface RawCommand {
  readonly command: number;
  readonly bytes: Buffer;
}

/** mach-o/loader.h. */
const fileTypes: Readonly<Record<number, string>> = {
  1: 'object',
  2: 'execute',
  4: 'core',
  6: 'dylib',
  7: 'dylinker',
  8: 'bundle',
  9: 'dylib-stub',
  10: 'dsym',
  11: 'kext',
};

/** More than any linker writes; a hostile header may claim four gigabytes. */
const mostCommandBytes = 16 * 1024 * 1024;

/** Reads the header and cuts the load commands of one slice. ARTIFACT_CORRUPT when they lie about their sizes. */
export async function readHeader(slice: RandomAccess): Promise<MachHeader> {
  const head = await slice.read(0, Math.min(32, slice.sizeBytes));
  const magic = head.length < 28 ? 0 : head.readUInt32LE(0);
  if (magic !== 0xfeedface && magic !== 0xfeedfacf) {
    throw corrupt('No little-endian Mach-O header is where a slice should start.', slice.place);
  }
  const is64Bit = magic === 0xfeedfacf;
  const headerBytes = is64Bit ? 32 : 28;
  const commandBytes = head.readUInt32LE(20);
  requireWithin(slice, headerBytes, commandBytes);
  if (commandBytes > mostCommandBytes) throw corrupt('The load commands exceed 16 MiB.', slice.place);
  const bytes = await slice.read(headerBytes, commandBytes);
  const fileType = head.readUInt32LE(12);
  return {
    architecture: architectureName(head.readUInt32LE(4), head.readUInt32LE(8)),
    is64Bit,
    fileType: fileTypes[fileType] ?? `type-${fileType}`,
    flags: head.readUInt32LE(24),
    commands: cutCommands(bytes, head.readUInt32LE(16), slice),
  };
}

function cutCommands(bytes: Buffer, count: number, { place }: RandomAccess): readonly RawCommand[] {
  const commands: RawCommand[] = [];
  let at = 0;
  for (let index = 0; index < count; index += 1) {
    const size = at + 8 <= bytes.length ? bytes.readUInt32LE(at + 4) : 0;
    if (size < 8 || at + size > bytes.length) {
      throw corrupt(`Load command ${index} of ${count} is cut off.`, place);
    }
    // The high bit only says that the dynamic linker must understand the command.
    commands.push({ command: bytes.readUInt32LE(at), bytes: bytes.subarray(at, at + size) });
    at += size;
  }
  return commands;
}
