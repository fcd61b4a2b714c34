import type { LoadCommands, Section } from './load-commands.ts';
import type { RandomAccess } from './random-access.ts';
import { readSection } from './symbols.ts';

/** What names can be read from: the slice, and where its segments lie in memory. */
interface Image {
  readonly slice: RandomAccess;
  readonly segments: LoadCommands['segments'];
}

const pointerBytes = 8;
/** More than the largest apps have. */
const mostClasses = 100_000;
/** Swift's names hold those of all types around them. */
const longestName = 1024;
/** Of class_t: isa, superclass, cache and vtable come before. */
const dataAt = 32;
/** Of class_ro_t: three numbers, a reserved one and the layout of instance variables come before. */
const nameAt = 24;

/**
 * Names of the Objective-C classes that a 64-bit slice defines, followed from `__objc_classlist`: the section that
 * holds their texts may be merged with other texts, and symbols may be stripped. A class that leads nowhere is left out.
 * objc-runtime-new.h of https://github.com/apple-oss-distributions/objc4
 */
export async function readClassNames(
  slice: RandomAccess,
  { segments }: Pick<LoadCommands, 'segments'>,
): Promise<readonly string[]> {
  const image = { slice, segments };
  const list = await readSection(slice, sectionOf(segments, '__objc_classlist'));
  const names: string[] = [];
  const count = Math.min(mostClasses, Math.floor(list.length / pointerBytes));
  for (let index = 0; index < count; index += 1) {
    const name = await classNameAt(image, list.readBigUInt64LE(index * pointerBytes));
    if (name !== undefined) names.push(name);
  }
  return names;
}

function sectionOf(segments: LoadCommands['segments'], wanted: string): Section | undefined {
  return segments.flatMap(({ sections }) => sections).find(({ name }) => name === wanted);
}

async function classNameAt(image: Image, classPointer: bigint): Promise<string | undefined> {
  const data = await pointerAt(image, classPointer, dataAt);
  // The lowest bits of this pointer are flags: Swift classes have them.
  const name = data === undefined ? undefined : await pointerAt(image, data & ~7n, nameAt);
  return name === undefined ? undefined : textAt(image, name);
}

async function pointerAt(image: Image, base: bigint, field: number): Promise<bigint | undefined> {
  const bytes = await bytesAt(image, base, { from: field, most: pointerBytes });
  return bytes?.length === pointerBytes ? bytes.readBigUInt64LE(0) : undefined;
}

async function textAt(image: Image, pointer: bigint): Promise<string | undefined> {
  const bytes = await bytesAt(image, pointer, { from: 0, most: longestName });
  const end = bytes?.indexOf(0) ?? -1;
  return end <= 0 ? undefined : bytes?.toString('latin1', 0, end);
}

async function bytesAt(
  { slice, segments }: Image,
  pointer: bigint,
  { from, most }: { readonly from: number; readonly most: number },
): Promise<Buffer | undefined> {
  const address = addressOf(pointer, segments) + from;
  const segment = segments.find((one) => address >= one.address && address < one.address + one.sizeBytes);
  if (segment === undefined) return undefined;
  const at = segment.offset + (address - segment.address);
  const end = Math.min(segment.offset + segment.sizeBytes, slice.sizeBytes);
  return at >= end ? undefined : slice.read(at, Math.min(most, end - at));
}

/**
 * Since iOS 15 a pointer in a file is a link of a chain: its lower 36 bits (32 of arm64e) are the target, either as an
 * address or counted from the start of the image. Before, it is the address itself. mach-o/fixup-chains.h
 */
function addressOf(pointer: bigint, segments: LoadCommands['segments']): number {
  const target = Number(pointer & 0xf_ffff_ffffn);
  const start = segments.find(({ name }) => name === '__TEXT')?.address ?? 0;
  return target >= start ? target : start + target;
}
