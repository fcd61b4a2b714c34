import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openByteSource } from '../byte-source.ts';
import { fuzzRounds } from '../testing/fuzz-rounds.ts';
import { runTool } from '../testing/run-tool.ts';
import { writeZip } from '../testing/write-zip.ts';
import { openZip } from '../zip/open-zip.ts';
import { loadAlignment, type NativeLibrary, pageSizeProblem } from './native-library.ts';
import { readNativeLibraries } from './read-native-libraries.ts';
import { elfFuzzTarget } from './testing/fuzz-target.ts';
import { writeElf } from './testing/write-elf.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'slipway-elf-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const load = (align: number) => ({ type: 1, align });

async function librariesOf(path: string): Promise<readonly NativeLibrary[]> {
  const source = await openByteSource(path);
  try {
    return await readNativeLibraries(await openZip(source));
  } finally {
    await source.close();
  }
}

describe('loadAlignment', () => {
  test('is the least of the LOAD segments, whatever the others say', () => {
    expect(loadAlignment(writeElf([load(65_536), { type: 4, align: 4 }, load(16_384)]))).toBe(16_384);
    expect(loadAlignment(writeElf([load(16_384), load(4096)]))).toBe(4096);
  });

  test.each([
    ['no ELF file', Buffer.alloc(100)],
    ['a file cut short', writeElf([load(4096)]).subarray(0, 80)],
    ['no segments', writeElf([])],
    ['32 bits', Buffer.from(writeElf([load(4096)])).fill(1, 4, 5)],
    ['headers far away', Buffer.from(writeElf([load(4096)])).fill(0xff, 32, 40)],
  ])('is not known for %s', (_, bytes) => {
    expect(loadAlignment(bytes)).toBeUndefined();
  });

  test('of thousands of damaged heads is known or not, never a crash', async () => {
    const { reached } = await fuzzRounds(elfFuzzTarget, { seed: 3, count: 4000 });
    expect(reached).toBeGreaterThan(1200);
    expect(reached).toBeLessThan(3800);
  });

  test('agrees with readelf on real libraries', async () => {
    const require = createRequire(import.meta.url);
    const compiler = dirname(require.resolve('@swc/core/package.json'));
    const plain = join(compiler, '../core-linux-x64-gnu/swc.linux-x64-gnu.node');
    const sources = [plain, process.execPath];
    for (const source of sources) {
      const table = await runTool('readelf', ['-lW', source]);
      const aligns = [...table.matchAll(/^\s+LOAD\s.*\s0x([0-9a-f]+)$/gm)].map((match) =>
        Number.parseInt(match[1] ?? '', 16),
      );
      expect(aligns.length).toBeGreaterThan(1);
      expect(loadAlignment((await readFile(source)).subarray(0, 4096))).toBe(Math.min(...aligns));
    }
  });
});

describe('readNativeLibraries', () => {
  const files = [
    { name: 'lib/arm64-v8a/libpacked.so', content: writeElf([load(16_384)]) },
    { name: 'lib/x86_64/libstored.so', content: writeElf([load(4096)]), stored: true },
    { name: 'base/lib/arm64-v8a/libmodule.so', content: writeElf([load(65_536)], 100_000) },
    { name: 'lib/arm64-v8a/libbroken.so', content: Buffer.from('not a library') },
    { name: 'lib/armeabi-v7a/libold.so', content: writeElf([load(4096)]) },
    { name: 'assets/libother.so', content: writeElf([load(4096)]) },
  ];

  test('reads those of 64-bit devices, packed or not', async () => {
    const path = join(folder, 'app.apk');
    await writeFile(path, writeZip(files));
    expect(await librariesOf(path)).toEqual([
      { name: 'lib/arm64-v8a/libpacked.so', loadAlignmentBytes: 16_384, storedAt: undefined },
      { name: 'lib/x86_64/libstored.so', loadAlignmentBytes: 4096, storedAt: expect.any(Number) },
      { name: 'base/lib/arm64-v8a/libmodule.so', loadAlignmentBytes: 65_536, storedAt: undefined },
      { name: 'lib/arm64-v8a/libbroken.so', loadAlignmentBytes: undefined, storedAt: undefined },
    ]);
  });

  test.each([4, 16_384])('agrees with zipalign about an alignment of %d', async (bytes) => {
    const content = join(folder, `content-${bytes}`);
    await mkdir(join(content, 'lib/x86_64'), { recursive: true });
    await writeFile(join(content, 'a-first.txt'), 'x');
    await writeFile(join(content, 'lib/x86_64/liba.so'), writeElf([load(16_384)]));
    const stored = join(folder, `stored-${bytes}.zip`);
    const aligned = join(folder, `aligned-${bytes}.zip`);
    await runTool('jar', ['cM0f', stored, '-C', content, '.']);
    await runTool('zipalign', ['-f', String(bytes), stored, aligned]);
    const [library] = await librariesOf(aligned);
    expect(library).toBeDefined();
    const verdict = await runTool('zipalign', ['-c', '16384', aligned]).then(
      () => 'aligned',
      () => 'not aligned',
    );
    expect(library === undefined ? '' : pageSizeProblem(library, 16_384)).toBe(
      verdict === 'aligned' ? undefined : 'stored without alignment in the zip file',
    );
    expect(verdict).toBe(bytes === 4 ? 'not aligned' : 'aligned');
  });

  test('is not blown up by a library that packs to almost nothing', async () => {
    const path = join(folder, 'bomb.apk');
    await writeFile(path, writeZip([{ name: 'lib/x86_64/libzero.so', content: Buffer.alloc(60_000_000) }]));
    expect(await librariesOf(path)).toMatchObject([{ loadAlignmentBytes: undefined }]);
  });
});
