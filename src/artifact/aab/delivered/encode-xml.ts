import type { ProtoXmlAttribute, ProtoXmlElement, ProtoXmlNode } from '../proto-xml-tree.ts';
import { encodeStringPool } from './encode-string-pool.ts';

const stringType = 0x03;
const none = 0xffffffff;
const chunks = { xml: 0x0003, map: 0x0180, openNamespace: 0x0100, closeNamespace: 0x0101 } as const;
const nodes = { open: 0x0102, close: 0x0103, text: 0x0104 } as const;

interface Strings {
  readonly of: (text: string) => number;
  readonly ofAttribute: (attribute: ProtoXmlAttribute) => number;
}

/** Writes the compiled XML that aapt2 makes of a protobuf one: close enough to weigh it. */
export function encodeXml(root: ProtoXmlNode, encoding: 'utf8' | 'utf16'): Buffer {
  const named = new Map<string, ProtoXmlAttribute>();
  const texts = new Set<string>();
  collect(root, named, texts);
  // Attributes with an id come first, in the order of their ids: the resource map lies beside them.
  const attributes = [...named].sort(([, a], [, b]) => a.resourceId - b.resourceId);
  const others = [...texts].sort();
  const attributeIndex = new Map(attributes.map(([key], index) => [key, index]));
  const textIndex = new Map(others.map((text, index) => [text, attributes.length + index]));
  const strings: Strings = {
    of: (text) => textIndex.get(text) ?? none,
    ofAttribute: (one) => attributeIndex.get(attributeKey(one)) ?? textIndex.get(one.name) ?? none,
  };
  const pool = [...attributes.map(([, { name }]) => name), ...others].map((text) => ({ text }));
  const map = Buffer.alloc(4 * attributes.length);
  for (const [index, [, { resourceId }]] of attributes.entries()) map.writeUInt32LE(resourceId, 4 * index);
  const body = [encodeStringPool(pool, encoding), chunk(chunks.map, 8, map), ...encodeNode(root, strings)];
  return chunk(chunks.xml, 8, Buffer.concat(body));
}

function attributeKey({ name, resourceId }: ProtoXmlAttribute): string {
  return `${resourceId}:${name}`;
}

function collect(
  { element, text }: ProtoXmlNode,
  named: Map<string, ProtoXmlAttribute>,
  texts: Set<string>,
): void {
  if (text !== undefined) texts.add(text);
  if (element === undefined) return;
  texts.add(element.name);
  if (element.namespaceUri !== '') texts.add(element.namespaceUri);
  for (const { prefix, uri } of element.namespaces) texts.add(prefix).add(uri);
  for (const attribute of element.attributes) {
    if (attribute.resourceId === 0) texts.add(attribute.name);
    else named.set(attributeKey(attribute), attribute);
    if (attribute.namespaceUri !== '') texts.add(attribute.namespaceUri);
    const value = textOf(attribute);
    if (value !== undefined) texts.add(value);
  }
  for (const child of element.children) collect(child, named, texts);
}

function textOf({ item, raw }: ProtoXmlAttribute): string | undefined {
  if (item === undefined) return raw;
  return item.type === stringType ? (item.text ?? raw) : undefined;
}

function encodeNode(node: ProtoXmlNode, strings: Strings): readonly Buffer[] {
  const { element, text, line } = node;
  if (element === undefined) {
    const body = Buffer.alloc(12);
    body.writeUInt32LE(strings.of(text ?? ''), 0);
    body.writeUInt16LE(8, 4);
    return [treeNode(nodes.text, line, body)];
  }
  const spaces = element.namespaces.map(({ prefix, uri }) => words(strings.of(prefix), strings.of(uri)));
  const name = words(
    element.namespaceUri === '' ? none : strings.of(element.namespaceUri),
    strings.of(element.name),
  );
  return [
    ...spaces.map((space) => treeNode(chunks.openNamespace, line, space)),
    treeNode(nodes.open, line, Buffer.concat([name, encodeAttributes(element, strings)])),
    ...element.children.flatMap((child) => encodeNode(child, strings)),
    treeNode(nodes.close, line, name),
    ...spaces.map((space) => treeNode(chunks.closeNamespace, line, space)),
  ];
}

function encodeAttributes({ attributes }: ProtoXmlElement, strings: Strings): Buffer {
  const bytes = Buffer.alloc(12 + 20 * attributes.length);
  bytes.writeUInt16LE(20, 0);
  bytes.writeUInt16LE(20, 2);
  bytes.writeUInt16LE(attributes.length, 4);
  const sorted = attributes.toSorted((a, b) => (a.resourceId || none) - (b.resourceId || none));
  for (const [index, attribute] of sorted.entries()) {
    const at = 12 + 20 * index;
    const text = textOf(attribute);
    const string = text === undefined ? none : strings.of(text);
    bytes.writeUInt32LE(attribute.namespaceUri === '' ? none : strings.of(attribute.namespaceUri), at);
    bytes.writeUInt32LE(strings.ofAttribute(attribute), at + 4);
    bytes.writeUInt32LE(string, at + 8);
    bytes.writeUInt16LE(8, at + 12);
    bytes.writeUInt8(attribute.item?.type ?? stringType, at + 15);
    bytes.writeUInt32LE(text === undefined ? (attribute.item?.data ?? 0) : string, at + 16);
  }
  return bytes;
}

function words(...values: readonly number[]): Buffer {
  const bytes = Buffer.alloc(4 * values.length);
  for (const [index, value] of values.entries()) bytes.writeUInt32LE(value >>> 0, 4 * index);
  return bytes;
}

function treeNode(type: number, line: number, body: Buffer): Buffer {
  return chunk(type, 16, Buffer.concat([words(line, none), body]));
}

function chunk(type: number, headerSize: number, body: Buffer): Buffer {
  const start = Buffer.alloc(8);
  start.writeUInt16LE(type, 0);
  start.writeUInt16LE(headerSize, 2);
  start.writeUInt32LE(8 + body.length, 4);
  return Buffer.concat([start, body]);
}
