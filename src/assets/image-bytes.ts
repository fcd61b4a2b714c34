import { crc32 } from 'node:zlib';
import type { ImageContent } from './density-image.ts';
import type { ImageSize } from './image-header.ts';
import { imageHeaderOf } from './image-header.ts';

/** What the bytes of one bitmap tell; both undefined when they are none. */
export interface ImageBytes {
  readonly size: ImageSize | undefined;
  readonly content: ImageContent | undefined;
}

export function describeImage(bytes: Buffer): ImageBytes {
  const header = imageHeaderOf(bytes);
  if (header === undefined) return { size: undefined, content: undefined };
  const content = { format: header.format, sizeBytes: bytes.length, crc32: crc32(bytes) };
  return { size: header.size, content };
}
