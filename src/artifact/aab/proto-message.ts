import { BinaryReader, WireType } from '@bufbuild/protobuf/wire';
import { SlipwayError } from '../../errors/slipway-error.ts';
import { corrupt, type Place } from '../corrupt.ts';

/** One field of a message, in the order of the file. */
export interface Field {
  readonly number: number;
  /** Unsigned 32 bits, for varints and fixed 32-bit values. */
  readonly value: number;
  /** Only for messages, strings and bytes. */
  readonly bytes?: Buffer;
}

/** A field has two bytes at least, and many more once it is an object: a small file must not become a large one. */
const mostFields = 1_000_000;

/** The fields of one message; those of 64 bits and groups are passed over. Throws a plain Error when malformed. */
export function fieldsOf(bytes: Uint8Array): readonly Field[] {
  const reader = new BinaryReader(bytes);
  const fields: Field[] = [];
  while (reader.pos < reader.len) {
    const [number, wireType] = reader.tag();
    if (wireType === WireType.LengthDelimited) {
      const content = reader.bytes();
      fields.push({
        number,
        value: 0,
        bytes: Buffer.from(content.buffer, content.byteOffset, content.byteLength),
      });
    } else if (wireType === WireType.Varint) fields.push({ number, value: reader.uint32() });
    else if (wireType === WireType.Bit32) fields.push({ number, value: reader.fixed32() });
    else reader.skip(wireType, number);
    if (fields.length > mostFields) throw new Error(`a message has more than ${mostFields} fields`);
  }
  return fields;
}

/** The number of a field, 0 where there is none; of several the last stands. */
export function numberIn(fields: readonly Field[], number: number): number {
  return fields.findLast((field) => field.number === number)?.value ?? 0;
}

export function flagIn(fields: readonly Field[], number: number): boolean {
  return numberIn(fields, number) !== 0;
}

/** The text of a field, empty where there is none. */
export function textIn(fields: readonly Field[], number: number): string {
  return messageIn(fields, number)?.toString('utf8') ?? '';
}

/** The bytes of a message inside; undefined where there is none. */
export function messageIn(fields: readonly Field[], number: number): Buffer | undefined {
  return fields.findLast((field) => field.number === number)?.bytes;
}

/** The fields of a message inside, none where there is none. */
export function fieldsIn(fields: readonly Field[], number: number): readonly Field[] {
  const bytes = messageIn(fields, number);
  return bytes === undefined ? [] : fieldsOf(bytes);
}

/** The bytes of a repeated message or string. */
export function messagesIn(fields: readonly Field[], number: number): readonly Buffer[] {
  return fields.flatMap((field) =>
    field.number === number && field.bytes !== undefined ? [field.bytes] : [],
  );
}

/**
 * Runs a parser of protobuf from a file. The reader refuses malformed bytes with plain errors of many wordings,
 * all of which mean ARTIFACT_CORRUPT; refusals of our own pass.
 */
export function protoOrCorrupt<T>(what: string, place: Place, parse: () => T): T {
  try {
    return parse();
  } catch (error) {
    if (error instanceof SlipwayError) throw error;
    throw corrupt(`${what} is not the protobuf it should be.`, place, error);
  }
}
