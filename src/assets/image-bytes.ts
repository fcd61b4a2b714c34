import { crc32 } from 'node:zlib';
import type { ImageContent } from './density-image.ts';
import type { ImageFormat, ImageSize } from './image-header.ts';
import { imageHeaderOf } from './image-header.ts';

/** What the bytes of one bitmap tell; size and content are undefined when they are none. */
export interface ImageBytes {
  readonly size: ImageSize | undefined;
  readonly content: ImageContent | undefined;
  /** Why no device can draw it; undefined when nothing speaks against it. */
  readonly problem?: string | undefined;
}

/** A file by its beginning and its end, which may be the same bytes. */
export interface FileEnds {
  readonly start: Buffer;
  readonly end: Buffer;
  readonly sizeBytes: number;
}

/** The sum is there when the beginning is the whole file. */
export function describeImage({ start, end, sizeBytes }: FileEnds): ImageBytes {
  if (sizeBytes === 0) return { size: undefined, content: undefined, problem: 'The file is empty' };
  const header = imageHeaderOf(start);
  if (header === undefined) return { size: undefined, content: undefined };
  const { format, size } = header;
  const content = { format, sizeBytes, crc32: start.length === sizeBytes ? crc32(start) : undefined };
  return isComplete(format, { start, end, sizeBytes })
    ? { size, content }
    : { size, content, problem: 'The file ends in the middle of the picture' };
}

export function describeWhole(bytes: Buffer): ImageBytes {
  return describeImage({ start: bytes, end: bytes, sizeBytes: bytes.length });
}

/** Each format says where it ends; bytes behind that are allowed, so that the mark is looked for in the last of them. */
function isComplete(format: ImageFormat, { start, end, sizeBytes }: FileEnds): boolean {
  if (format === 'webp') return sizeBytes >= 8 + start.readUInt32LE(4);
  if (format === 'gif') return end.includes(0x3b);
  return end.includes(format === 'png' ? 'IEND' : Buffer.from([0xff, 0xd9]));
}
