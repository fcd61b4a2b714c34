import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openByteSource } from '../byte-source.ts';
import { runTool } from '../testing/run-tool.ts';
import { type FileToZip, writeZip, type ZipOptions } from '../testing/write-zip.ts';
import { openZip } from './open-zip.ts';

let folder: string;
let count = 0;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'slipway-zip-'));
});

afterAll(() => rm(folder, { recursive: true, force: true }));

async function save(files: readonly FileToZip[], options?: ZipOptions): Promise<string> {
  count += 1;
  const path = join(folder, `${count}.zip`);
  await writeFile(path, writeZip(files, options));
  return path;
}

/** Opens the file, reads every entry and hands back their texts. */
async function readAll(path: string): Promise<Record<string, string>> {
  const source = await openByteSource(path);
  try {
    const zip = await openZip(source);
    const texts: Record<string, string> = {};
    for (const name of zip.entries.keys()) texts[name] = String(await zip.read(name));
    return texts;
  } finally {
    await source.close();
  }
}

const hello: FileToZip = { name: 'a/hello.txt', content: Buffer.from('hello '.repeat(100)) };
const stored: FileToZip = { name: 'stored.bin', content: Buffer.from('as it is'), stored: true };
const contents = { [hello.name]: String(hello.content), [stored.name]: String(stored.content) };

describe('openZip', () => {
  test.each([
    { name: 'plain', options: {} },
    { name: 'zip64', options: { zip64: true } },
    { name: 'with a comment', options: { comment: 'built on a Sunday' } },
  ])('reads stored and deflated entries: $name', async ({ options }) => {
    const path = await save([hello, stored], options);
    expect(await readAll(path)).toEqual(contents);
    // Another reader accepts what the test wrote, so the test's own writer can be trusted.
    await runTool('jar', ['tf', path]);
  });

  test('is not taken in by an end signature inside the comment', async () => {
    expect(await readAll(await save([hello, stored], { comment: 'PK\u0005\u0006 is not the end' }))).toEqual(
      contents,
    );
  });

  test('reads a file without entries', async () => {
    expect(await readAll(await save([]))).toEqual({});
  });

  test.each([
    ['../escape', 'leaves its folder'],
    ['a/../../b', 'leaves its folder'],
    ['/etc/passwd', 'is an absolute path'],
    ['C:/windows', 'is an absolute path'],
    ['a\\b', 'contains a backslash'],
    ['a\0b', 'contains a NUL'],
    ['', 'is empty'],
  ])('refuses the name %j', async (name, problem) => {
    await expect(readAll(await save([{ ...hello, name }]))).rejects.toMatchObject({
      code: 'ARTIFACT_UNSAFE',
      message: `The name of an entry ${problem}.`,
    });
  });

  test('refuses two entries of one name, and says which', async () => {
    await expect(readAll(await save([hello, stored, hello]))).rejects.toMatchObject({
      code: 'ARTIFACT_UNSAFE',
      seen: expect.stringMatching(/entry "a\/hello.txt", offset \d+$/),
    });
  });

  test.each([
    ['an encrypted entry', { flags: 1 }, 'ARTIFACT_UNSAFE'],
    ['a declared size that deflate cannot give', { sizeBytes: 1 << 30 }, 'ARTIFACT_UNSAFE'],
    ['an entry over another one', { headerOffset: 5 }, 'ARTIFACT_UNSAFE'],
    ['an unknown compression method', { method: 12 }, 'ARTIFACT_CORRUPT'],
    ['a wrong CRC-32', { crc32: 1 }, 'ARTIFACT_CORRUPT'],
    ['a size that is too small', { sizeBytes: 599 }, 'ARTIFACT_CORRUPT'],
    ['a size that is too large', { sizeBytes: 601 }, 'ARTIFACT_CORRUPT'],
    ['a header offset into the directory', { headerOffset: 1000 }, 'ARTIFACT_CORRUPT'],
    ['deflated content that is called stored', { method: 0 }, 'ARTIFACT_CORRUPT'],
  ] as const)('refuses %s', async (_, claims, code) => {
    const path = await save([
      { name: 'first', content: Buffer.from('first') },
      { ...hello, claims },
    ]);
    await expect(readAll(path)).rejects.toMatchObject({ code });
  });

  test('refuses more entries than any app has before it reads them', async () => {
    const bytes = writeZip([hello], { zip64: true });
    bytes.writeBigUInt64LE(1n << 40n, bytes.length - 22 - 20 - 56 + 32);
    const path = join(folder, 'many.zip');
    await writeFile(path, bytes);
    await expect(readAll(path)).rejects.toMatchObject({ code: 'ARTIFACT_UNSAFE' });
  });
});
