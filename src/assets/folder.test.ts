import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bucketNames } from './densities.ts';
import { formatFolder, parseFolder } from './folder.ts';

const plain = { kind: 'drawable', variant: '', bucket: undefined, version: undefined };

describe('parseFolder', () => {
  test.each([
    ['drawable', {}],
    ['drawable-hdpi', { bucket: 'hdpi' }],
    ['drawable-hdpi-v4', { bucket: 'hdpi' }],
    ['mipmap-anydpi-v26', { kind: 'mipmap', bucket: 'anydpi', version: 26 }],
    ['mipmap-anydpi-v21', { kind: 'mipmap', bucket: 'anydpi' }],
    ['drawable-night-xhdpi-v8', { variant: 'night', bucket: 'xhdpi' }],
    [
      'drawable-en-rUS-ldrtl-sw600dp-420dpi-v26',
      { variant: 'en-rUS-ldrtl-sw600dp', bucket: '420dpi', version: 26 },
    ],
    ['drawable-ldrtl-mdpi-v17', { variant: 'ldrtl', bucket: 'mdpi' }],
    ['drawable-nodpi', { bucket: 'nodpi' }],
    ['drawable-v21', { version: 21 }],
  ])('%s', (name, expected) => {
    expect(parseFolder(name)).toEqual({ ...plain, ...expected });
  });

  test.each(['layout-hdpi', 'values', 'drawables', '', 'raw'])('%j holds no bitmaps', (name) => {
    expect(parseFolder(name)).toBeUndefined();
  });

  test('what is written is read back', () => {
    const qualifiers = fc.constantFrom('en', 'en-rUS', 'ldrtl', 'sw600dp', 'land', 'night', 'large');
    const folder = fc.record({
      kind: fc.constantFrom('drawable' as const, 'mipmap' as const),
      variant: fc.uniqueArray(qualifiers).map((parts) => parts.join('-')),
      bucket: fc.option(fc.constantFrom(...bucketNames, 'nodpi', 'anydpi', '420dpi'), { nil: undefined }),
      version: fc.option(fc.integer({ min: 22, max: 40 }), { nil: undefined }),
    });
    fc.assert(
      fc.property(folder, (one) => {
        expect(parseFolder(formatFolder(one))).toEqual(one);
      }),
    );
  });
});
