import { describe, expect, test } from 'vitest';
import { imageSizeOf } from './image-header.ts';
import { png } from './testing/png.ts';

// The smallest files of their kinds, 1×1 and 3×2.
const gif = Buffer.from('R0lGODlhAwACAIAAAAAAAP///ywAAAAAAwACAAACAoRRADs=', 'base64');
const webp = Buffer.from('UklGRiIAAABXRUJQVlA4IBYAAAAwAQCdASoBAAEADsD+JaQAA3AAAAAA', 'base64');

describe('imageSizeOf', () => {
  test.each([
    ['PNG', png(7, 5), { widthPx: 7, heightPx: 5 }],
    ['GIF', gif, { widthPx: 3, heightPx: 2 }],
    ['WebP', webp, { widthPx: 1, heightPx: 1 }],
  ])('reads %s', (_, bytes, size) => {
    expect(imageSizeOf(bytes)).toEqual(size);
  });

  test.each([
    ['nothing', Buffer.alloc(0)],
    ['text', Buffer.from('not an image at all, but long enough for a header')],
    ['a PNG that ends in its signature', png(7, 5).subarray(0, 6)],
    ['a PNG that ends in its header', png(7, 5).subarray(0, 20)],
    ['a PNG without an area', png(0, 5)],
    ['an SVG, which Android does not decode', Buffer.from('<svg width="1" height="1"/>')],
  ])('says that it cannot read %s', (_, bytes) => {
    expect(imageSizeOf(bytes)).toBeUndefined();
  });
});
