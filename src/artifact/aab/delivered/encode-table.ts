import type { ProtoItem } from '../proto-item.ts';
import type { ProtoValue } from '../proto-table.ts';
import { encodeConfig } from './encode-config.ts';
import { encodeStringPool, type PoolString } from './encode-string-pool.ts';

/** One value that a split holds, with everything that the table needs to say about it. */
export interface TableValue {
  readonly packageId: number;
  readonly packageName: string;
  readonly typeId: number;
  readonly typeName: string;
  readonly entryId: number;
  readonly entryName: string;
  readonly value: ProtoValue;
}

/** Index of a string or, for a styled one, its own. */
type IndexOf = (item: ProtoItem) => number;

const stringType = 0x03;
const noEntry = 0xffffffff;
const complexFlag = 1;
const typeHeader = 84;
const mostEntriesPerType = 0xffff;
/** Beyond this absent entries are left out: they weigh next to nothing, and a hostile table has millions of them. */
const mostAbsent = 0x4000;

/** Writes the resources.arsc that aapt2 makes of these values: close enough to weigh it. */
export function encodeTable(values: readonly TableValue[]): Buffer {
  const written = values.filter(({ value }) => value.value.kind === 'item' || value.value.isWritten);
  const { pool, indexOf } = globalStrings(written);
  const packages = [...groupBy(written, ({ packageId }) => packageId).values()].map((one) =>
    encodePackage(one, indexOf),
  );
  const header = Buffer.alloc(4);
  header.writeUInt32LE(packages.length, 0);
  return chunk(0x0002, header, [pool, ...packages]);
}

/** Styled strings first, then paths of files, then by configuration and text: the order of aapt2. */
function globalStrings(values: readonly TableValue[]): { readonly pool: Buffer; readonly indexOf: IndexOf } {
  const found = new Map<string, { readonly item: ProtoItem; readonly order: string }>();
  const tags = new Map<string, ProtoItem>();
  for (const { value } of values) {
    for (const item of itemsOf(value)) {
      if (item.type !== stringType) continue;
      for (const { tag } of item.spans ?? []) tags.set(tag, { type: stringType, data: 0, text: tag });
      const key = stringKey(item, value.configKey);
      const rank = item.spans !== undefined ? '0' : item.isFile === true ? '1' : '2';
      if (!found.has(key)) found.set(key, { item, order: `${rank}${value.configKey}\0${item.text ?? ''}` });
    }
  }
  for (const [tag, item] of tags) found.set(stringKey(item, ''), { item, order: `2\0${tag}` });
  const sorted = [...found].sort(([, a], [, b]) => (a.order < b.order ? -1 : 1));
  const indices = new Map(sorted.map(([key], index) => [key, index]));
  const indexOf: IndexOf = (item) => indices.get(stringKey(item, '')) ?? 0;
  const strings = sorted.map(([, { item }]): PoolString => {
    if (item.spans === undefined) return { text: item.text ?? '' };
    const spans = item.spans.map(({ tag, first, last }) => ({
      tag: indices.get(`\0${tag}`) ?? 0,
      first,
      last,
    }));
    return { text: item.text ?? '', spans };
  });
  return { pool: encodeStringPool(strings, 'utf8'), indexOf };
}

/** Equal strings share a place, styled ones do not. */
function stringKey(item: ProtoItem, _configKey: string): string {
  return item.spans === undefined
    ? `\0${item.text ?? ''}`
    : `${JSON.stringify(item.spans)}${item.text ?? ''}`;
}

function itemsOf({ value }: ProtoValue): readonly ProtoItem[] {
  return value.kind === 'item' ? [value.item] : value.items.map(({ item }) => item);
}

function encodePackage(values: readonly TableValue[], indexOf: IndexOf): Buffer {
  const [first] = values;
  const types = groupBy(values, ({ typeId }) => typeId);
  const lastType = [...types.keys()].reduce((most, id) => Math.min(Math.max(most, id), 0xff), 0);
  const typeNames = Array.from({ length: lastType }, (_, index) => ({
    text: types.get(index + 1)?.[0]?.typeName ?? `?${index + 1}`,
  }));
  const keys = [...new Set(values.map(({ entryName }) => entryName))].sort();
  const keyIndex = new Map(keys.map((key, index) => [key, index]));
  const typePool = encodeStringPool(typeNames, 'utf16');
  const header = Buffer.alloc(280);
  header.writeUInt32LE(first?.packageId ?? 0, 0);
  header.write((first?.packageName ?? '').slice(0, 127), 4, 'utf16le');
  header.writeUInt32LE(288, 260);
  header.writeUInt32LE(typeNames.length, 264);
  header.writeUInt32LE(288 + typePool.length, 268);
  header.writeUInt32LE(keys.length, 272);
  const keyPool = encodeStringPool(
    keys.map((text) => ({ text })),
    'utf8',
  );
  const body = [...types].sort(([a], [b]) => a - b);
  const chunks = body.flatMap(([, one]) => encodeType(one, { indexOf, keyIndex }));
  return chunk(0x0200, header, [typePool, keyPool, ...chunks]);
}

