import type { RawCommand } from './header.ts';

/** What the load commands of one slice say. Offsets count from the start of the slice. */
export interface LoadCommands {
  readonly uuid?: string;
  /** Platform, deployment target and SDK: LC_BUILD_VERSION, or the older LC_VERSION_MIN_*. */
  readonly build?: BuildVersion;
  /** File offset of the entry point: LC_MAIN. */
  readonly entryOffset?: number;
  readonly encryption?: Encryption;
  readonly dylibs: readonly Dylib[];
  /** The name a library gives itself: LC_ID_DYLIB. */
  readonly installName?: string;
  readonly rpaths: readonly string[];
  readonly segments: readonly Segment[];
  readonly symbolTable?: SymbolTable;
  readonly signature?: Range;
}

export interface BuildVersion {
  readonly platform: string;
  readonly minimumOs: string;
  /** `0.0` when the linker was told none. */
  readonly sdk: string;
}

export interface Encryption extends Range {
  /** 0 in everything that Apple's store has not encrypted yet. */
  readonly cryptId: number;
}

export interface Dylib {
  readonly name: string;
  readonly kind: 'load' | 'weak' | 'reexport' | 'lazy' | 'upward';
  readonly currentVersion: string;
  readonly compatibilityVersion: string;
}

export interface Segment extends Range {
  readonly name: string;
  /** Where it lies in memory, before the system moves it. */
  readonly address: number;
  readonly sections: readonly Section[];
}

export interface Section extends Range {
  readonly segment: string;
  readonly name: string;
  /** Whether the section has no bytes in the file. */
  readonly isZeroFill: boolean;
}

export interface Range {
  readonly offset: number;
  readonly sizeBytes: number;
}

export interface SymbolTable {
  readonly offset: number;
  readonly count: number;
  readonly stringsOffset: number;
  readonly stringsBytes: number;
}

const platforms: Readonly<Record<number, string>> = {
  1: 'macos',
  2: 'ios',
  3: 'tvos',
  4: 'watchos',
  5: 'bridgeos',
  6: 'mac-catalyst',
  7: 'ios-simulator',
  8: 'tvos-simulator',
  9: 'watchos-simulator',
  10: 'driverkit',
  11: 'visionos',
  12: 'visionos-simulator',
};

const versionMinPlatforms: Readonly<Record<number, string>> = {
  36: 'macos',
  37: 'ios',
  47: 'tvos',
  48: 'watchos',
};

const dylibKinds: Readonly<Record<number, Dylib['kind']>> = {
  12: 'load',
  2147483672: 'weak',
  2147483679: 'reexport',
  32: 'lazy',
  2147483683: 'upward',
};

type Mutable<T> = { -readonly [Key in keyof T]: T[Key] };

interface Found extends Mutable<Omit<LoadCommands, 'dylibs' | 'rpaths' | 'segments'>> {
  readonly dylibs: Dylib[];
  readonly rpaths: string[];
  readonly segments: Segment[];
}

/** Interprets load commands; mach-o/loader.h. RangeError when one is shorter than its kind. */
export function interpretCommands(commands: readonly RawCommand[]): LoadCommands {
  const found: Found = { dylibs: [], rpaths: [], segments: [] };
  for (const raw of commands) interpret(raw, found);
  return found;
}

function interpret({ command, bytes }: RawCommand, found: Found): void {
  const kind = dylibKinds[command];
  if (kind !== undefined) found.dylibs.push(dylib(bytes, kind));
  const platform = versionMinPlatforms[command];
  if (platform !== undefined) {
    const versions = { minimumOs: version(bytes.readUInt32LE(8)), sdk: version(bytes.readUInt32LE(12)) };
    found.build = { platform, ...versions };
  }
  switch (command) {
    case 0x01:
    case 0x19:
      found.segments.push(segment(bytes, command === 0x19));
      break;
    case 0x02:
      found.symbolTable = {
        offset: bytes.readUInt32LE(8),
        count: bytes.readUInt32LE(12),
        stringsOffset: bytes.readUInt32LE(16),
        stringsBytes: bytes.readUInt32LE(20),
      };
      break;
    case 0x0d:
      found.installName = textAt(bytes, bytes.readUInt32LE(8));
      break;
    case 0x1b:
      found.uuid = uuid(bytes);
      break;
    case 0x1d:
      found.signature = { offset: bytes.readUInt32LE(8), sizeBytes: bytes.readUInt32LE(12) };
      break;
    case 0x21:
    case 0x2c:
      found.encryption = {
        offset: bytes.readUInt32LE(8),
        sizeBytes: bytes.readUInt32LE(12),
        cryptId: bytes.readUInt32LE(16),
      };
      break;
    case 0x32:
      found.build = build(bytes);
      break;
    case 0x8000001c:
      found.rpaths.push(textAt(bytes, bytes.readUInt32LE(8)));
      break;
    case 0x80000028:
      found.entryOffset = Number(bytes.readBigUInt64LE(8));
      break;
    default:
      break;
  }
}

