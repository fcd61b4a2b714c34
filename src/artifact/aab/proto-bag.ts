import { noItem, type ProtoItem, readItem, referenceIn } from './proto-item.ts';
import { type Field, fieldsOf, messageIn, messagesIn, numberIn } from './proto-message.ts';

/** A style, array, plural or attribute. `isWritten` is false for what a compiled table leaves out. */
export interface ProtoBag {
  readonly kind: 'bag';
  /** Resource id of the parent of a style; 0 for none. */
  readonly parent: number;
  readonly items: readonly BagItem[];
  readonly isWritten: boolean;
}

interface BagItem {
  /** Resource id of an attribute, or one of the numbers below. */
  readonly key: number;
  readonly item: ProtoItem;
}

const integerType = 0x10;
/** Keys of ResTable_map that are no resources: formats, smallest and largest value, by field of Attribute. */
const attributeKeys: Readonly<Record<number, number>> = { 1: 0x01000000, 2: 0x01000001, 3: 0x01000002 };
/** What a bundle says where there is no limit, and a compiled table leaves out. */
const noLimits: Readonly<Record<number, number>> = { 2: 0x80000000, 3: 0x7fffffff };
/** aapt2 numbers the items of an array from here. */
const firstIndex = 0x01000001;
/** By Arity of Plural: zero, one, two, few, many, other. */
const pluralKeys = [0x01000005, 0x01000006, 0x01000007, 0x01000008, 0x01000009, 0x01000004];

/** By field number of CompoundValue, whose fields are alternatives. */
const bags: Readonly<Record<number, (content: readonly Field[]) => Pick<ProtoBag, 'parent' | 'items'>>> = {
  1: readAttribute,
  2: readStyle,
  4: readArray,
  5: readPlural,
};

/** Reads a CompoundValue; styleables and macros, which are not in compiled tables, stay empty. */
export function readBag(bytes: Uint8Array): ProtoBag {
  const field = fieldsOf(bytes).at(-1);
  const read = bags[field?.number ?? 0];
  if (read === undefined || field?.bytes === undefined) {
    return { kind: 'bag', parent: 0, items: [], isWritten: false };
  }
  return { kind: 'bag', isWritten: true, ...read(fieldsOf(field.bytes)) };
}

function readAttribute(content: readonly Field[]): Pick<ProtoBag, 'parent' | 'items'> {
  const limits = content.flatMap(({ number, value }): readonly BagItem[] => {
    const key = attributeKeys[number];
    return key === undefined || noLimits[number] === value >>> 0
      ? []
      : [{ key, item: { type: integerType, data: value >>> 0 } }];
  });
  return { parent: 0, items: [...limits, ...messagesIn(content, 4).map(readSymbol)] };
}

/** A name of an enumeration or a flag. */
function readSymbol(bytes: Uint8Array): BagItem {
  const fields = fieldsOf(bytes);
  const type = numberIn(fields, 5) & 0xff || integerType;
  return { key: referenceIn(fields, 3), item: { type, data: numberIn(fields, 4) >>> 0 } };
}

function readStyle(content: readonly Field[]): Pick<ProtoBag, 'parent' | 'items'> {
  const items = messagesIn(content, 3).map((bytes) => {
    const fields = fieldsOf(bytes);
    return { key: referenceIn(fields, 3), item: itemIn(fields, 4) };
  });
  return { parent: referenceIn(content, 1), items };
}

function readArray(content: readonly Field[]): Pick<ProtoBag, 'parent' | 'items'> {
  const items = messagesIn(content, 1).map((bytes, index) => ({
    key: firstIndex + index,
    item: itemIn(fieldsOf(bytes), 3),
  }));
  return { parent: 0, items };
}

function readPlural(content: readonly Field[]): Pick<ProtoBag, 'parent' | 'items'> {
  const items = messagesIn(content, 1).map((bytes) => {
    const fields = fieldsOf(bytes);
    return { key: pluralKeys[numberIn(fields, 3)] ?? 0, item: itemIn(fields, 4) };
  });
  return { parent: 0, items };
}

function itemIn(fields: readonly Field[], number: number): ProtoItem {
  const bytes = messageIn(fields, number);
  return bytes === undefined ? noItem : readItem(bytes);
}
