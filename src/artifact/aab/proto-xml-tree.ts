import { type ProtoItem, readItem } from './proto-item.ts';
import { fieldsIn, fieldsOf, messageIn, messagesIn, numberIn, textIn } from './proto-message.ts';

/** XmlNode of aapt2's Resources.proto: an element, or text where `text` is there. */
export interface ProtoXmlNode {
  readonly line: number;
  readonly element?: ProtoXmlElement;
  readonly text?: string;
}

export interface ProtoXmlElement {
  readonly namespaceUri: string;
  readonly name: string;
  readonly namespaces: readonly { readonly prefix: string; readonly uri: string }[];
  readonly attributes: readonly ProtoXmlAttribute[];
  readonly children: readonly ProtoXmlNode[];
}

export interface ProtoXmlAttribute {
  readonly namespaceUri: string;
  readonly name: string;
  readonly raw: string;
  /** 0 for an attribute that is neither of the framework nor of the app's resources. */
  readonly resourceId: number;
  readonly item?: ProtoItem;
}

const deepest = 256;

/** Reads one node and all below it; throws an Error for what does not decode or is nested too deeply. */
export function readXmlNode(bytes: Uint8Array, depth = 0): ProtoXmlNode {
  if (depth > deepest) throw new Error(`elements are nested deeper than ${deepest}`);
  const fields = fieldsOf(bytes);
  const line = numberIn(fieldsIn(fields, 3), 1);
  const element = messageIn(fields, 1);
  return element === undefined
    ? { line, text: textIn(fields, 2) }
    : { line, element: readElement(element, depth) };
}

function readElement(bytes: Uint8Array, depth: number): ProtoXmlElement {
  const fields = fieldsOf(bytes);
  return {
    namespaces: messagesIn(fields, 1).map((one) => {
      const parts = fieldsOf(one);
      return { prefix: textIn(parts, 1), uri: textIn(parts, 2) };
    }),
    namespaceUri: textIn(fields, 2),
    name: textIn(fields, 3),
    attributes: messagesIn(fields, 4).map(readAttribute),
    children: messagesIn(fields, 5).map((one) => readXmlNode(one, depth + 1)),
  };
}

function readAttribute(bytes: Uint8Array): ProtoXmlAttribute {
  const fields = fieldsOf(bytes);
  const item = messageIn(fields, 6);
  return {
    namespaceUri: textIn(fields, 1),
    name: textIn(fields, 2),
    raw: textIn(fields, 3),
    resourceId: numberIn(fields, 5),
    ...(item === undefined ? {} : { item: readItem(item) }),
  };
}
