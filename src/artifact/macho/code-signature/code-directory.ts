import { createHash } from 'node:crypto';

/** A parsed CodeDirectory: the list of hashes that a signature seals. cs_blobs.h of XNU. */
export interface CodeDirectory {
  /** Packed, such as 0x20400. */
  readonly version: number;
  readonly flags: readonly string[];
  readonly identifier: string;
  readonly teamId: string | undefined;
  readonly hash: HashType;
  /** 0 when the whole code is one page. */
  readonly pageBytes: number;
  /** How many bytes of the slice, from its start, the pages cover. */
  readonly codeLimit: number;
  readonly pageHashes: readonly Buffer[];
  /** Sealed hash of special slot 1, 2, …; index 0 is slot 1. */
  readonly specialHashes: readonly Buffer[];
  /** Hex, 20 bytes: the name by which systems and notaries know the code. */
  readonly cdHash: string;
}

export interface HashType {
  readonly name: string;
  /** As node:crypto names it. */
  readonly algorithm: string;
  readonly sizeBytes: number;
}

const hashTypes: Readonly<Record<number, HashType>> = {
  1: { name: 'SHA-1', algorithm: 'sha1', sizeBytes: 20 },
  2: { name: 'SHA-256', algorithm: 'sha256', sizeBytes: 32 },
  3: { name: 'SHA-256 truncated', algorithm: 'sha256', sizeBytes: 20 },
  4: { name: 'SHA-384', algorithm: 'sha384', sizeBytes: 48 },
};

const flagNames: Readonly<Record<number, string>> = {
  1: 'host',
  2: 'adhoc',
  256: 'hard',
  512: 'kill',
  1024: 'expires',
  2048: 'restrict',
  4096: 'enforcement',
  8192: 'library-validation',
  65536: 'runtime',
  131072: 'linker-signed',
};

const withTeam = 0x20200;
const with64BitLimit = 0x20300;
/** Hashes of a one-gigabyte binary in pages of 4 KiB. */
const mostPages = 262_144;

/** RangeError when the blob is cut off or names a hash that no system knows. */
export function parseCodeDirectory(blob: Buffer): CodeDirectory {
  const version = blob.readUInt32BE(8);
  const hash = hashTypes[blob.readUInt8(37)];
  if (hash === undefined || hash.sizeBytes !== blob.readUInt8(36))
    throw new RangeError('an unknown hash type');
  const hashOffset = blob.readUInt32BE(16);
  const specialCount = blob.readUInt32BE(24);
  const pageCount = blob.readUInt32BE(28);
  const pageShift = blob.readUInt8(39);
  if (specialCount > 64 || pageCount > mostPages || pageShift > 24)
    throw new RangeError('an absurd number of hashes');
  const hashesStart = hashOffset - specialCount * hash.sizeBytes;
  if (hashesStart < 44 || hashOffset + pageCount * hash.sizeBytes > blob.length) {
    throw new RangeError('the hashes of a code directory are cut off');
  }
  const hashAt = (index: number) => {
    const at = hashOffset + index * hash.sizeBytes;
    return blob.subarray(at, at + hash.sizeBytes);
  };
  return {
    version,
    flags: flagsOf(blob.readUInt32BE(12)),
    identifier: textAt(blob, blob.readUInt32BE(20)) ?? '',
    teamId: version >= withTeam ? textAt(blob, blob.readUInt32BE(48)) : undefined,
    hash,
    pageBytes: pageShift === 0 ? 0 : 2 ** pageShift,
    codeLimit: codeLimit(blob, version),
    pageHashes: Array.from({ length: pageCount }, (_, index) => hashAt(index)),
    specialHashes: Array.from({ length: specialCount }, (_, index) => hashAt(-1 - index)),
    cdHash: createHash(hash.algorithm).update(blob).digest('hex').slice(0, 40),
  };
}

function codeLimit(blob: Buffer, version: number): number {
  const wide = version >= with64BitLimit ? Number(blob.readBigUInt64BE(56)) : 0;
  return wide > 0 ? wide : blob.readUInt32BE(32);
}

function flagsOf(bits: number): readonly string[] {
  const known = Object.entries(flagNames).filter(([bit]) => (bits & Number(bit)) !== 0);
  return known.map(([, name]) => name);
}

function textAt(blob: Buffer, offset: number): string | undefined {
  if (offset === 0) return undefined;
  if (offset >= blob.length) throw new RangeError('a text outside of its code directory');
  const end = blob.indexOf(0, offset);
  return blob.toString('utf8', offset, end < 0 ? blob.length : end);
}

/** Hash of `content` as this directory seals it. */
export function sealedHash({ algorithm, sizeBytes }: HashType, content: Buffer): Buffer {
  return createHash(algorithm).update(content).digest().subarray(0, sizeBytes);
}
