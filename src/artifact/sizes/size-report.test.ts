import { crc32 } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { writeZip } from '../testing/write-zip.ts';
import { openZip } from '../zip/open-zip.ts';
import { memorySource } from '../zip/testing/memory-source.ts';
import { findDuplicates } from './find-duplicates.ts';
import { bytesText, type SizeBudget, sizeBudgetFindings } from './size-budget.ts';
import { type SizedFile, sizeReport } from './size-report.ts';

const file = (name: string, compressedBytes: number, sizeBytes = compressedBytes): SizedFile => ({
  name,
  compressedBytes,
  sizeBytes,
});

const files = [
  file('classes.dex', 4000, 9000),
  file('lib/arm64-v8a/liba.so', 3000, 7000),
  file('lib/x86_64/liba.so', 3500, 8000),
  file('res/drawable-hdpi-v4/a.png', 500),
  file('res/drawable-xxhdpi-v4/a.png', 900),
  file('resources.arsc', 2000),
];

describe('an APK', () => {
  const report = sizeReport({ artifact: 'apk', fileBytes: 15_000, files });

  test('is divided by kind, the largest first', () => {
    expect(
      report.kinds.map(({ kind, variant, compressedBytes }) => `${kind} ${variant} ${compressedBytes}`),
    ).toEqual([
      'code  4000',
      'native x86_64 3500',
      'native arm64-v8a 3000',
      'resource-table  2000',
      'resources xxhdpi 900',
      'resources hdpi 500',
    ]);
    expect(report.compressedBytes).toBe(13_900);
  });

  test('takes itself and one set of extracted libraries when it is installed', () => {
    expect(report.install).toMatchObject({ minBytes: 22_000, maxBytes: 23_000 });
  });

  test('extracts no libraries that lie uncompressed', () => {
    const plain = files.map((one) => (one.name.endsWith('.so') ? file(one.name, one.sizeBytes) : one));
    expect(sizeReport({ artifact: 'apk', fileBytes: 20_000, files: plain }).install).toMatchObject({
      minBytes: 20_000,
      maxBytes: 20_000,
    });
  });
});

test('a bundle is installed with one ABI and one density', () => {
  const modules = files.map(({ name, compressedBytes, sizeBytes }) =>
    file(
      `base/${name.replace('classes', 'dex/classes').replace('.arsc', '.pb')}`,
      compressedBytes,
      sizeBytes,
    ),
  );
  const { install } = sizeReport({ artifact: 'aab', fileBytes: 15_000, files: modules });
  expect(install).toMatchObject({ minBytes: 11_000 + 7000 + 500, maxBytes: 11_000 + 8000 + 900 });
});

test('an IPA is installed in blocks, without its symbols', () => {
  const parts = [
    file('Payload/A.app/A', 5000, 10_000),
    file('Payload/A.app/a.png', 1),
    file('Symbols/a.symbols', 9),
  ];
  expect(sizeReport({ artifact: 'ipa', fileBytes: 6000, files: parts }).install.maxBytes).toBe(
    3 * 4096 + 4096,
  );
});

test('kinds add up to the whole', () => {
  const names = fc.constantFrom(...files.map(({ name }) => name), 'assets/x', 'META-INF/A.RSA', 'odd');
  const sized = fc.record({ name: names, compressedBytes: fc.nat(1e6), sizeBytes: fc.nat(1e7) });
  fc.assert(
    fc.property(fc.array(sized), (many) => {
      const report = sizeReport({ artifact: 'apk', fileBytes: 1, files: many });
      const sum = (of: (one: { compressedBytes: number; sizeBytes: number }) => number) =>
        report.kinds.reduce((total, kind) => total + of(kind), 0);
      expect(sum(({ compressedBytes }) => compressedBytes)).toBe(report.compressedBytes);
      expect(sum(({ sizeBytes }) => sizeBytes)).toBe(report.sizeBytes);
      expect(report.kinds.reduce((total, kind) => total + kind.files, 0)).toBe(many.length);
    }),
  );
});

