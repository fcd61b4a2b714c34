import { createCipheriv, createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { deflateRaw, type ZlibOptions } from 'node:zlib';
import { type ApkFile, levels, madeFile } from './weigh-entries.ts';

/** How the APK is signed. */
export interface ApkSigning {
  /** Devices before Android 7 need a JAR signature, which lists every file: two more lines and digests each. */
  readonly jar: boolean;
  /** Before Android 4.3 the digests are SHA-1. */
  readonly digest: 'sha1' | 'sha256';
  /** Compressed size of a JAR signature's certificate and signature, such as UPLOAD.RSA of the bundle. */
  readonly signatureBytes: number;
}

/** A self-signed certificate with a 2048-bit RSA key and its signature, as PKCS #7. */
export const usualSignatureBytes = 1030;

/** What the blocks of schemes v2 and v3 hold beyond one certificate and signature: digests and a second signature. */
const blockExtraBytes = 420;
/** End of central directory, lengths and padding of the signing block, header of gzip. */
const fixedBytes = 120;
/** Deflate looks back 32 KiB: runs of this length weigh as much as the whole. */
const runBytes = 4 * 1024 * 1024;

const deflate = promisify(deflateRaw) as (bytes: Buffer, options: ZlibOptions) => Promise<Buffer>;

/** What a device downloads for an APK of these files, in bytes: its size under gzip. */
export async function weighApk(files: readonly ApkFile[], signing: ApkSigning): Promise<number> {
  const sorted = files.toSorted((a, b) => (a.path < b.path ? -1 : 1));
  const all = signing.jar ? [...sorted, ...jarFiles(sorted, signing)] : sorted;
  let apart = 0;
  const run = runWeigher();
  for (const file of all) {
    await run.add(header(file, localHeader));
    if ('bytes' in file.content) await run.add(await file.content.bytes());
    else apart += file.content.downloadBytes;
  }
  await run.add(incompressible(signing.signatureBytes + blockExtraBytes, 1));
  for (const file of all) await run.add(header(file, centralHeader));
  return apart + (await run.weight()) + fixedBytes;
}

/** Collects bytes and weighs them in runs, so that they need not all be in memory. */
function runWeigher() {
  let parts: Buffer[] = [];
  let length = 0;
  let sum = 0;
  const flush = async (): Promise<void> => {
    if (length > 0) sum += (await deflate(Buffer.concat(parts), { level: levels.download })).length;
    parts = [];
    length = 0;
  };
  return {
    add: async (bytes: Buffer): Promise<void> => {
      parts.push(bytes);
      length += bytes.length;
      if (length >= runBytes) await flush();
    },
    weight: async (): Promise<number> => {
      await flush();
      return sum;
    },
  };
}

/** MANIFEST.MF, the .SF that has a digest of each of its parts, and the signature. */
function jarFiles(files: readonly ApkFile[], { digest, signatureBytes }: ApkSigning): readonly ApkFile[] {
  const name = digest === 'sha1' ? 'SHA1-Digest' : 'SHA-256-Digest';
  // Any digest does: one is as incompressible as another.
  const digestOf = (text: string) => createHash(digest).update(text).digest('base64');
  const text = (salt: string) =>
    files.map(({ path }) => `Name: ${path}\r\n${name}: ${digestOf(salt + path)}\r\n\r\n`).join('');
  const listed = (path: string, salt: string) =>
    madeFile(path, Buffer.from(`Manifest-Version: 1.0\r\n\r\n${text(salt)}`), levels.other);
  return [
    listed('META-INF/BNDLTOOL.SF', 'signature'),
    {
      path: 'META-INF/BNDLTOOL.RSA',
      sizeBytes: signatureBytes,
      packedBytes: signatureBytes,
      crc32: 0,
      content: { bytes: async () => incompressible(signatureBytes, 2) },
    },
    listed('META-INF/MANIFEST.MF', 'manifest'),
  ];
}

/** Stands in for signatures and certificates, which are as good as random; the same in every run. */
function incompressible(length: number, seed: number): Buffer {
  const cipher = createCipheriv('aes-128-ctr', Buffer.alloc(16), Buffer.alloc(16, seed));
  return cipher.update(Buffer.alloc(length));
}

interface HeaderLayout {
  readonly signature: number;
  readonly size: number;
  /** Where the CRC-32 is, the sizes after it. */
  readonly checksumAt: number;
}

const localHeader: HeaderLayout = { signature: 0x04034b50, size: 30, checksumAt: 14 };
const centralHeader: HeaderLayout = { signature: 0x02014b50, size: 46, checksumAt: 16 };

function header(file: ApkFile, { signature, size, checksumAt }: HeaderLayout): Buffer {
  const bytes = Buffer.alloc(size);
  bytes.writeUInt32LE(signature, 0);
  bytes.writeUInt32LE(file.crc32 >>> 0, checksumAt);
  bytes.writeUInt32LE(file.packedBytes >>> 0, checksumAt + 4);
  bytes.writeUInt32LE(file.sizeBytes >>> 0, checksumAt + 8);
  bytes.writeUInt16LE(Buffer.byteLength(file.path) & 0xffff, checksumAt + 12);
  return Buffer.concat([bytes, Buffer.from(file.path)]);
}
