import type { ByteSource } from '../byte-source.ts';
import { corrupt, type Place } from '../corrupt.ts';

/** Bytes that can be read in any order, be they a file, an entry of a zip file or a buffer. */
export type RandomAccess = Pick<ByteSource, 'sizeBytes' | 'read'> & { readonly place: Place };

export function bufferAccess(bytes: Buffer, place: Place): RandomAccess {
  return {
    place,
    sizeBytes: bytes.length,
    read: async (offset, length) => {
      requireWithin({ place, sizeBytes: bytes.length }, offset, length);
      return bytes.subarray(offset, offset + length);
    },
  };
}

/** A window on other bytes; offsets count from its start. */
export function partOf(whole: RandomAccess, offset: number, sizeBytes: number): RandomAccess {
  requireWithin(whole, offset, sizeBytes);
  const place = { ...whole.place, offset };
  return {
    place,
    sizeBytes,
    read: async (at, length) => {
      requireWithin({ place, sizeBytes }, at, length);
      return whole.read(offset + at, length);
    },
  };
}

/** ARTIFACT_CORRUPT unless the bytes exist; asked before anything is allocated. */
export function requireWithin(
  { place, sizeBytes }: Pick<RandomAccess, 'place' | 'sizeBytes'>,
  offset: number,
  length: number,
): void {
  if (offset >= 0 && length >= 0 && offset + length <= sizeBytes) return;
  throw corrupt(`${length} bytes are announced at ${offset} but only ${sizeBytes} are there.`, place);
}
