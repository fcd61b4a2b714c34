import { describe, expect, test } from 'vitest';
import { byDexNumber, isDexName, readDexContainer, readDexHeader } from './dex.ts';
import { dexHeader } from './testing/write-dex.ts';

const place = { path: 'app.apk', entry: 'classes.dex' };

describe('readDexHeader', () => {
  test('counts what the file defines and refers to', () => {
    const bytes = dexHeader({ strings: 4, types: 3, fields: 2, methods: 70_000, classes: 1 });
    expect(readDexHeader(bytes, 1_000_000, place)).toEqual({
      ownBytes: 1_000_000,
      file: {
        ...{ name: 'classes.dex', version: '039', sizeBytes: 1_000_000 },
        ...{ strings: 4, types: 3, fields: 2, methods: 70_000, classes: 1 },
      },
    });
  });

  test.each([
    ['is something else', dexHeader({ magic: 'oat\n039\0' }), 'does not start as one'],
    ['is big-endian', dexHeader({ endian: 0x78563412 }), 'not little-endian'],
    ['is cut off', dexHeader({}).subarray(0, 50), 'points outside'],
    [
      'is shorter than it says',
      dexHeader({ sizeBytes: 2_000_000 }),
      'announces 2000000 bytes and has 1000000',
    ],
    ['has no room for its classes', dexHeader({ classes: 50_000 }), 'no room for the 50000 items'],
  ])('refuses a file that %s', (_, bytes, message) => {
    expect(() => readDexHeader(bytes, 1_000_000, place)).toThrow(
      expect.objectContaining({ code: 'ARTIFACT_CORRUPT', message: expect.stringContaining(message) }),
    );
  });
});

test('a container has several dex files, one after the other', () => {
  const one = Buffer.alloc(200);
  dexHeader({ version: '041', sizeBytes: 200, classes: 1 }).copy(one);
  const files = readDexContainer(Buffer.concat([one, one]), place);
  expect(files.map(({ classes, sizeBytes }) => ({ classes, sizeBytes }))).toEqual([
    { classes: 1, sizeBytes: 200 },
    { classes: 1, sizeBytes: 200 },
  ]);
});

test('code is loaded by name and number', () => {
  const names = [
    'classes10.dex',
    'classes1.dex',
    'classes.dex',
    'assets/classes.dex',
    'classes2.dex',
    'classes02.dex',
  ];
  expect(names.filter(isDexName).sort(byDexNumber)).toEqual(['classes.dex', 'classes2.dex', 'classes10.dex']);
});
