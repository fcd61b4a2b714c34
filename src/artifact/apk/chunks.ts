import { corrupt, type Place } from '../corrupt.ts';

/** A chunk of ResourceTypes.h: a header that says its type and sizes, then its body. */
export interface Chunk {
  readonly type: number;
  readonly headerSize: number;
  /** The whole chunk, header included. */
  readonly bytes: Buffer;
  readonly place: Place;
}

/** Chunk types of ResourceTypes.h. */
export const chunkTypes = {
  stringPool: 0x0001,
  table: 0x0002,
  xml: 0x0003,
  xmlStart: 0x0102,
  xmlEnd: 0x0103,
  xmlText: 0x0104,
  xmlResourceMap: 0x0180,
  package: 0x0200,
  type: 0x0201,
} as const;

const smallestHeader = 8;

/** The chunk that a file starts with; what follows it is not its business, as for the platform. */
export function rootChunk(bytes: Buffer, place: Place): Chunk {
  if (bytes.length < smallestHeader) throw corrupt('The content is too short to be compiled.', place);
  return chunkAt({ bytes, at: 0 }, place);
}

/** The chunks inside another one, in order, from the end of its header. */
export function* chunksIn({ bytes, headerSize, place }: Chunk): Generator<Chunk> {
  for (let at = headerSize; at + smallestHeader <= bytes.length; ) {
    const chunk = chunkAt({ bytes, at }, place);
    yield chunk;
    at += chunk.bytes.length;
  }
}

function chunkAt({ bytes, at }: { readonly bytes: Buffer; readonly at: number }, outer: Place): Chunk {
  const place = { ...outer, offset: (outer.offset ?? 0) + at };
  const headerSize = bytes.readUInt16LE(at + 2);
  const size = bytes.readUInt32LE(at + 4);
  if (headerSize < smallestHeader || size < headerSize || at + size > bytes.length) {
    throw corrupt(`A chunk announces ${size} bytes, ${headerSize} of them as its header.`, place);
  }
  return { type: bytes.readUInt16LE(at), headerSize, bytes: bytes.subarray(at, at + size), place };
}
