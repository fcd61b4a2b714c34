/**
 * A place in little-endian bytes that moves as values are taken. Taking what is not there throws
 * RangeError, as Buffer does, so that one `catch` tells every way in which lengths can lie.
 */
export interface Cursor {
  readonly bytes: Buffer;
  at: number;
}

export function cursorOf(bytes: Buffer): Cursor {
  return { bytes, at: 0 };
}

export function hasMore({ bytes, at }: Cursor): boolean {
  return at < bytes.length;
}

export function takeUint32(cursor: Cursor): number {
  cursor.at += 4;
  return cursor.bytes.readUInt32LE(cursor.at - 4);
}

export function takeInt32(cursor: Cursor): number {
  return takeUint32(cursor) | 0;
}

/** A value with its length, 32 bits, before it. */
export function takePrefixed(cursor: Cursor): Buffer {
  const start = cursor.at + 4;
  const end = start + cursor.bytes.readUInt32LE(cursor.at);
  if (end > cursor.bytes.length) throw new RangeError('a value is longer than what holds it');
  cursor.at = end;
  return cursor.bytes.subarray(start, end);
}
