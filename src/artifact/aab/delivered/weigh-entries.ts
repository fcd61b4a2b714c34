import { promisify } from 'node:util';
import { crc32, deflateRaw, deflateRawSync, type ZlibOptions } from 'node:zlib';
import type { ZipEntry } from '../../zip/central-directory.ts';
import type { Zip } from '../../zip/open-zip.ts';
import { readXmlNode } from '../proto-xml-tree.ts';
import { encodeXml } from './encode-xml.ts';

/** A file of an APK: what its headers say, and either its bytes there or what they weigh under gzip. */
export interface ApkFile {
  /** Path in the APK. */
  readonly path: string;
  readonly sizeBytes: number;
  readonly packedBytes: number;
  readonly crc32: number;
  readonly content: { readonly bytes: () => Promise<Buffer> } | { readonly downloadBytes: number };
}

/** Weighs an entry of a bundle as a file of an APK, which is compressed there or not. */
export type EntryWeigher = (entry: ZipEntry, keepsUncompressed: boolean) => Promise<ApkFile>;

const deflate = promisify(deflateRaw) as (bytes: Buffer, options: ZlibOptions) => Promise<Buffer>;
/** Files up to this size are compressed together with their neighbours, as in a whole APK. */
const smallBytes = { packed: 64 * 1024, stored: 1024 * 1024 } as const;
/** Of a larger file than this a few stretches are weighed for the whole. */
const wholeBytes = 4 * 1024 * 1024;
const stretchBytes = 512 * 1024;
const stretches = 4;
/** Of bundletool: compiled resources are worth more time; and of gzip. */
export const levels = { resource: 9, other: 6, download: 6 } as const;

/**
 * Weighs entries of a bundle, each once. An APK's deflate streams are those of the bundle or as long; compiled XML
 * is made; what the bundle merely stores is compressed.
 */
export function entryWeigher(zip: Zip): EntryWeigher {
  const known = new Map<string, Promise<ApkFile>>();
  return (entry, keepsUncompressed) => {
    const key = `${keepsUncompressed}:${entry.name}`;
    const found = known.get(key) ?? weigh(zip, entry, keepsUncompressed);
    known.set(key, found);
    return found;
  };
}

/** `base/dex/classes.dex` becomes `classes.dex`, `base/root/x` becomes `x`, and `base/res/y` becomes `res/y`. */
export function pathInApk(name: string): string {
  return name.slice(name.indexOf('/') + 1).replace(/^(?:dex|root|apex)\//u, '');
}

/** A file that bundletool makes and the bundle does not have. */
export function madeFile(path: string, content: Buffer, level: 0 | 6 | 9 = levels.resource): ApkFile {
  const packed = level === 0 ? content : deflateRawSync(content, { level });
  const isStored = level === 0 || !isWorthwhile(path, packed.length, content.length);
  return fileOf({
    path,
    sizeBytes: content.length,
    crc32: crc32(content),
    bytes: isStored ? content : packed,
  });
}

interface Made {
  readonly path: string;
  readonly sizeBytes: number;
  readonly crc32: number;
  /** As they are in the APK. */
  readonly bytes: Buffer;
}

function fileOf({ path, sizeBytes, crc32: checksum, bytes }: Made): ApkFile {
  const content =
    bytes.length <= smallBytes.stored
      ? { bytes: async () => bytes }
      : { downloadBytes: deflateRawSync(bytes, { level: levels.download }).length };
  return { path, sizeBytes, crc32: checksum, packedBytes: bytes.length, content };
}

/** aapt2 wants to save a tenth of a resource, bundletool anything at all of another file. */
function isWorthwhile(path: string, packedBytes: number, sizeBytes: number): boolean {
  return path.startsWith('res/') ? packedBytes * 1.1 <= sizeBytes : packedBytes < sizeBytes;
}

async function weigh(zip: Zip, entry: ZipEntry, keepsUncompressed: boolean): Promise<ApkFile> {
  const path = pathInApk(entry.name);
  if (path.startsWith('res/') && path.endsWith('.xml')) {
    const compiled = compile((await zip.read(entry.name)) ?? Buffer.alloc(0));
    if (compiled !== undefined) return madeFile(path, compiled, keepsUncompressed ? 0 : levels.resource);
  }
  const facts = { path, sizeBytes: entry.sizeBytes, crc32: entry.crc32 };
  const packedBytes = entry.stored ? await packedSize(zip, entry) : entry.compressedBytes;
  const isStored = keepsUncompressed || !isWorthwhile(path, packedBytes, entry.sizeBytes);
  const inApk = isStored ? entry.sizeBytes : packedBytes;
  if (inApk <= (isStored ? smallBytes.stored : smallBytes.packed)) {
    return { ...facts, packedBytes: inApk, content: { bytes: () => bytesInApk(zip, entry, isStored) } };
  }
  // A stream of deflate shrinks a little further under gzip; plain content shrinks to that stream.
  const downloadBytes = isStored || entry.stored ? packedBytes : await weighStretches(zip, entry);
  return { ...facts, packedBytes: inApk, content: { downloadBytes: Math.min(downloadBytes, inApk) } };
}

/** Undefined for an XML file that is not compiled, such as one under res/raw. */
function compile(content: Buffer): Buffer | undefined {
  try {
    const root = readXmlNode(content);
    return root.element === undefined ? undefined : encodeXml(root, 'utf8');
  } catch {
    return undefined;
  }
}

async function bytesInApk(zip: Zip, entry: ZipEntry, isStored: boolean): Promise<Buffer> {
  if (isStored) return (await zip.read(entry.name)) ?? Buffer.alloc(0);
  if (!entry.stored) return zip.source.read(await contentStart(zip, entry), entry.compressedBytes);
  return deflate((await zip.read(entry.name)) ?? Buffer.alloc(0), { level: levels.other });
}

/** Deflated size of an entry that is stored. */
function packedSize(zip: Zip, entry: ZipEntry): Promise<number> {
  return weighStretches(zip, entry);
}

/** What the bytes of the entry weigh, as they lie in the bundle, once they are compressed. */
async function weighStretches(zip: Zip, entry: ZipEntry): Promise<number> {
  const start = await contentStart(zip, entry);
  const length = entry.compressedBytes;
  if (length <= wholeBytes) return deflatedLength(await zip.source.read(start, length));
  let weighed = 0;
  for (let index = 0; index < stretches; index += 1) {
    const at = Math.floor(((length - stretchBytes) * index) / (stretches - 1));
    weighed += await deflatedLength(await zip.source.read(start + at, stretchBytes));
  }
  return Math.round((weighed / (stretchBytes * stretches)) * length);
}

async function deflatedLength(bytes: Buffer): Promise<number> {
  return (await deflate(bytes, { level: levels.download })).length;
}

async function contentStart({ source }: Zip, entry: ZipEntry): Promise<number> {
  const header = await source.read(entry.headerOffset, 30);
  return entry.headerOffset + 30 + header.readUInt16LE(26) + header.readUInt16LE(28);
}