describe('duplicates', () => {
  const same = Buffer.from('the same '.repeat(200));

  test('are confirmed by content and counted by what they waste', async () => {
    const bytes = writeZip([
      { name: 'a', content: same, stored: true },
      { name: 'b', content: same },
      { name: 'c', content: same },
      { name: 'tiny', content: Buffer.from('x') },
      { name: 'tiny2', content: Buffer.from('x') },
    ]);
    const zip = await openZip(memorySource(bytes));
    const packed = zip.entries.get('b')?.compressedBytes ?? 0;
    expect(await findDuplicates(zip)).toEqual([
      { names: ['a', 'b', 'c'], sizeBytes: 1800, wastedBytes: 1800 + packed },
    ]);
  });

  test('are not those that share a CRC-32 by accident', async () => {
    const [one, two] = collision();
    expect(crc32(one)).toBe(crc32(two));
    const zip = await openZip(
      memorySource(
        writeZip([
          { name: 'one', content: one },
          { name: 'two', content: two },
        ]),
      ),
    );
    expect(await findDuplicates(zip)).toEqual([]);
  });

  /** CRC-32 is linear: adding its own polynomial at two places of the content changes nothing. */
  function collision(): readonly [Buffer, Buffer] {
    const one = Buffer.alloc(1024, 7);
    const two = Buffer.from(one);
    // The polynomial 0x104c11db7 in the bit order of the CRC, least significant bit first.
    const polynomial = 0x1db710641n;
    for (let byte = 0; byte < 5; byte += 1) {
      two[500 + byte] = (two[500 + byte] ?? 0) ^ Number((polynomial >> BigInt(8 * byte)) & 0xffn);
    }
    return [one, two];
  }
});

describe('the budget', () => {
  const report = sizeReport({
    artifact: 'apk',
    fileBytes: 15_000,
    files,
    download: { minBytes: 12_000, maxBytes: 12_000, method: 'measured' },
  });
  const exceeded = (budget: SizeBudget) =>
    sizeBudgetFindings(report, budget).map(({ rule, place, message }) => `${rule} ${place}: ${message}`);

  test('is kept when nothing is named, or everything fits', () => {
    expect(exceeded({})).toEqual([]);
    const fits = {
      downloadBytes: 12_000,
      installBytes: 23_000,
      fileBytes: 4000,
      kindBytes: { native: 6500, code: 4000 },
    };
    expect(exceeded(fits)).toEqual([]);
  });

  test.each<[SizeBudget, string]>([
    [
      { downloadBytes: 10_000 },
      'size/download sizeBudget: The download takes 12.0 kB, 2.0 kB more than the 10.0 kB of the budget',
    ],
    [
      { installBytes: 22_999 },
      'size/install sizeBudget: The installed app takes 23.0 kB, 1 B more than the 23.0 kB of the budget',
    ],
    [
      { kindBytes: { native: 6000 } },
      'size/kind native: The kind "native" takes 6.5 kB, 500 B more than the 6.0 kB of the budget',
    ],
    [
      { fileBytes: 3900 },
      'size/file classes.dex: The file takes 4.0 kB, 100 B more than the 3.9 kB of the budget',
    ],
  ])('%j', (budget, expected) => {
    expect(exceeded(budget)).toEqual([expected]);
  });

  test('counts the libraries of a bundle for one ABI', () => {
    const bundle = sizeReport({
      artifact: 'aab',
      fileBytes: 1,
      files: files.map((one) => file(`base/${one.name}`, one.compressedBytes)),
    });
    expect(sizeBudgetFindings(bundle, { kindBytes: { native: 3500 } })).toEqual([]);
    expect(sizeBudgetFindings(bundle, { kindBytes: { native: 3499 } })).toHaveLength(1);
  });

  test('bounds the growth against an earlier report', () => {
    const before = { ...report, download: { minBytes: 10_000, maxBytes: 10_000, method: 'measured' } };
    expect(sizeBudgetFindings(report, { growthPercent: 20 }, before)).toEqual([]);
    expect(sizeBudgetFindings(report, { growthPercent: 19.9 })).toEqual([]);
    expect(sizeBudgetFindings(report, { growthPercent: 19.9 }, before)).toMatchObject([
      {
        rule: 'size/growth',
        severity: 'error',
        message: 'The download has grown by 20.0%, from 10.0 kB to 12.0 kB; 19.9% are allowed',
      },
    ]);
  });
});

test.each([
  [0, '0 B'],
  [999, '999 B'],
  [1000, '1.0 kB'],
  [1_572_864, '1.6 MB'],
  [123_456_789, '123 MB'],
  [5_000_000_000, '5.0 GB'],
])('%d bytes are %s', (bytes, expected) => {
  expect(bytesText(bytes)).toBe(expected);
});
