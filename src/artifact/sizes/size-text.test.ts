import { describe, expect, test } from 'vitest';
import { kindGroups } from './kind-groups.ts';
import { type SizedFile, sizeReport } from './size-report.ts';
import { sizeText } from './size-text.ts';

const file = (name: string, compressedBytes: number, sizeBytes = compressedBytes): SizedFile => ({
  name,
  compressedBytes,
  sizeBytes,
});

const files = [
  file('classes.dex', 4_000_000, 9_000_000),
  file('lib/arm64-v8a/liba.so', 3000, 7000),
  file('res/drawable-hdpi-v4/a.png', 500),
  file('res/drawable-xxhdpi-v4/a.png', 900),
  file('res/layout/a.xml', 100),
];

test('sizes in 80 columns: the whole, kinds with their densities, the largest, what is there twice', () => {
  const text = sizeText(
    sizeReport({
      artifact: 'apk',
      fileBytes: 5_000_000,
      files,
      download: {
        minBytes: 4_200_000,
        maxBytes: 4_500_000,
        method: 'a method of many words, '.repeat(4).slice(0, -2),
      },
      duplicates: [
        { names: ['res/a.png', 'res/b.png', 'res/c.png'], sizeBytes: 900, wastedBytes: 1800 },
        { names: [`res/${'long/'.repeat(20)}end.png`, 'x\u001b\u202E'], sizeBytes: 600, wastedBytes: 600 },
      ],
    }),
  );
  expect(text).toMatchInlineSnapshot(`
    "size         5.0 MB, unpacked 9.0 MB
    download     about 4.2 MB to 4.5 MB (an estimate: a method of many words, a
                 method of many words, a method of many words, a method of many
                 words)
    installed    about 5.0 MB (an estimate: the APK, and the native libraries of one
                 ABI that are extracted from it)

    by kind                                    files  compressed    unpacked
    code                                           1      4.0 MB      9.0 MB
    native arm64-v8a                               1      3.0 kB      7.0 kB
    resources                                      3      1.5 kB      1.5 kB
      xxhdpi                                       1       900 B       900 B
      hdpi                                         1       500 B       500 B
      any density                                  1       100 B       100 B

    largest files, compressed
       4.0 MB  classes.dex
       3.0 kB  lib/arm64-v8a/liba.so
        900 B  res/drawable-xxhdpi-v4/a.png
        500 B  res/drawable-hdpi-v4/a.png
        100 B  res/layout/a.xml

    duplicates: 2.4 kB would be saved by keeping one copy of each
       1.8 kB  res/a.png
               = res/b.png and 1 more
        600 B  …/long/long/long/long/long/long/long/long/long/long/long/long/end.png
               = x��"
  `);
  expect(text.split('\n').filter((line) => line.length > 80)).toEqual([]);
});

describe('what there is none of is said', () => {
  test('of an empty folder', () => {
    const text = sizeText(sizeReport({ artifact: 'app', fileBytes: 0, files: [] }));
    expect(text).toContain('not estimated: a folder is not compressed');
    expect(text).toContain('no files');
    expect(text).not.toContain('compressed ');
    expect(text).toContain('no two files of 512 bytes or more have the same content');
  });
});

test('of many frameworks the largest have a line, the others one together', () => {
  const frameworks = Array.from({ length: 14 }, (_, index) =>
    file(`Payload/A.app/Frameworks/F${index}.framework/F${index}`, 2000 - index),
  );
  const report = sizeReport({ artifact: 'ipa', fileBytes: 50_000, files: frameworks });
  expect(kindGroups(report.kinds)).toMatchObject([
    { kind: 'frameworks', files: 14, compressedBytes: 14 * 2000 - 91 },
  ]);
  const text = sizeText(report);
  expect(text).toContain('  F9 ');
  expect(text).not.toContain('  F10 ');
  expect(text).toMatch(/ {2}4 more +4 +8\.0 kB +8\.0 kB/);
});
