import { chunk, stringPool, u16, u32 } from './write-chunks.ts';

/** A number stands for the id of a resource; `name#0101063e` for a framework attribute with its id. */
export interface XmlToWrite {
  readonly name: string;
  readonly attributes?: Readonly<Record<string, string | boolean | number | { readonly integer: number }>>;
  readonly children?: readonly XmlToWrite[];
  readonly text?: string;
}

const none = 0xffffffff;

/** Writes compiled XML, for what this machine's aapt2 and framework do not know yet. */
export function writeBinaryXml(root: XmlToWrite): Buffer {
  const attributes = [...new Set(everyAttribute(root))];
  // Names with ids come first: the map of ids runs along the start of the pool.
  const withIds = attributes.filter((name) => name.includes('#'));
  const ids = withIds.map((name) => Number.parseInt(name.split('#')[1] ?? '', 16));
  const strings = withIds.map((name) => name.split('#')[0] ?? '');
  const nameIndex = new Map(withIds.map((name, index) => [name, index]));
  const indexOf = (text: string): number => {
    const found = strings.indexOf(text, withIds.length);
    return found === -1 ? strings.push(text) - 1 : found;
  };
  const body = writeElement(root, (name) => nameIndex.get(name) ?? indexOf(name), indexOf);
  const map = chunk(0x0180, Buffer.alloc(0), u32(...ids));
  return chunk(0x0003, Buffer.alloc(0), Buffer.concat([stringPool(strings), map, body]));
}

type IndexOf = (text: string) => number;

function writeElement(element: XmlToWrite, nameOf: IndexOf, indexOf: IndexOf): Buffer {
  const entries = Object.entries(element.attributes ?? {});
  const attributes = entries.map(([name, value]) => {
    const [type, data] = typed(value, indexOf);
    return Buffer.concat([u32(none, nameOf(name), none), u16(8), Buffer.from([0, type]), u32(data)]);
  });
  const node = u32(1, none);
  const start = Buffer.concat([u32(none, indexOf(element.name)), u16(20, 20, entries.length, 0, 0, 0)]);
  const text =
    element.text === undefined
      ? []
      : [chunk(0x0104, node, Buffer.concat([u32(indexOf(element.text)), u16(8, 0), u32(0)]))];
  return Buffer.concat([
    chunk(0x0102, node, Buffer.concat([start, ...attributes])),
    ...text,
    ...(element.children ?? []).map((child) => writeElement(child, nameOf, indexOf)),
    chunk(0x0103, node, u32(none, indexOf(element.name))),
  ]);
}

function typed(
  value: NonNullable<XmlToWrite['attributes']>[string],
  indexOf: IndexOf,
): readonly [number, number] {
  if (typeof value === 'string') return [0x03, indexOf(value)];
  if (typeof value === 'boolean') return [0x12, value ? none : 0];
  return typeof value === 'number' ? [0x01, value] : [0x10, value.integer];
}

function everyAttribute(element: XmlToWrite): readonly string[] {
  return [...Object.keys(element.attributes ?? {}), ...(element.children ?? []).flatMap(everyAttribute)];
}
