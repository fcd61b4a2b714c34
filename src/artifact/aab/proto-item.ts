import { type Field, fieldsIn, fieldsOf, flagIn, messagesIn, numberIn, textIn } from './proto-message.ts';

/** A compiled value: Item of aapt2's Resources.proto, in the terms of Res_value (ResourceTypes.h). */
export interface ProtoItem {
  /** Type of Res_value, such as 0x01 for a reference and 0x03 for a string. */
  readonly type: number;
  /** Unsigned 32 bits; 0 for a string, whose index only a string pool knows. */
  readonly data: number;
  /** Only for strings and paths of files. */
  readonly text?: string;
  readonly isFile?: true;
  readonly spans?: readonly ProtoSpan[];
}

/** A stretch of a styled string. */
export interface ProtoSpan {
  readonly tag: string;
  readonly first: number;
  readonly last: number;
}

const stringType = 0x03;
/** What stands where no value is. */
export const noItem: ProtoItem = { type: 0, data: 0 };
/** An id has no value; a compiled table holds a boolean for it. */
const idItem: ProtoItem = { type: 0x12, data: 0 };

/** By field number of Item, whose fields are alternatives. */
const items: Readonly<Record<number, (content: readonly Field[]) => ProtoItem>> = {
  1: (content) => {
    const { id, isAttribute, isDynamic } = readReference(content);
    return { type: (isAttribute ? 0x02 : 0x01) + (isDynamic ? 6 : 0), data: id };
  },
  2: readString,
  3: readString,
  4: (content) => ({ ...readString(content), spans: messagesIn(content, 2).map(readSpan) }),
  5: (content) => ({ ...readString(content), isFile: true }),
  6: () => idItem,
  7: readPrimitive,
};

/** Reads an Item; the last of several values stands, as protobuf has it for alternatives. */
export function readItem(bytes: Uint8Array): ProtoItem {
  const field = fieldsOf(bytes).findLast(({ number }) => items[number] !== undefined);
  const read = items[field?.number ?? 0];
  return read === undefined || field?.bytes === undefined ? noItem : read(fieldsOf(field.bytes));
}

interface Reference {
  readonly id: number;
  readonly isAttribute: boolean;
  readonly isDynamic: boolean;
}

/** Reads a Reference; id 0 stands for `@null`, or for one that was never linked. */
function readReference(fields: readonly Field[]): Reference {
  return {
    id: numberIn(fields, 2),
    isAttribute: numberIn(fields, 1) === 1,
    isDynamic: flagIn(fieldsIn(fields, 5), 1),
  };
}

/** The id of a Reference that is a field of another message. */
export function referenceIn(fields: readonly Field[], number: number): number {
  return readReference(fieldsIn(fields, number)).id;
}

/** String, RawString and FileReference all have their text in field 1. */
function readString(content: readonly Field[]): ProtoItem {
  return { type: stringType, data: 0, text: textIn(content, 1) };
}

function readSpan(bytes: Uint8Array): ProtoSpan {
  const fields = fieldsOf(bytes);
  return { tag: textIn(fields, 1), first: numberIn(fields, 2), last: numberIn(fields, 3) };
}

/** Types of Res_value by field number of Primitive; 4 and 5 are floats of bundles from before 2018. */
const primitives: Readonly<Record<number, number>> = {
  1: 0x00,
  2: 0x00,
  3: 0x04,
  4: 0x05,
  5: 0x06,
  6: 0x10,
  7: 0x11,
  8: 0x12,
  9: 0x1c,
  10: 0x1d,
  11: 0x1e,
  12: 0x1f,
  13: 0x05,
  14: 0x06,
};
const emptyField = 2;
const booleanField = 8;

function readPrimitive(content: readonly Field[]): ProtoItem {
  const field = content.findLast(({ number }) => primitives[number] !== undefined);
  if (field === undefined) return noItem;
  const { number, value } = field;
  const type = primitives[number] ?? 0;
  // `@empty` differs from `@null` by its data alone, and true is all ones.
  if (number === emptyField) return { type, data: 1 };
  if (number === booleanField) return { type, data: value === 0 ? 0 : 0xffffffff };
  return { type, data: value >>> 0 };
}
