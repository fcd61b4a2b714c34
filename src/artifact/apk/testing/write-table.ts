import { chunk, stringPool, u16, u32 } from './write-chunks.ts';

/** Entries of one type for one configuration. */
export interface TypeToWrite {
  readonly typeId: number;
  readonly layout?: 'dense' | 'short' | 'sparse';
  /** Fields of ResTable_config after its size, such as from `config`. */
  readonly config?: Buffer;
  /** Encoded entries by number, as from `plainEntry`, `compactEntry` or `bagEntry`. */
  readonly entries: Readonly<Record<number, Buffer>>;
}

export interface TableToWrite {
  readonly strings: readonly string[];
  readonly types: readonly string[];
  readonly keys: readonly string[];
  readonly chunks: readonly TypeToWrite[];
  /** Further chunks of the package, such as of overlays. */
  readonly others?: readonly Buffer[];
}

const none = 0xffffffff;

/** Writes a resources.arsc with one package, in the forms that this machine's aapt2 does not write. */
export function writeTable({ strings, types, keys, chunks, others = [] }: TableToWrite): Buffer {
  const name = Buffer.alloc(256);
  name.write('com.example', 'utf16le');
  const typePool = stringPool(types);
  const header = Buffer.concat([
    u32(0x7f),
    name,
    u32(288, types.length, 288 + typePool.length, keys.length, 0),
  ]);
  const body = [typePool, stringPool(keys), ...others, ...chunks.map(typeChunk)];
  const content = chunk(0x0200, header, Buffer.concat(body));
  return chunk(0x0002, u32(1), Buffer.concat([stringPool(strings), content]));
}

/** A ResTable_config of 64 bytes with some of its fields set, by offset. */
export function config(bytes: Readonly<Record<number, number>> = {}): Buffer {
  const buffer = Buffer.alloc(64);
  buffer.writeUInt32LE(64, 0);
  for (const [at, value] of Object.entries(bytes)) buffer.writeUInt8(value, Number(at));
  return buffer;
}

export interface ValueToWrite {
  readonly type: number;
  readonly data: number;
}

export function plainEntry(key: number, value: ValueToWrite): Buffer {
  return Buffer.concat([u16(8, 0), u32(key), typedValue(value)]);
}

/** The form of Android 14: the type of the value is in the upper half of the flags. */
export function compactEntry(key: number, { type, data }: ValueToWrite): Buffer {
  return Buffer.concat([u16(key, 8 | (type << 8)), u32(data)]);
}

export function bagEntry(key: number, parent: number, items: Readonly<Record<number, ValueToWrite>>): Buffer {
  const encoded = Object.entries(items).map(([id, value]) =>
    Buffer.concat([u32(Number(id)), typedValue(value)]),
  );
  return Buffer.concat([u16(16, 1), u32(key, parent, encoded.length), ...encoded]);
}

function typedValue({ type, data }: ValueToWrite): Buffer {
  return Buffer.concat([u16(8), Buffer.from([0, type]), u32(data)]);
}

function typeChunk({ typeId, layout = 'dense', config: own = config(), entries }: TypeToWrite): Buffer {
  const numbers = Object.keys(entries).map(Number);
  const offsets = new Map<number, number>();
  let at = 0;
  for (const number of numbers) {
    offsets.set(number, at);
    at += entries[number]?.length ?? 0;
  }
  const count = layout === 'sparse' ? numbers.length : Math.max(...numbers, -1) + 1;
  const slots = Array.from({ length: count }, (_, slot) => {
    if (layout === 'sparse') return u16(numbers[slot] ?? 0, (offsets.get(numbers[slot] ?? 0) ?? 0) / 4);
    const offset = offsets.get(slot);
    return layout === 'short' ? u16(offset === undefined ? 0xffff : offset / 4) : u32(offset ?? none);
  });
  const table = Buffer.concat(slots);
  const padding = Buffer.alloc((4 - (table.length % 4)) % 4);
  const flags = { dense: 0, sparse: 1, short: 2 }[layout];
  const headerSize = 20 + own.length;
  const header = Buffer.concat([
    Buffer.from([typeId, flags, 0, 0]),
    u32(count, headerSize + table.length + padding.length),
    own,
  ]);
  return chunk(
    0x0201,
    header,
    Buffer.concat([table, padding, ...numbers.map((number) => entries[number] ?? u32())]),
  );
}
