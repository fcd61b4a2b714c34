import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { pairIds } from '../scheme/signing-pairs.ts';
import { type RawEntry, rawEntries } from '../zip/raw-entries.ts';
import { type ApkFile, writeApk } from './write-apk.ts';
import { type ApkParts, joinApk, type Pair, splitApk, uint32 } from './write-block.ts';

/** What happens to a signed APK on its way; undefined where the sample has nothing to damage that way. */
export type Damage = (apk: Buffer) => Buffer | undefined;

/** Places in the file, from its start or, negative, from its end. */
const at =
  (offset: number): Damage =>
  (apk) =>
    flip(apk, offset < 0 ? apk.length + offset : offset);

function flip(apk: Buffer, offset: number, mask = 0x01): Buffer {
  const damaged = Buffer.from(apk);
  damaged[offset] = (damaged[offset] ?? 0) ^ mask;
  return damaged;
}

function entriesOf(apk: Buffer): readonly RawEntry[] {
  const { directory, end } = splitApk(apk);
  return rawEntries(directory, end.readUInt16LE(10));
}

function inEntry(name: string, offset: (entry: RawEntry, apk: Buffer) => number): Damage {
  return (apk) => {
    const entry = entriesOf(apk).find((each) => each.name === name);
    return entry === undefined ? undefined : flip(apk, offset(entry, apk));
  };
}

const dataStart = ({ headerOffset }: RawEntry, apk: Buffer) =>
  headerOffset + 30 + apk.readUInt16LE(headerOffset + 26) + apk.readUInt16LE(headerOffset + 28);

/** In the record of the first entry in the central directory. */
const inDirectory =
  (offset: number): Damage =>
  (apk) =>
    flip(apk, apk.length - splitApk(apk).end.length - splitApk(apk).directory.length + offset);

const inEnd =
  (offset: number): Damage =>
  (apk) =>
    flip(apk, apk.length - splitApk(apk).end.length + offset);

/** In the bytes of the signing block, from its start or, negative, from its end. */
function inBlock(offset: number, mask = 0x01): Damage {
  return (apk) => {
    const { entries, directory, end, pairs } = splitApk(apk);
    const blockEnd = apk.length - end.length - directory.length;
    return pairs.length === 0
      ? undefined
      : flip(apk, offset < 0 ? blockEnd + offset : entries.length + offset, mask);
  };
}

function withPairs(change: (pairs: readonly Pair[]) => readonly Pair[]): Damage {
  return (apk) => {
    const parts = splitApk(apk);
    return parts.pairs.length === 0 ? undefined : joinApk({ ...parts, pairs: change(parts.pairs) });
  };
}

const without = (...ids: readonly number[]): Damage =>
  withPairs((pairs) => pairs.filter(({ id }) => !ids.includes(id)));

/** Inside of the value of a scheme's block, at a part of its length. */
function inScheme(scheme: keyof typeof pairIds, part: number): Damage {
  return (apk) => {
    const parts = splitApk(apk);
    const pairs = parts.pairs.map((pair) =>
      pair.id === pairIds[scheme]
        ? { ...pair, value: flip(pair.value, Math.floor(pair.value.length * part)) }
        : pair,
    );
    return parts.pairs.some(({ id }) => id === pairIds[scheme]) ? joinApk({ ...parts, pairs }) : undefined;
  };
}

/** Builds the file again from changed entries; the signing block stays between them and the directory. */
function withFiles(change: (files: readonly ApkFile[]) => readonly ApkFile[] | undefined): Damage {
  return (apk) => {
    const { pairs } = splitApk(apk);
    const files = change(filesOf(apk));
    return files === undefined ? undefined : joinApk({ ...splitApk(writeApk(files)), pairs });
  };
}

export function filesOf(apk: Buffer): readonly ApkFile[] {
  return entriesOf(apk).map((entry) => {
    const start = dataStart(entry, apk);
    const packed = apk.subarray(start, start + entry.compressedBytes);
    const stored = entry.method === 0;
    return { name: entry.name, stored, content: stored ? packed : inflateRawSync(packed) };
  });
}

