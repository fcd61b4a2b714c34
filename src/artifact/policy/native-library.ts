/** What a native library of an APK or AAB says about the pages it can be loaded in. */
export interface NativeLibrary {
  /** Entry, such as `lib/arm64-v8a/libfoo.so`. */
  readonly name: string;
  /** Least alignment of its LOAD segments in bytes; undefined when its headers could not be read. */
  readonly loadAlignmentBytes: number | undefined;
  /** Offset of its content in the file where it lies there as it is; undefined when it is compressed. */
  readonly storedAt: number | undefined;
}

/** Devices with pages of 16 KiB have 64 bits, so libraries of other architectures do not matter. */
const name64 = /(?:^|\/)lib\/(?:arm64-v8a|x86_64)\/[^/]+\.so$/;

export function isLibraryFor64Bit(entry: string): boolean {
  return name64.test(entry);
}

/** As many bytes as the headers of any real library take: 64, and 56 for each of up to 70 segments. */
export const elfHeadBytes = 4096;

const load = 1;
const elf64 = 2;
const littleEndian = 1;

/**
 * Least p_align of the LOAD segments of a 64-bit ELF file, from its first bytes; undefined when these are
 * no such file, or when its program headers lie further on. System V ABI, "Program Header".
 */
export function loadAlignment(head: Buffer): number | undefined {
  if (head.length < 64 || head.toString('latin1', 0, 4) !== '\x7fELF') return undefined;
  if (head.readUInt8(4) !== elf64 || head.readUInt8(5) !== littleEndian) return undefined;
  const offset = head.readBigUInt64LE(32);
  const entryBytes = head.readUInt16LE(54);
  const count = head.readUInt16LE(56);
  if (entryBytes < 56 || offset + BigInt(entryBytes * count) > BigInt(head.length)) return undefined;
  let least: bigint | undefined;
  for (let index = 0; index < count; index += 1) {
    const at = Number(offset) + index * entryBytes;
    if (head.readUInt32LE(at) !== load) continue;
    const alignment = head.readBigUInt64LE(at + 48);
    if (least === undefined || alignment < least) least = alignment;
  }
  return least === undefined ? undefined : Number(least);
}

/** Why a device with such pages cannot load a library; undefined when it can, `unknown` when that is not known. */
export function pageSizeProblem(
  { loadAlignmentBytes, storedAt }: NativeLibrary,
  pageBytes: number,
): string | undefined {
  if (loadAlignmentBytes === undefined) return 'unknown';
  if (loadAlignmentBytes % pageBytes !== 0) return `LOAD segments aligned to ${loadAlignmentBytes} bytes`;
  if (storedAt !== undefined && storedAt % pageBytes !== 0) return 'stored without alignment in the zip file';
  return undefined;
}
