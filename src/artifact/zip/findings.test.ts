import { describe, expect, test } from 'vitest';
import { type FileToZip, writeZip } from '../testing/write-zip.ts';
import { zipFindings } from './findings.ts';
import { alignmentFindings, localHeaderFindings } from './local-findings.ts';
import { readLocalHeaders } from './local-headers.ts';
import { openZip } from './open-zip.ts';
import { memorySource } from './testing/memory-source.ts';

const hello: FileToZip = { name: 'a/hello.txt', content: Buffer.from('hello '.repeat(100)) };
const plain: FileToZip = { name: 'plain.bin', content: Buffer.from('as it is'), stored: true };

/** Rule, place and message of everything that is found, with and without a look at local headers. */
async function found(bytes: Buffer, path?: string): Promise<readonly string[]> {
  const zip = await openZip(memorySource(bytes, path));
  const layout = await readLocalHeaders(zip);
  const all = [...zipFindings(zip), ...localHeaderFindings(zip, layout)];
  return all.map(({ rule, place, message }) => `${rule} ${place}: ${message}`);
}

/** The end record, moved by `inserted` bytes before it. */
function withInserted(bytes: Buffer, inserted: Buffer): Buffer {
  const end = bytes.length - 22;
  return Buffer.concat([bytes.subarray(0, end), inserted, bytes.subarray(end)]);
}

describe('nothing is found', () => {
  test.each([
    ['in a plain file', writeZip([hello, plain])],
    ['in an empty one', writeZip([])],
  ])('%s', async (_, bytes) => {
    expect(await found(bytes)).toEqual([]);
  });
});

describe('the directory', () => {
  test('may hide entries behind its count', async () => {
    const bytes = writeZip([hello, plain]);
    bytes.writeUInt16LE(1, bytes.length - 22 + 10);
    expect(await found(bytes)).toEqual([
      expect.stringMatching(/^zip\/hidden-entries memory.zip: .* 55 bytes more/),
    ]);
  });

  test('may be followed by something', async () => {
    expect(await found(withInserted(writeZip([hello]), Buffer.alloc(9)))).toEqual([
      expect.stringMatching(/^zip\/data-after-directory memory.zip: 9 bytes/),
    ]);
  });

  test('may carry a comment', async () => {
    expect(await found(writeZip([hello], { comment: 'built by Eve' }))).toEqual([
      expect.stringMatching(/^zip\/comment .* 12 bytes/),
    ]);
  });

  test('may be one that older Android cannot read', async () => {
    const bytes = writeZip([hello], { zip64: true });
    expect(await found(bytes, 'app.apk')).toEqual([expect.stringMatching(/^zip\/zip64 app.apk/)]);
    expect(await found(bytes, 'App.ipa')).toEqual([]);
  });

  test('is refused when its two end records disagree', async () => {
    const bytes = writeZip([hello, plain], { zip64: true });
    bytes.writeUInt16LE(1, bytes.length - 22 + 10);
    await expect(found(bytes)).rejects.toMatchObject({
      code: 'ARTIFACT_UNSAFE',
      message: 'The two end records name different central directories.',
    });
  });

  test('is refused when the file goes on after it', async () => {
    await expect(found(Buffer.concat([writeZip([hello]), Buffer.from('more')]))).rejects.toMatchObject({
      code: 'ARTIFACT_CORRUPT',
      message: expect.stringContaining('goes on after its end-of-central-directory record'),
    });
  });
});

describe('names', () => {
  test.each(['Icon\r', 'a\u0007b', 'photo\u202egnp.exe'])('with a control character: %j', async (name) => {
    expect(await found(writeZip([{ ...hello, name }]))).toEqual([
      expect.stringMatching(/^zip\/control-character ".*": The name of the entry has a control character/),
    ]);
  });

  test('that differ in case only', async () => {
    const bytes = writeZip([plain, { ...plain, name: 'PLAIN.bin' }]);
    expect(await found(bytes)).toEqual([
      expect.stringMatching(/^zip\/same-but-for-case PLAIN.bin: .*"plain.bin"/),
    ]);
  });
});

describe('sizes', () => {
  test('of an entry that unpacks to very much', async () => {
    const bytes = writeZip([{ name: 'zeros', content: Buffer.alloc(70 * 1024 * 1024) }]);
    expect(await found(bytes)).toEqual([
      expect.stringMatching(/^zip\/bomb zeros: .* 73400320 bytes, 10\d\d times/),
    ]);
  });

  test('beyond what is asked for are refused before anything is unpacked', async () => {
    const zip = await openZip(memorySource(writeZip([hello])));
    await expect(zip.read(hello.name, 599)).rejects.toMatchObject({ code: 'ARTIFACT_UNSAFE' });
    expect(String(await zip.read(hello.name, 600))).toBe(String(hello.content));
  });

  test('that are a lie are found out while unpacking, and no further', async () => {
    const content = Buffer.alloc(4 * 1024 * 1024);
    const zip = await openZip(
      memorySource(writeZip([{ name: 'liar', content, claims: { sizeBytes: 100 } }])),
    );
    await expect(zip.read('liar')).rejects.toMatchObject({ code: 'ARTIFACT_CORRUPT' });
  });
});

