import { corrupt, type Place } from '../corrupt.ts';
import { type RandomAccess, requireWithin } from '../macho/random-access.ts';

interface Cursor {
  readonly chunks: AsyncIterator<Buffer>;
  /** Where `left` starts in the content. */
  at: number;
  left: Buffer;
}

/**
 * Random access to content that can only be streamed, such as a large deflated entry: reading forward
 * goes on where the last read ended, reading backward starts the stream anew. Memory stays at one chunk.
 */
export function forwardAccess(
  open: () => AsyncIterable<Buffer>,
  { sizeBytes, place }: { readonly sizeBytes: number; readonly place: Place },
): RandomAccess {
  let cursor: Cursor | undefined;
  return {
    place,
    sizeBytes,
    read: async (offset, length) => {
      requireWithin({ place, sizeBytes }, offset, length);
      if (cursor !== undefined && offset < cursor.at) {
        await cursor.chunks.return?.();
        cursor = undefined;
      }
      cursor ??= { chunks: open()[Symbol.asyncIterator](), at: 0, left: Buffer.alloc(0) };
      await skipTo(cursor, offset, place);
      return take(cursor, length, place);
    },
  };
}

async function skipTo(cursor: Cursor, offset: number, place: Place): Promise<void> {
  while (cursor.at + cursor.left.length < offset) {
    cursor.at += cursor.left.length;
    cursor.left = await next(cursor, place);
  }
  cursor.left = cursor.left.subarray(offset - cursor.at);
  cursor.at = offset;
}

async function take(cursor: Cursor, length: number, place: Place): Promise<Buffer> {
  if (cursor.left.length === 0 && length > 0) cursor.left = await next(cursor, place);
  // What one chunk holds is handed out as it is: copies would double the memory waiting to be collected.
  if (cursor.left.length >= length) return advance(cursor, length);
  const bytes = Buffer.allocUnsafe(length);
  for (let done = 0; done < length; ) {
    if (cursor.left.length === 0) cursor.left = await next(cursor, place);
    done += advance(cursor, Math.min(cursor.left.length, length - done)).copy(bytes, done);
  }
  return bytes;
}

function advance(cursor: Cursor, length: number): Buffer {
  const part = cursor.left.subarray(0, length);
  cursor.left = cursor.left.subarray(length);
  cursor.at += length;
  return part;
}

async function next({ chunks }: Cursor, place: Place): Promise<Buffer> {
  const result = await chunks.next();
  if (result.done === true) throw corrupt('The content ends before the length it announces.', place);
  return result.value;
}
