import type { Place } from '../corrupt.ts';
import type { XmlAttribute, XmlElement, XmlValue } from '../xml-tree.ts';
import type { ProtoItem } from './proto-item.ts';
import { protoOrCorrupt } from './proto-message.ts';
import { type ProtoXmlAttribute, type ProtoXmlElement, readXmlNode } from './proto-xml-tree.ts';

const types = { reference: 0x01, text: 0x03, dynamicReference: 0x07, boolean: 0x12 } as const;
const firstInteger = 0x10;
const lastInteger = 0x1f;

/** Parses the protobuf XML of an AAB into a tree; ARTIFACT_CORRUPT when it does not decode. */
export function parseProtoXml(bytes: Uint8Array, place: Place): XmlElement {
  return protoOrCorrupt('The manifest of the bundle', place, () => {
    const { element } = readXmlNode(bytes);
    if (element === undefined) throw new Error('there is no root element');
    return plainElement(element);
  });
}

function plainElement({ name, attributes, children }: ProtoXmlElement): XmlElement {
  const text = children.map((child) => child.text ?? '').join('');
  return {
    name,
    attributes: attributes.map(plainAttribute),
    children: children.flatMap(({ element }) => (element === undefined ? [] : [plainElement(element)])),
    ...(text === '' ? {} : { text }),
  };
}

function plainAttribute({ name, resourceId, raw, item }: ProtoXmlAttribute): XmlAttribute {
  return { name, resourceId, value: item === undefined ? { kind: 'text', text: raw } : plainValue(item) };
}

/** The same values as those of compiled XML in an APK. */
function plainValue({ type, data, text }: ProtoItem): XmlValue {
  if (type === types.text) return { kind: 'text', text: text ?? '' };
  if (type === types.boolean) return { kind: 'boolean', boolean: data !== 0 };
  if (type === types.reference || type === types.dynamicReference) return { kind: 'reference', id: data };
  if (type >= firstInteger && type <= lastInteger) {
    return { kind: 'integer', integer: type === firstInteger ? data | 0 : data };
  }
  return { kind: 'other' };
}
