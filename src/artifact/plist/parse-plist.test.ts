import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { fuzzRounds } from '../testing/fuzz-rounds.ts';
import { runTool } from '../testing/run-tool.ts';
import { parsePlist, parsePlistDict } from './parse-plist.ts';
import { plainPlist } from './plain-plist.ts';
import { binaryPlistFuzzTarget, xmlPlistFuzzTarget } from './testing/fuzz-plist.ts';
import { type PlistInput, writeBinaryPlist, writeXmlPlist } from './testing/write-plist.ts';

const place = { path: 'Info.plist' };
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'slipway-plist-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const everything: PlistInput = {
  string: 'Grüße & <Zeichen> 🚢',
  ascii: 'plain',
  empty: '',
  small: 7,
  byte: 200,
  short: 40000,
  word: 3_000_000_000,
  negative: -5,
  huge: 2n ** 63n - 1n,
  real: 0.25,
  yes: true,
  no: false,
  when: new Date('2026-02-03T04:05:06Z'),
  data: Buffer.from([0, 1, 2, 250, 251]),
  long: Array.from({ length: 40 }, (_, index) => `entry ${index}`),
  nested: { a: [{ b: [] }, {}], __proto__x: 1 },
};

/** Has plistutil convert a file. */
async function plistutil(bytes: Buffer, format: 'bin' | 'xml'): Promise<Buffer> {
  const [from, to] = [join(folder, 'from.plist'), join(folder, 'to.plist')];
  await writeFile(from, bytes);
  await runTool('plistutil', ['-i', from, '-o', to, '-f', format]);
  return readFile(to);
}

const plain = (bytes: Buffer) => plainPlist(parsePlist(bytes, place));

describe('agreement with plistutil', () => {
  test('what it converts to binary reads the same as the XML', async () => {
    const xml = writeXmlPlist(everything);
    const binary = await plistutil(xml, 'bin');
    expect(binary.toString('latin1', 0, 8)).toBe('bplist00');
    expect(plain(binary)).toEqual(plain(xml));
    expect(plain(xml)).toMatchObject({ string: 'Grüße & <Zeichen> 🚢', huge: '9223372036854775807' });
  });

  test('what it converts to XML reads the same as the binary', async () => {
    const binary = writeBinaryPlist(everything);
    expect(plain(await plistutil(binary, 'xml'))).toEqual(plain(binary));
  });
});

/** XML has no way to write the control characters. */
function isPrintable(text: string): boolean {
  return [...text].every((character) => character >= ' ');
}

test('whatever is written is read back, in both formats', () => {
  const scalar = fc.oneof(
    fc.string({ unit: 'grapheme' }).filter((text) => isPrintable(text)),
    fc.maxSafeInteger(),
    fc.boolean(),
    fc.uint8Array().map((bytes) => Buffer.from(bytes)),
    fc.date({ noInvalidDate: true, min: new Date(0), max: new Date('2100-01-01') }).map((date) => {
      date.setMilliseconds(0);
      return date;
    }),
  );
  const tree = fc.letrec<{ value: PlistInput }>((tie) => ({
    value: fc.oneof(
      { maxDepth: 4 },
      scalar,
      fc.array(tie('value'), { maxLength: 20 }),
      fc.dictionary(
        fc.string().filter((key) => isPrintable(key) && key !== '__proto__'),
        tie('value'),
      ),
    ),
  })).value;
  fc.assert(
    fc.property(tree, (value) => {
      const expected = plainPlist(parsePlist(writeXmlPlist(value), place));
      expect(plain(writeBinaryPlist(value))).toEqual(expected);
    }),
    { numRuns: 200 },
  );
});

describe('XML as people and tools write it', () => {
  const read = (body: string) => plain(Buffer.from(`<plist version="1.0">${body}</plist>`));
  test.each([
    ['<string>a<!-- note -->b<![CDATA[<&>]]>&#x41;&#66;&quot;&apos;&gt;</string>', `ab<&>AB"'>`],
    ['<string/>', ''],
    ['<array/>', []],
    ['<dict/>', {}],
    ['<integer> 0x1F </integer>', 31],
    ['<integer>-12</integer>', -12],
    ['<integer>170141183460469231731687303715884105727</integer>', '170141183460469231731687303715884105727'],
    ['<real>-1.5e3</real>', -1500],
    ['<real>nan</real>', 'NaN'],
    ['<real>-inf</real>', '-Infinity'],
    ['<data>\n  AA\tEC\n</data>', Buffer.from([0, 1, 2]).toString('base64')],
    ['<dict><key>a</key><true/><key>a</key><false/></dict>', { a: false }],
    ['<dict><key>__proto__</key><string>x</string></dict>', JSON.parse('{"__proto__":"x"}')],
  ])('%s', (body, expected) => {
    expect(read(body)).toEqual(expected);
  });

  test('in UTF-16 and with byte order marks', () => {
    const text = '<?xml version="1.0"?><plist><string>ü</string></plist>';
    const little = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le')]);
    const big = Buffer.from(little).swap16();
    const utf8 = Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), Buffer.from(text)]);
    for (const bytes of [little, big, utf8]) expect(plain(bytes)).toBe('ü');
  });
});

