import type { Chunk } from './chunks.ts';
import { type ResourceConfig, readResourceConfig } from './resource-config.ts';
import { type BagItem, type ResourceValue, resourceValue } from './resource-value.ts';
import type { StringPool } from './string-pool.ts';

/** The entries of one type for one configuration: ResTable_type of ResourceTypes.h. */
export interface TypeChunk {
  readonly typeId: number;
  readonly config: ResourceConfig;
  readonly bytes: Buffer;
  readonly layout: 'dense' | 'short' | 'sparse';
  readonly count: number;
  readonly offsetsAt: number;
  readonly entriesAt: number;
}

/** Where an entry is: its number within the type, and its offset in the chunk. */
export interface EntryPlace {
  readonly index: number;
  readonly at: number;
}

export interface Entry {
  /** Index into the package's names of keys. */
  readonly key: number;
  readonly value: ResourceValue;
}

export interface ValueContext {
  readonly strings: StringPool;
  readonly isString: boolean;
  /** Turns what reading outside of the bytes throws into a refusal; for what is read later. */
  readonly checked: <T>(read: () => T) => T;
}

const sparseFlag = 1;
const shortFlag = 2;
const noEntry = 0xffffffff;
const noShortEntry = 0xffff;
const complexFlag = 1;
const compactFlag = 8;
const smallestEntry = 8;
const bagItemSize = 12;

/** Reads the header of a chunk of entries; the entries are read when they are asked for. */
export function readTypeChunk({ bytes, headerSize }: Chunk): TypeChunk {
  const flags = bytes.readUInt8(9);
  const layout = flags & sparseFlag ? 'sparse' : flags & shortFlag ? 'short' : 'dense';
  const count = bytes.readUInt32LE(12);
  if (headerSize + count * (layout === 'short' ? 2 : 4) > bytes.length)
    throw new RangeError('the offsets of the entries leave their chunk');
  return {
    typeId: bytes.readUInt8(8),
    config: readResourceConfig(bytes, 20),
    bytes,
    layout,
    count,
    offsetsAt: headerSize,
    entriesAt: bytes.readUInt32LE(16),
  };
}

/** The entries that are there, in order; most chunks have few of the type's entries. */
export function* entryPlaces(chunk: TypeChunk): Generator<EntryPlace> {
  for (let slot = 0; slot < chunk.count; slot += 1) {
    const place = slotAt(chunk, slot);
    if (place !== undefined) yield place;
  }
}

/** Where the entry of that number is; undefined when this configuration has none. */
export function findEntry(chunk: TypeChunk, index: number): EntryPlace | undefined {
  if (chunk.layout !== 'sparse') return index < chunk.count ? slotAt(chunk, index) : undefined;
  // Sorted by number, as the platform wants it for its own search.
  let low = 0;
  for (let high = chunk.count; low < high; ) {
    const middle = (low + high) >>> 1;
    if (chunk.bytes.readUInt16LE(chunk.offsetsAt + middle * 4) < index) low = middle + 1;
    else high = middle;
  }
  const found = low < chunk.count ? slotAt(chunk, low) : undefined;
  return found?.index === index ? found : undefined;
}

/** Short offsets, and those of sparse chunks, count in four bytes. */
function slotAt({ bytes, layout, offsetsAt, entriesAt }: TypeChunk, slot: number): EntryPlace | undefined {
  if (layout === 'sparse') {
    const at = offsetsAt + slot * 4;
    return { index: bytes.readUInt16LE(at), at: entriesAt + bytes.readUInt16LE(at + 2) * 4 };
  }
  if (layout === 'short') {
    const offset = bytes.readUInt16LE(offsetsAt + slot * 2);
    return offset === noShortEntry ? undefined : { index: slot, at: entriesAt + offset * 4 };
  }
  const offset = bytes.readUInt32LE(offsetsAt + slot * 4);
  return offset === noEntry ? undefined : { index: slot, at: entriesAt + offset };
}

/** Reads ResTable_entry, ResTable_map_entry or the compact form of Android 14. */
export function readEntry({ bytes }: TypeChunk, at: number, context: ValueContext): Entry {
  const size = bytes.readUInt16LE(at);
  const flags = bytes.readUInt16LE(at + 2);
  if (flags & compactFlag) {
    const value = { type: flags >>> 8, data: bytes.readUInt32LE(at + 4), ...context };
    return { key: size, value: resourceValue(value) };
  }
  if (size < smallestEntry) throw new RangeError('an entry is too short');
  const key = bytes.readUInt32LE(at + 4);
  if ((flags & complexFlag) === 0) return { key, value: readValue(bytes, at + size, context) };
  const count = bytes.readUInt32LE(at + 12);
  const first = at + size;
  if (first + count * bagItemSize > bytes.length) throw new RangeError('a bag leaves its chunk');
  const items = (): readonly BagItem[] =>
    context.checked(() =>
      Array.from({ length: count }, (_, index) => readItem(bytes, first + index * bagItemSize, context)),
    );
  // Items are read late: many entries may point at the same long bag.
  return { key, value: { kind: 'bag', parent: bytes.readUInt32LE(at + 8), items } };
}

function readItem(bytes: Buffer, at: number, context: ValueContext): BagItem {
  return { key: bytes.readUInt32LE(at), value: readValue(bytes, at + 4, context) };
}

function readValue(bytes: Buffer, at: number, context: ValueContext): ResourceValue {
  return resourceValue({ type: bytes.readUInt8(at + 3), data: bytes.readUInt32LE(at + 4), ...context });
}