function build(bytes: Buffer): BuildVersion {
  const number = bytes.readUInt32LE(8);
  return {
    platform: platforms[number] ?? `platform-${number}`,
    minimumOs: version(bytes.readUInt32LE(12)),
    sdk: version(bytes.readUInt32LE(16)),
  };
}

function dylib(bytes: Buffer, kind: Dylib['kind']): Dylib {
  return {
    name: textAt(bytes, bytes.readUInt32LE(8)),
    kind,
    currentVersion: fullVersion(bytes.readUInt32LE(16)),
    compatibilityVersion: fullVersion(bytes.readUInt32LE(20)),
  };
}

function segment(bytes: Buffer, is64Bit: boolean): Segment {
  const name = fixedText(bytes, 8);
  const sectionBytes = is64Bit ? 80 : 68;
  const count = bytes.readUInt32LE(is64Bit ? 64 : 48);
  const start = is64Bit ? 72 : 56;
  if (start + count * sectionBytes > bytes.length)
    throw new RangeError('a segment with more sections than bytes');
  const sections = Array.from({ length: count }, (_, index) =>
    section(bytes.subarray(start + index * sectionBytes), is64Bit),
  );
  if (!is64Bit) {
    const [address, offset] = [bytes.readUInt32LE(24), bytes.readUInt32LE(32)];
    return { name, address, offset, sizeBytes: bytes.readUInt32LE(36), sections };
  }
  const address = Number(bytes.readBigUInt64LE(24));
  const [offset, sizeBytes] = [Number(bytes.readBigUInt64LE(40)), Number(bytes.readBigUInt64LE(48))];
  return { name, address, offset, sizeBytes, sections };
}

function section(bytes: Buffer, is64Bit: boolean): Section {
  const type = bytes.readUInt32LE(is64Bit ? 64 : 56) & 0xff;
  return {
    name: fixedText(bytes, 0),
    segment: fixedText(bytes, 16),
    sizeBytes: is64Bit ? Number(bytes.readBigUInt64LE(40)) : bytes.readUInt32LE(36),
    offset: bytes.readUInt32LE(is64Bit ? 48 : 40),
    // S_ZEROFILL, S_GB_ZEROFILL and S_THREAD_LOCAL_ZEROFILL.
    isZeroFill: type === 1 || type === 12 || type === 18,
  };
}

/** Sixteen bits and twice eight, the last left out when it is zero: `15.0`, `17.0.1`. */
function version(packed: number): string {
  const short = `${packed >>> 16}.${(packed >>> 8) & 0xff}`;
  return (packed & 0xff) === 0 ? short : `${short}.${packed & 0xff}`;
}

function fullVersion(packed: number): string {
  return `${packed >>> 16}.${(packed >>> 8) & 0xff}.${packed & 0xff}`;
}

/** `01234567-89AB-CDEF-0123-456789ABCDEF`, as dwarfdump and Apple's crash reports write it. */
function uuid(bytes: Buffer): string {
  if (bytes.length < 24) throw new RangeError('a UUID that is cut off');
  const hex = bytes.toString('hex', 8, 24).toUpperCase();
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}

function textAt(bytes: Buffer, offset: number): string {
  if (offset > bytes.length) throw new RangeError('a text outside of its load command');
  const end = bytes.indexOf(0, offset);
  return bytes.toString('utf8', offset, end < 0 ? bytes.length : end);
}

/** Sixteen bytes, padded with zeros. */
function fixedText(bytes: Buffer, offset: number): string {
  if (offset + 16 > bytes.length) throw new RangeError('a name that is cut off');
  const end = bytes.subarray(offset, offset + 16).indexOf(0);
  return bytes.toString('utf8', offset, end < 0 ? offset + 16 : offset + end);
}
