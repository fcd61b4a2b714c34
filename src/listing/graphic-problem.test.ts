import { describe, expect, test } from 'vitest';
import { png } from '../assets/testing/png.ts';
import { graphicProblem } from './graphic-problem.ts';
import { mostImageBytes, type PlayImageType } from './play-graphics.ts';

/** The start of a baseline JPEG of that size; nobody looks at the pixels. */
function jpeg(widthPx: number, heightPx: number): Uint8Array {
  const frame = [0xff, 0xc0, 0x00, 0x0b, 8, heightPx >> 8, heightPx & 255, widthPx >> 8, widthPx & 255];
  return Uint8Array.from([
    0xff,
    0xd8,
    0xff,
    0xe0,
    0x00,
    0x04,
    0x00,
    0x00,
    ...frame,
    1,
    1,
    0x11,
    0,
    0xff,
    0xd9,
  ]);
}

/** A PNG with an alpha channel, as its header says. */
function withAlpha(bytes: Uint8Array): Uint8Array {
  const copy = Uint8Array.from(bytes);
  copy[25] = 6;
  return copy;
}

function opaque(widthPx: number, heightPx: number): Uint8Array {
  const copy = Uint8Array.from(png(widthPx, heightPx));
  copy[25] = 2;
  return copy;
}

describe('images that Google Play takes', () => {
  test.each<[PlayImageType, Uint8Array]>([
    ['icon', withAlpha(png(512, 512))],
    ['featureGraphic', jpeg(1024, 500)],
    ['tvBanner', opaque(1280, 720)],
    ['phoneScreenshots', opaque(320, 640)],
    ['wearScreenshots', jpeg(3840, 1920)],
  ])('%s', (type, bytes) => {
    expect(graphicProblem(type, bytes)).toBeUndefined();
  });
});

describe('images that it does not take', () => {
  test.each<[string, PlayImageType, Uint8Array, string]>([
    ['a text', 'icon', Buffer.from('hello'), 'it is no PNG'],
    ['an empty file', 'phoneScreenshots', new Uint8Array(), 'it is no PNG or JPEG'],
    ['a JPEG as icon', 'icon', jpeg(512, 512), 'it is no PNG'],
    ['a small icon', 'icon', opaque(511, 512), 'it is 511x512 pixels; 512x512 are wanted'],
    ['a narrow shot', 'phoneScreenshots', opaque(319, 400), 'each side has to have 320 to 3840'],
    ['a huge shot', 'tvScreenshots', jpeg(3841, 2000), 'each side has to have 320 to 3840'],
    ['a long shot', 'phoneScreenshots', opaque(400, 801), 'the long side may be twice the short one'],
    ['a see-through banner', 'featureGraphic', withAlpha(png(1024, 500)), 'it has an alpha channel'],
    [
      'a heavy icon',
      'icon',
      Buffer.concat([opaque(512, 512), Buffer.alloc(1_048_576)]),
      'at most 1048576 are allowed',
    ],
    [
      'a heavy shot',
      'phoneScreenshots',
      Buffer.concat([jpeg(400, 400), Buffer.alloc(mostImageBytes)]),
      'at most 15728640 are allowed',
    ],
  ])('%s', (...[, type, bytes, problem]) => {
    expect(graphicProblem(type, bytes)).toContain(problem);
  });
});
