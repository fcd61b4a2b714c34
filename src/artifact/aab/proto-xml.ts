import { BinaryReader } from '@bufbuild/protobuf/wire';
import { corrupt, type Place } from '../corrupt.ts';
import type { XmlAttribute, XmlElement, XmlValue } from '../xml-tree.ts';

// Field numbers of aapt.pb in frameworks/base/tools/aapt2/Resources.proto.
const node = { element: 1 } as const;
const element = { name: 3, attribute: 4, child: 5 } as const;
const attribute = { name: 2, value: 3, resourceId: 5, compiledItem: 6 } as const;
const item = { reference: 1, text: 2, rawText: 3, primitive: 7 } as const;
const reference = { id: 2 } as const;
const text = { value: 1 } as const;
const primitive = { decimal: 6, hexadecimal: 7, boolean: 8 } as const;
const deepest = 256;

/** Parses the protobuf XML of an AAB into a tree; ARTIFACT_CORRUPT when it does not decode. */
export function parseProtoXml(bytes: Uint8Array, place: Place): XmlElement {
  try {
    const root = readNode(bytes, 0);
    if (root === undefined) throw new Error('there is no root element');
    return root;
  } catch (error) {
    // The reader refuses malformed bytes with plain errors of many wordings.
    throw corrupt('The manifest of the bundle is not the protobuf it should be.', place, error);
  }
}

type Fields = Readonly<Record<number, (reader: BinaryReader) => void>>;

/** Walks one message, hands the known fields to their readers and skips the others. */
function readMessage(bytes: Uint8Array, fields: Fields): void {
  const reader = new BinaryReader(bytes);
  while (reader.pos < reader.len) {
    const [number, wireType] = reader.tag();
    const read = fields[number];
    if (read === undefined) reader.skip(wireType, number);
    else read(reader);
  }
}

function readNode(bytes: Uint8Array, depth: number): XmlElement | undefined {
  if (depth > deepest) throw new Error(`elements are nested deeper than ${deepest}`);
  let found: XmlElement | undefined;
  readMessage(bytes, {
    [node.element]: (reader) => {
      found = readElement(reader.bytes(), depth);
    },
  });
  return found;
}

function readElement(bytes: Uint8Array, depth: number): XmlElement {
  let name = '';
  const attributes: XmlAttribute[] = [];
  const children: XmlElement[] = [];
  readMessage(bytes, {
    [element.name]: (reader) => {
      name = reader.string();
    },
    [element.attribute]: (reader) => {
      attributes.push(readAttribute(reader.bytes()));
    },
    [element.child]: (reader) => {
      const child = readNode(reader.bytes(), depth + 1);
      if (child !== undefined) children.push(child);
    },
  });
  return { name, attributes, children };
}

function readAttribute(bytes: Uint8Array): XmlAttribute {
  let name = '';
  let resourceId = 0;
  let raw = '';
  let compiled: XmlValue | undefined;
  readMessage(bytes, {
    [attribute.name]: (reader) => {
      name = reader.string();
    },
    [attribute.value]: (reader) => {
      raw = reader.string();
    },
    [attribute.resourceId]: (reader) => {
      resourceId = reader.uint32();
    },
    [attribute.compiledItem]: (reader) => {
      compiled = readItem(reader.bytes());
    },
  });
  return { name, resourceId, value: compiled ?? { kind: 'text', text: raw } };
}

function readItem(bytes: Uint8Array): XmlValue {
  let value: XmlValue = { kind: 'other' };
  const readText = (reader: BinaryReader): void => {
    value = { kind: 'text', text: readString(reader.bytes()) };
  };
  readMessage(bytes, {
    [item.reference]: (reader) => {
      value = { kind: 'reference', id: readReference(reader.bytes()) };
    },
    [item.text]: readText,
    [item.rawText]: readText,
    [item.primitive]: (reader) => {
      value = readPrimitive(reader.bytes());
    },
  });
  return value;
}

function readString(bytes: Uint8Array): string {
  let value = '';
  readMessage(bytes, {
    [text.value]: (reader) => {
      value = reader.string();
    },
  });
  return value;
}

function readReference(bytes: Uint8Array): number {
  let id = 0;
  readMessage(bytes, {
    [reference.id]: (reader) => {
      id = reader.uint32();
    },
  });
  return id;
}

function readPrimitive(bytes: Uint8Array): XmlValue {
  let value: XmlValue = { kind: 'other' };
  readMessage(bytes, {
    [primitive.decimal]: (reader) => {
      value = { kind: 'integer', integer: reader.int32() };
    },
    [primitive.hexadecimal]: (reader) => {
      value = { kind: 'integer', integer: reader.uint32() };
    },
    [primitive.boolean]: (reader) => {
      value = { kind: 'boolean', boolean: reader.bool() };
    },
  });
  return value;
}