const isSignature = /^META-INF\/[^/]+\.(SF|RSA|DSA|EC|MF)$/;

function changeFile(pattern: RegExp, change: (content: Buffer) => Buffer): Damage {
  return withFiles((files) =>
    files.some(({ name }) => pattern.test(name))
      ? files.map((file) => (pattern.test(file.name) ? { ...file, content: change(file.content) } : file))
      : undefined,
  );
}

const dropFile = (pattern: RegExp): Damage =>
  withFiles((files) =>
    files.some(({ name }) => pattern.test(name))
      ? files.filter(({ name }) => !pattern.test(name))
      : undefined,
  );

const addFile = (name: string, content = 'added later'): Damage =>
  withFiles((files) => [...files, { name, content: Buffer.from(content) }]);

const replaceText = (from: RegExp | string, to: string) => (content: Buffer) =>
  Buffer.from(content.toString('latin1').replace(from, to), 'latin1');

/** A deflate stream that goes on after the end of another. */
function appendToDeflated(apk: Buffer): Buffer | undefined {
  const files = filesOf(apk);
  return files.length === 0 ? undefined : Buffer.concat([apk, deflateRawSync(Buffer.from('more'))]);
}

export const damages: Readonly<Record<string, Damage>> = {
  'nothing, written anew': withFiles((files) => files),
  'stored entry, first byte': inEntry('assets/stored.bin', dataStart),
  'stored entry, last byte': inEntry(
    'lib/arm64-v8a/libbig.so',
    (entry, apk) => dataStart(entry, apk) + entry.sizeBytes - 1,
  ),
  'stored entry, second chunk': inEntry(
    'lib/arm64-v8a/libbig.so',
    (entry, apk) => dataStart(entry, apk) + 1_060_000,
  ),
  'deflated entry, first byte': inEntry('assets/deflated.txt', dataStart),
  'deflated entry, middle': inEntry('assets/deflated.txt', (entry, apk) => dataStart(entry, apk) + 30),
  'manifest of the app': inEntry('AndroidManifest.xml', (entry, apk) => dataStart(entry, apk) + 40),
  'local header, signature': inEntry('assets/stored.bin', ({ headerOffset }) => headerOffset),
  'local header, flags': inEntry('assets/stored.bin', ({ headerOffset }) => headerOffset + 6),
  'local header, method': inEntry('assets/stored.bin', ({ headerOffset }) => headerOffset + 8),
  'local header, time': inEntry('assets/stored.bin', ({ headerOffset }) => headerOffset + 10),
  'local header, CRC-32': inEntry('assets/stored.bin', ({ headerOffset }) => headerOffset + 14),
  'local header, size': inEntry('assets/stored.bin', ({ headerOffset }) => headerOffset + 22),
  'local header, name length': inEntry('assets/stored.bin', ({ headerOffset }) => headerOffset + 26),
  'local header, extra length': inEntry('assets/stored.bin', ({ headerOffset }) => headerOffset + 29),
  'local header, name': inEntry('assets/stored.bin', ({ headerOffset }) => headerOffset + 33),
  'file, first byte': at(0),
  'directory, signature': inDirectory(0),
  'directory, version': inDirectory(4),
  'directory, flags': inDirectory(8),
  'directory, method': inDirectory(10),
  'directory, time': inDirectory(12),
  'directory, CRC-32': inDirectory(16),
  'directory, compressed size': inDirectory(20),
  'directory, size': inDirectory(24),
  'directory, name length': inDirectory(28),
  'directory, extra length': inDirectory(30),
  'directory, comment length': inDirectory(32),
  'directory, attributes': inDirectory(38),
  'directory, offset': inDirectory(42),
  'directory, name': inDirectory(48),
  'end, signature': inEnd(0),
  'end, disk': inEnd(4),
  'end, entries on disk': inEnd(8),
  'end, entries': inEnd(10),
  'end, directory size': inEnd(12),
  'end, directory offset': inEnd(16),
  'end, comment length': inEnd(20),
  'comment added': (apk) => {
    const longer = Buffer.concat([apk, Buffer.from('hello')]);
    longer.writeUInt16LE(5, apk.length - 2);
    return longer;
  },
  'bytes appended': (apk) => Buffer.concat([apk, Buffer.from('hello')]),
  'deflated data appended': appendToDeflated,
  'bytes before the file': (apk) => Buffer.concat([Buffer.from('MZ'), apk]),
  'cut by a byte': (apk) => apk.subarray(0, -1),
  'cut in the directory': (apk) => apk.subarray(0, -60),
  'cut in half': (apk) => apk.subarray(0, apk.length / 2),
  'cut to a page': (apk) => apk.subarray(0, 4096),
  empty: () => Buffer.alloc(0),
  'one byte': () => Buffer.of(0x50),
  'zip file without entries': () => writeApk([]),
  'zeros of the same length': (apk) => Buffer.alloc(apk.length),
  'block, size before': inBlock(0),
  'block, size before, high': inBlock(7, 0x80),
  'block, length of first pair': inBlock(8),
  'block, length of first pair, high': inBlock(15, 0x80),
  'block, id of first pair': inBlock(16),
  'block, size after': inBlock(-24),
  'block, size after, high': inBlock(-17, 0x80),
  'block, magic': inBlock(-1),
  'block gone': (apk) =>
    splitApk(apk).pairs.length === 0 ? undefined : joinApk({ ...splitApk(apk), pairs: [] }),
  'block, order turned': withPairs((pairs) => pairs.toReversed()),
  'block, unknown pair first': withPairs((pairs) => [
    { id: 0x12345678, value: Buffer.from('who?') },
    ...pairs,
  ]),
  'block, unknown pair last': withPairs((pairs) => [...pairs, { id: 0x12345678, value: Buffer.alloc(0) }]),
  'block, every pair twice': withPairs((pairs) => [...pairs, ...pairs]),
  'block, an empty v2 first': withPairs((pairs) => [{ id: pairIds.v2, value: Buffer.alloc(0) }, ...pairs]),
  'block, an empty v3 first': withPairs((pairs) => [{ id: pairIds.v3, value: Buffer.alloc(0) }, ...pairs]),
  'block, v3 without signers': withPairs((pairs) => [{ id: pairIds.v3, value: uint32(0) }, ...pairs]),
  'block, v2 and v3 exchanged': withPairs((pairs) =>
    pairs.map(({ id, value }) => ({
      id: id === pairIds.v2 ? pairIds.v3 : id === pairIds.v3 ? pairIds.v2 : id,
      value,
    })),
  ),
  'v2 stripped': without(pairIds.v2),
  'v3 stripped': without(pairIds.v3),
  'v2 and v3 stripped': without(pairIds.v2, pairIds.v3),
  'stamp stripped': without(pairIds.sourceStamp),
  ...Object.fromEntries(
    [0, 0.02, 0.04, 0.1, 0.2, 0.35, 0.5, 0.65, 0.75, 0.85, 0.95, 0.999].flatMap((part) => [
      [`v2, at ${part}`, inScheme('v2', part)],
      [`v3, at ${part}`, inScheme('v3', part)],
    ]),
  ),
  'entry added': addFile('assets/added.txt'),
  'entry added below META-INF': addFile('META-INF/added.txt'),
  'folder added': addFile('assets/folder/', ''),
  'entry removed': dropFile(/^assets\/stored/),
  'entry twice': withFiles((files) => [
    ...files,
    ...files.filter(({ name }) => name === 'assets/stored.bin'),
  ]),
  'signature file twice': withFiles((files) => [
    ...files,
    ...files.filter(({ name }) => name.endsWith('.SF')),
  ]),
  'manifest of the app removed': dropFile(/^AndroidManifest/),
  'entries in another order': withFiles((files) => files.toReversed()),
  'JAR manifest removed': dropFile(/MANIFEST\.MF$/),
  'JAR manifest empty': changeFile(/MANIFEST\.MF$/, () => Buffer.alloc(0)),
  'JAR manifest, a digest': changeFile(/MANIFEST\.MF$/, replaceText(/Digest: ./, 'Digest: +')),
  'JAR manifest, main section': changeFile(/MANIFEST\.MF$/, replaceText('Created-By', 'Built-By')),
  'JAR manifest, a section more': changeFile(/MANIFEST\.MF$/, (content) =>
    Buffer.concat([content, Buffer.from('Name: nowhere\r\n\r\n')]),
  ),
  'JAR manifest, a section less': changeFile(
    /MANIFEST\.MF$/,
    replaceText(/Name: assets\/stored.*\r\n.*\r\n\r\n/, ''),
  ),
  'JAR manifest, other line ends': changeFile(/MANIFEST\.MF$/, replaceText(/\r\n/g, '\n')),
  'JAR manifest, no base64': changeFile(/MANIFEST\.MF$/, replaceText(/Digest: .../, 'Digest: ***')),
  'JAR manifest, section without name': changeFile(
    /MANIFEST\.MF$/,
    replaceText('Name: assets/empty', 'Nome: assets/empty'),
  ),
  'signature file removed': dropFile(/\.SF$/),
  'signature file empty': changeFile(/\.SF$/, () => Buffer.alloc(0)),
  'signature file, a digest': changeFile(/\.SF$/, replaceText(/Digest: ./, 'Digest: +')),
  'signature file, no word of v2': changeFile(/\.SF$/, replaceText(/X-Android.*\r\n/, '')),
  'PKCS#7 file removed': dropFile(/\.(RSA|DSA|EC)$/),
  'PKCS#7 file empty': changeFile(/\.(RSA|DSA|EC)$/, () => Buffer.alloc(0)),
  'PKCS#7 file, last byte': changeFile(/\.(RSA|DSA|EC)$/, (content) => flip(content, content.length - 1)),
  'PKCS#7 file, first byte': changeFile(/\.(RSA|DSA|EC)$/, (content) => flip(content, 0)),
  'PKCS#7 file, bytes appended': changeFile(/\.(RSA|DSA|EC)$/, (content) =>
    Buffer.concat([content, Buffer.alloc(4)]),
  ),
  ...Object.fromEntries(
    [0.02, 0.05, 0.1, 0.3, 0.5, 0.7, 0.8, 0.9].map((part) => [
      `PKCS#7 file, at ${part}`,
      changeFile(/\.(RSA|DSA|EC)$/, (content) => flip(content, Math.floor(content.length * part))),
    ]),
  ),
  'second PKCS#7 file': withFiles((files) => {
    const own = files.filter(({ name }) => /\.(RSA|SF)$/.test(name));
    return own.length === 0
      ? undefined
      : [...files, ...own.map((file) => ({ ...file, name: file.name.replace(/\/.*\./, '/OTHER.') }))];
  }),
  'stray PKCS#7 file': addFile('META-INF/STRAY.RSA'),
  'stray signature file': addFile('META-INF/STRAY.SF'),
  'signature files in lower case': withFiles((files) =>
    files.map((file) =>
      isSignature.test(file.name)
        ? { ...file, name: file.name.replace(/\..*$/, (end) => end.toLowerCase()) }
        : file,
    ),
  ),
  'entries packed again': withFiles((files) => files.map((file) => ({ ...file, stored: !file.stored }))),
};

/** The block of one file on another one: a swapped certificate. */
export function transplant(from: Buffer, to: Buffer): Buffer {
  const parts: ApkParts = splitApk(to);
  return joinApk({ ...parts, pairs: splitApk(from).pairs });
}