describe('hostile files are refused', () => {
  const doctype = '<!DOCTYPE plist [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>';
  test.each([
    ['entities', `${doctype}<plist><string>&b;</string></plist>`, 'declares entities of its own'],
    ['an unknown entity', '<plist><string>&b;</string></plist>', 'reference of the property list is unknown'],
    ['depth', `<plist>${'<array>'.repeat(100_000)}`, 'nested too deeply'],
    ['a second value', '<plist><true/><true/></plist>', 'has 2 values'],
    ['no value', '<plist></plist>', 'has 0 values'],
    ['crossed tags', '<plist><array></dict></plist>', '</dict> closes what is not open'],
    ['a value without a key', '<plist><dict><true/></dict></plist>', 'has no key'],
    ['a key without a value', '<plist><dict><key>a</key></dict></plist>', 'has no value'],
    ['a key in an array', '<plist><array><key>a</key></array></plist>', 'where none may'],
    ['an element of another language', '<plist><script>1</script></plist>', '<script> is no element'],
    ['a wrong end', '<plist><string>a</integer></plist>', 'closed by something else'],
    ['an open string', '<plist><string>a', 'is not closed'],
    ['no end', '<plist><array>', 'Text stands between the tags'],
    ['an open comment', '<plist><!-- ', '"-->" is missing'],
    ['text between tags', '<plist><array>x</array></plist>', 'Text stands between the tags'],
    ['a tag of a megabyte', `<plist><array ${'a'.repeat(1_000_000)}>`, 'longer than any'],
    ['a malformed tag', '<plist><array a></array></plist>', 'malformed'],
    ['a wrong integer', '<plist><integer>1.5</integer></plist>', '<integer>'],
    ['a wrong real', '<plist><real>one</real></plist>', '<real>'],
    ['a wrong date', '<plist><date>yesterday</date></plist>', '<date>'],
    ['wrong data', '<plist><data>***</data></plist>', 'base64'],
    ['a web page', '<html></html>', 'does not start with <plist>'],
    ['the old text format', '{ a = b; }', 'neither a binary nor an XML'],
    ['nothing', '', 'neither a binary nor an XML'],
  ])('%s', (_, text, message) => {
    expect(() => parsePlist(Buffer.from(text), place)).toThrowError(
      expect.objectContaining({ code: 'ARTIFACT_CORRUPT', message: expect.stringContaining(message) }),
    );
  });

  /** A binary list of hand-made objects, offsets four bytes and references one byte wide. */
  function binary(
    objects: readonly (readonly number[])[],
    changes: Partial<Record<number, number>> = {},
  ): Buffer {
    const head = Buffer.from('bplist00');
    const offsets = Buffer.alloc(objects.length * 4);
    let at = 8;
    for (const [index, object] of objects.entries()) {
      offsets.writeUInt32BE(at, index * 4);
      at += object.length;
    }
    const trailer = Buffer.alloc(32);
    trailer[6] = 4;
    trailer[7] = 1;
    trailer[15] = objects.length;
    trailer.writeUInt32BE(at, 28);
    for (const [index, value] of Object.entries(changes)) trailer[Number(index)] = value as number;
    return Buffer.concat([head, Buffer.from(objects.flat()), offsets, trailer]);
  }

  const doubling = Array.from({ length: 40 }, (_, level) => [0xa2, level + 1, level + 1]);
  test.each([
    ['a cycle', binary([[0xa1, 0]]), 'contains itself'],
    [
      'a longer cycle',
      binary([
        [0xa1, 1],
        [0xa1, 0],
      ]),
      'contains itself',
    ],
    ['references that double forty times', binary([...doubling, [0x09]]), 'multiply beyond a million'],
    ['a missing object', binary([[0xa1, 9]]), 'Object 9 does not exist'],
    ['a key that is no string', binary([[0xd1, 1, 1], [0x09]]), 'not a string'],
    ['an unknown marker', binary([[0x7f]]), 'outside of its own bytes'],
    ['an unknown scalar', binary([[0x0f]]), 'Marker 0x0f is unknown'],
    ['an unknown container', binary([[0xe0]]), 'Marker 0xe is unknown'],
    ['an array longer than the file', binary([[0xaf, 0x12, 0xff, 0xff, 0xff, 0xff]]), 'cut off'],
    ['a string longer than the file', binary([[0x5f, 0x12, 0xff, 0xff, 0xff, 0xff]]), 'outside of its own'],
    ['more objects than bytes', binary([[0x09]], { 8: 0x10 }), 'outside of its own'],
    ['no objects', binary([[0x09]], { 15: 0 }), 'trailer'],
    ['an offset table outside', binary([[0x09]], { 28: 0xff }), 'trailer'],
    ['a date that is none', binary([[0x33, 0x7f, 0xf0, 0, 0, 0, 0, 0, 0]]), 'date'],
    ['only a header', Buffer.from('bplist00'), 'cut off'],
  ])('%s', (_, bytes, message) => {
    expect(() => parsePlist(bytes, place)).toThrowError(
      expect.objectContaining({ code: 'ARTIFACT_CORRUPT', message: expect.stringContaining(message) }),
    );
  });

  test('objects that overlap, each a long string', () => {
    const strings = Array.from({ length: 200 }, () => [0x5f, 0x11, 0x03, 0xe8, 0x20]);
    const refs = strings.map((_, index) => index + 1);
    const bytes = binary([[0xaf, 0x10, 200, ...refs], ...strings, Array(1100).fill(0x20)]);
    expect(() => parsePlist(bytes, place)).toThrowError(/overlap/);
  });

  test('depth of a binary list', () => {
    const chain = Array.from({ length: 200 }, (_, index) => [0xa1, index + 1]);
    expect(() => parsePlist(binary([...chain, [0x09]]), place)).toThrowError(/nested too deeply/);
  });

  test('an outermost value that is no dictionary', () => {
    expect(() => parsePlistDict(writeXmlPlist(['a']), place)).toThrowError(/other than a dictionary/);
  });
});

test.each([binaryPlistFuzzTarget, xmlPlistFuzzTarget])(
  'two thousand mutants of $name are read or refused, quickly',
  async (target) => {
    const { reached } = await fuzzRounds(target, { seed: 7, count: 2000 });
    expect(reached).toBeGreaterThan(1000);
  },
);
