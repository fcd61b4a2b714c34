import { constants, createHash, sign } from 'node:crypto';
import { algorithmById, type SignatureAlgorithm } from '../scheme/algorithms.ts';
import type { SigningKey } from './keys.ts';

/** An APK taken apart around its signing block. */
export interface ApkParts {
  readonly entries: Buffer;
  /** Values of the signing block in their order; empty when there is no block. */
  readonly pairs: readonly Pair[];
  readonly directory: Buffer;
  readonly end: Buffer;
}

export interface Pair {
  readonly id: number;
  readonly value: Buffer;
}

const magic = Buffer.from('APK Sig Block 42', 'latin1');

export function splitApk(apk: Buffer): ApkParts {
  const endOffset = apk.lastIndexOf('PK\x05\x06', undefined, 'latin1');
  const end = apk.subarray(endOffset);
  const directoryOffset = end.readUInt32LE(16);
  const directory = apk.subarray(directoryOffset, endOffset);
  const hasBlock = apk.subarray(directoryOffset - 16, directoryOffset).equals(magic);
  if (!hasBlock) return { entries: apk.subarray(0, directoryOffset), pairs: [], directory, end };
  const start = directoryOffset - Number(apk.readBigUInt64LE(directoryOffset - 24)) - 8;
  const pairs: Pair[] = [];
  for (let at = start + 8; at < directoryOffset - 24; ) {
    const next = at + 8 + Number(apk.readBigUInt64LE(at));
    pairs.push({ id: apk.readUInt32LE(at + 8), value: apk.subarray(at + 12, next) });
    at = next;
  }
  return { entries: apk.subarray(0, start), pairs, directory, end };
}

export function joinApk({ entries, pairs, directory, end }: ApkParts): Buffer {
  const block = pairs.length === 0 ? Buffer.alloc(0) : writeBlock(pairs);
  const moved = Buffer.from(end);
  moved.writeUInt32LE(entries.length + block.length, 16);
  return Buffer.concat([entries, block, directory, moved]);
}

export function writeBlock(pairs: readonly Pair[]): Buffer {
  const body = Buffer.concat(pairs.flatMap(({ id, value }) => [uint64(value.length + 4), uint32(id), value]));
  const size = uint64(body.length + 24);
  return Buffer.concat([size, body, size, magic]);
}

/** What a signer is to say; everything can be made wrong. */
export interface SignerPlan {
  readonly key: SigningKey;
  readonly algorithms: readonly number[];
  /** v3: API levels, outside and inside of the signed data. */
  readonly range?: readonly [number, number];
  readonly signedRange?: readonly [number, number];
  readonly attributes?: readonly Pair[];
  readonly certificates?: readonly Buffer[];
  readonly publicKey?: Buffer;
  readonly digestAlgorithms?: readonly number[];
  readonly spoilDigest?: boolean;
  readonly spoilSignature?: boolean;
  /** Bytes after the last field of the signed data. */
  readonly trailing?: Buffer;
}

/** Writes the value of a v2 block, or of v3 where plans have a range, signed with the real keys. */
export function writeSigners(parts: ApkParts, plans: readonly SignerPlan[]): Buffer {
  return prefixed(sequence(plans.map((plan) => writeSigner(parts, plan))));
}

function writeSigner(parts: ApkParts, plan: SignerPlan): Buffer {
  const {
    key,
    algorithms,
    range,
    signedRange = range,
    attributes = [],
    certificates = [key.certificate],
  } = plan;
  const digests = (plan.digestAlgorithms ?? algorithms).map((id) => tagged(id, digestFor(id, parts, plan)));
  const signedData = Buffer.concat([
    prefixed(sequence(digests)),
    prefixed(sequence(certificates)),
    ...(signedRange ?? []).map(uint32),
    prefixed(sequence(attributes.map(({ id, value }) => Buffer.concat([uint32(id), value])))),
    plan.trailing ?? Buffer.alloc(0),
  ]);
  const signatures = algorithms.map((id) => tagged(id, signatureBy(id, signedData, plan)));
  return Buffer.concat([
    prefixed(signedData),
    ...(range ?? []).map(uint32),
    prefixed(sequence(signatures)),
    prefixed(plan.publicKey ?? key.publicKey),
  ]);
}

function signatureBy(id: number, data: Buffer, { key, spoilSignature }: SignerPlan): Buffer {
  const algorithm = algorithmById(id);
  const signature = algorithm === undefined ? Buffer.alloc(64) : signWith(algorithm, data, key);
  if (spoilSignature === true) signature[20] = (signature[20] ?? 0) ^ 1;
  return signature;
}

export function signWith(algorithm: SignatureAlgorithm, data: Buffer, { privateKey }: SigningKey): Buffer {
  const pss =
    algorithm.pssSalt === undefined
      ? {}
      : { padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: algorithm.pssSalt };
  return sign(algorithm.hash, data, { key: privateKey, ...pss });
}

/** Independent of the product's own digesting, and as slow as it is simple. */
function digestFor(id: number, { entries, directory, end }: ApkParts, { spoilDigest }: SignerPlan): Buffer {
  const hash = algorithmById(id)?.hash ?? 'sha256';
  const adjusted = Buffer.from(end);
  adjusted.writeUInt32LE(entries.length, 16);
  const chunks = [entries, directory, adjusted].flatMap((part) =>
    Array.from({ length: Math.ceil(part.length / 2 ** 20) }, (_, index) =>
      part.subarray(index * 2 ** 20, (index + 1) * 2 ** 20),
    ),
  );
  const digests = chunks.map((chunk) =>
    createHash(hash)
      .update(Buffer.concat([Buffer.of(0xa5), uint32(chunk.length), chunk]))
      .digest(),
  );
  const digest = createHash(hash)
    .update(Buffer.concat([Buffer.of(0x5a), uint32(chunks.length), ...digests]))
    .digest();
  if (spoilDigest === true) digest[0] = (digest[0] ?? 0) ^ 1;
  return digest;
}

function tagged(id: number, value: Buffer): Buffer {
  return Buffer.concat([uint32(id), prefixed(value)]);
}

export function sequence(elements: readonly Buffer[]): Buffer {
  return Buffer.concat(elements.map(prefixed));
}

export function prefixed(bytes: Buffer): Buffer {
  return Buffer.concat([uint32(bytes.length), bytes]);
}

export function uint32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value >>> 0);
  return bytes;
}

function uint64(value: number): Buffer {
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64LE(BigInt(value));
  return bytes;
}