describe('a local header', () => {
  test.each([
    ['name', { name: 'a/other.tx' }, 'The local header says name "a/other.tx", the directory "a/hello.txt"'],
    ['method', { method: 0 }, 'The local header says method 0, the directory 8'],
    ['encryption', { flags: 1 }, 'The local header says flags 1, the directory 0'],
    ['size', { sizeBytes: 7 }, 'The local header says size 7, the directory 600'],
    ['CRC-32', { crc32: 7 }, 'The local header says CRC-32 7, the directory'],
  ])('that has another %s', async (_, local, message) => {
    const [first, ...others] = await found(writeZip([{ ...hello, local }, plain]));
    expect(first).toContain(`zip/local-header-differs a/hello.txt: ${message}`);
    expect(others.filter((one) => !one.startsWith('zip/overlap'))).toEqual([]);
  });

  test('that is missing', async () => {
    const bytes = writeZip([hello, plain]);
    bytes.writeUInt32LE(0, 0);
    expect(await found(bytes)).toEqual([expect.stringMatching(/^zip\/local-header-missing a\/hello.txt/)]);
  });

  test('that is so long that the entry reaches into the next one', async () => {
    const bytes = writeZip([hello, plain]);
    bytes.writeUInt16LE(8, 28);
    expect(await found(bytes)).toEqual([
      expect.stringMatching(/^zip\/overlap a\/hello.txt: The entry reaches into the entry "plain.bin"/),
    ]);
  });
});

describe('bytes of no entry', () => {
  /** Entries written by the book, with bytes before them. */
  function shifted(before: Buffer): Buffer {
    const bytes = Buffer.concat([before, writeZip([{ ...hello, claims: { headerOffset: before.length } }])]);
    const at = bytes.length - 22 + 16;
    bytes.writeUInt32LE(bytes.readUInt32LE(at) + before.length, at);
    return bytes;
  }

  test('before the first entry are an error', async () => {
    expect(await found(shifted(Buffer.from('dex\n035\0')))).toEqual([
      expect.stringMatching(/^zip\/prepended-data memory.zip: 8 bytes/),
    ]);
  });

  test('that the Android Gradle Plugin leaves as a hole are none', async () => {
    const hole = Buffer.alloc(132);
    hole.writeUInt32LE(0x04034b50);
    expect(await found(shifted(hole))).toEqual([]);
  });

  test('between entries are a warning when they are many', async () => {
    const hidden = { name: 'hidden', content: Buffer.alloc(100_000, 'x'), stored: true };
    const bytes = writeZip([hello, hidden, plain]);
    const directory = bytes.readUInt32LE(bytes.length - 22 + 16);
    // The entry of the middle is cut out of the directory; its bytes stay.
    const start = bytes.indexOf('hidden', directory) - 46;
    const without = Buffer.concat([bytes.subarray(0, start), bytes.subarray(start + 52)]);
    const end = without.length - 22;
    without.writeUInt16LE(2, end + 10);
    without.writeUInt32LE(without.readUInt32LE(end + 12) - 52, end + 12);
    expect(await found(without)).toEqual([
      expect.stringMatching(/^zip\/gap memory.zip: 100036 bytes belong to no entry.* after "a\/hello.txt"/),
    ]);
  });
});

describe('alignment', () => {
  const table = { name: 'resources.arsc', content: Buffer.from('table'), stored: true };
  const library = { name: 'lib/arm64-v8a/libcode.so', content: Buffer.from('ELF'), stored: true };

  async function offenders(files: readonly FileToZip[]): Promise<readonly string[]> {
    const layout = await readLocalHeaders(await openZip(memorySource(writeZip(files))));
    return alignmentFindings(layout).map(({ rule, severity, place }) => `${severity} ${rule} ${place}`);
  }

  const headerOf = ({ name }: FileToZip) => 30 + name.length;

  test.each([
    ['a table at a multiple of 4', [{ ...table, local: { extraBytes: 4 - (headerOf(table) % 4) } }], []],
    ['a table elsewhere', [{ ...table, local: { extraBytes: 1 } }], ['error zip/unaligned resources.arsc']],
    ['a plain file elsewhere', [{ ...plain, local: { extraBytes: 0 } }], ['warning zip/unaligned plain.bin']],
    ['a library on no page', [library], [`error zip/unaligned-library ${library.name}`]],
    [
      'a library on a small page',
      [{ ...library, local: { extraBytes: 4096 - headerOf(library) } }],
      [`warning zip/unaligned-library ${library.name}`],
    ],
    ['a library on a large page', [{ ...library, local: { extraBytes: 16_384 - headerOf(library) } }], []],
    ['a packed file anywhere', [hello], []],
  ])('%s', async (_, files, expected) => {
    expect(await offenders(files)).toEqual(expected);
  });
});

test('thousands of faults are summed up', async () => {
  const files = Array.from({ length: 1000 }, (_, index) => ({ ...plain, name: `bell\u0007${index}` }));
  const all = await found(writeZip(files));
  expect(all).toHaveLength(20);
  expect(all.at(-1)).toContain('(and 980 more of this kind)');
});

test('20,000 entries are vetted without looking at each pair of them', async () => {
  const files = Array.from({ length: 20_000 }, (_, index) => ({
    ...plain,
    name: `res/drawable-xxhdpi-v4/picture_of_something_${index}.png`,
  }));
  const source = memorySource(writeZip(files));
  const start = process.cpuUsage();
  expect((await openZip(source)).entries.size).toBe(20_000);
  const { user, system } = process.cpuUsage(start);
  // It takes some 20 ms, and 200 million comparisons of names take seconds.
  expect((user + system) / 1000).toBeLessThan(1000);
});