interface Indices {
  readonly indexOf: IndexOf;
  readonly keyIndex: ReadonlyMap<string, number>;
}

/** The type's spec, then its entries for one configuration after the other. */
function encodeType(values: readonly TableValue[], indices: Indices): readonly Buffer[] {
  const typeId = (values[0]?.typeId ?? 0) & 0xff;
  const count = Math.min(
    1 + values.reduce((most, { entryId }) => Math.max(most, entryId), 0),
    mostEntriesPerType,
  );
  const spec = Buffer.alloc(8 + 4 * (count > mostAbsent ? values.length : count));
  spec.writeUInt8(typeId, 0);
  spec.writeUInt32LE(count, 4);
  const byConfig = [...groupBy(values, ({ value }) => value.configKey)].sort(([a], [b]) => (a < b ? -1 : 1));
  return [
    chunk(0x0202, spec, []),
    ...byConfig.map(([, one]) => encodeEntries(one, { ...indices, typeId, count })),
  ];
}

function encodeEntries(
  values: readonly TableValue[],
  { typeId, count, ...indices }: Indices & { readonly typeId: number; readonly count: number },
): Buffer {
  const isDense = count <= mostAbsent;
  const offsets = Buffer.alloc(4 * (isDense ? count : values.length), 0xff);
  const entries: Buffer[] = [];
  let at = 0;
  for (const [index, one] of values.toSorted((a, b) => a.entryId - b.entryId).entries()) {
    const slot = isDense ? one.entryId : index;
    if (slot >= count || offsets.readUInt32LE(4 * slot) !== noEntry) continue;
    const entry = encodeEntry(one, indices);
    offsets.writeUInt32LE(at, 4 * slot);
    entries.push(entry);
    at += entry.length;
  }
  const header = Buffer.alloc(12);
  header.writeUInt8(typeId, 0);
  header.writeUInt32LE(count, 4);
  header.writeUInt32LE(typeHeader + offsets.length, 8);
  const [first] = values;
  const config = first === undefined ? Buffer.alloc(64) : encodeConfig(first.value.config);
  return chunk(0x0201, Buffer.concat([header, config]), [offsets, ...entries]);
}

function encodeEntry({ entryName, value }: TableValue, { indexOf, keyIndex }: Indices): Buffer {
  const key = keyIndex.get(entryName) ?? 0;
  const { value: content } = value;
  if (content.kind === 'item') {
    const bytes = Buffer.alloc(16);
    bytes.writeUInt16LE(8, 0);
    bytes.writeUInt32LE(key, 4);
    writeValue(bytes, 8, { item: content.item, indexOf });
    return bytes;
  }
  const bytes = Buffer.alloc(16 + 12 * content.items.length);
  bytes.writeUInt16LE(16, 0);
  bytes.writeUInt16LE(complexFlag, 2);
  bytes.writeUInt32LE(key, 4);
  bytes.writeUInt32LE(content.parent, 8);
  bytes.writeUInt32LE(content.items.length, 12);
  for (const [index, { key: name, item }] of content.items.toSorted((a, b) => a.key - b.key).entries()) {
    bytes.writeUInt32LE(name >>> 0, 16 + 12 * index);
    writeValue(bytes, 20 + 12 * index, { item, indexOf });
  }
  return bytes;
}

function writeValue(
  bytes: Buffer,
  at: number,
  { item, indexOf }: { readonly item: ProtoItem; readonly indexOf: IndexOf },
): void {
  bytes.writeUInt16LE(8, at);
  bytes.writeUInt8(item.type, at + 3);
  bytes.writeUInt32LE(item.type === stringType ? indexOf(item) : item.data, at + 4);
}

/** A chunk: its type and sizes, the rest of its header, its body. */
function chunk(type: number, header: Buffer, body: readonly Buffer[]): Buffer {
  const start = Buffer.alloc(8);
  start.writeUInt16LE(type, 0);
  start.writeUInt16LE(8 + header.length, 2);
  start.writeUInt32LE(8 + header.length + body.reduce((sum, { length }) => sum + length, 0), 4);
  return Buffer.concat([start, header, ...body]);
}

function groupBy<Key, Value>(values: readonly Value[], keyOf: (value: Value) => Key): Map<Key, Value[]> {
  const groups = new Map<Key, Value[]>();
  for (const value of values) {
    const key = keyOf(value);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [value]);
    else group.push(value);
  }
  return groups;
}
