import { constants, createPublicKey, type KeyObject, verify } from 'node:crypto';

/** How the content is digested: in chunks of 1 MiB, or as the tree of fs-verity. */
export type ContentDigest = 'sha256' | 'sha512' | 'verity';

export interface SignatureAlgorithm {
  readonly id: number;
  readonly name: string;
  readonly key: 'rsa' | 'ec' | 'dsa';
  readonly hash: 'sha256' | 'sha512';
  readonly content: ContentDigest;
  /** First API level that verifies it. */
  readonly minSdk: number;
  /** Bytes of salt of RSASSA-PSS; undefined for every other padding. */
  readonly pssSalt?: number;
}

/** https://source.android.com/docs/security/features/apksigning/v2#signature-algorithm-ids */
const algorithms: readonly SignatureAlgorithm[] = [
  {
    id: 0x0101,
    name: 'RSASSA-PSS with SHA-256',
    key: 'rsa',
    hash: 'sha256',
    content: 'sha256',
    minSdk: 24,
    pssSalt: 32,
  },
  {
    id: 0x0102,
    name: 'RSASSA-PSS with SHA-512',
    key: 'rsa',
    hash: 'sha512',
    content: 'sha512',
    minSdk: 24,
    pssSalt: 64,
  },
  { id: 0x0103, name: 'RSA with SHA-256', key: 'rsa', hash: 'sha256', content: 'sha256', minSdk: 24 },
  { id: 0x0104, name: 'RSA with SHA-512', key: 'rsa', hash: 'sha512', content: 'sha512', minSdk: 24 },
  { id: 0x0201, name: 'ECDSA with SHA-256', key: 'ec', hash: 'sha256', content: 'sha256', minSdk: 24 },
  { id: 0x0202, name: 'ECDSA with SHA-512', key: 'ec', hash: 'sha512', content: 'sha512', minSdk: 24 },
  { id: 0x0301, name: 'DSA with SHA-256', key: 'dsa', hash: 'sha256', content: 'sha256', minSdk: 24 },
  {
    id: 0x0421,
    name: 'RSA with SHA-256 over fs-verity',
    key: 'rsa',
    hash: 'sha256',
    content: 'verity',
    minSdk: 28,
  },
  {
    id: 0x0423,
    name: 'ECDSA with SHA-256 over fs-verity',
    key: 'ec',
    hash: 'sha256',
    content: 'verity',
    minSdk: 28,
  },
  {
    id: 0x0425,
    name: 'DSA with SHA-256 over fs-verity',
    key: 'dsa',
    hash: 'sha256',
    content: 'verity',
    minSdk: 28,
  },
];

const byId = new Map(algorithms.map((algorithm) => [algorithm.id, algorithm]));
const strength: Readonly<Record<ContentDigest, number>> = { sha256: 0, verity: 1, sha512: 2 };

export function algorithmById(id: number): SignatureAlgorithm | undefined {
  return byId.get(id);
}

interface Offered {
  readonly algorithm: SignatureAlgorithm;
}

/**
 * The signatures that at least one Android version of the range verifies: each version takes the one with
 * the strongest content digest that it knows. Undefined when the oldest version knows none of them.
 */
export function signaturesToVerify<T extends Offered>(
  offered: readonly T[],
  range: { readonly min: number; readonly max: number },
): readonly T[] | undefined {
  const best = new Map<number, T>();
  for (const candidate of offered) {
    const { minSdk, content } = candidate.algorithm;
    if (minSdk > range.max) continue;
    const known = best.get(minSdk);
    if (known === undefined || strength[content] > strength[known.algorithm.content])
      best.set(minSdk, candidate);
  }
  if (best.size === 0 || range.min < Math.min(...best.keys())) return undefined;
  return [...best.values()].sort((a, b) => a.algorithm.id - b.algorithm.id);
}

/** The curves apksigner's Java and every Android know. */
const curves = ['prime256v1', 'secp384r1', 'secp521r1'];

/** A public key (DER of SubjectPublicKeyInfo) of the wanted kind; undefined when it is not one. */
export function publicKeyOf(spki: Buffer, kind: SignatureAlgorithm['key']): KeyObject | undefined {
  try {
    const key = createPublicKey({ key: spki, format: 'der', type: 'spki' });
    if (key.asymmetricKeyType !== kind) return undefined;
    if (kind === 'ec' && !curves.includes(key.asymmetricKeyDetails?.namedCurve ?? '')) return undefined;
    return key;
  } catch {
    // OpenSSL has many words for bytes that are no key; here they all mean the same.
    return undefined;
  }
}

interface Claim {
  readonly algorithm: SignatureAlgorithm;
  readonly signature: Buffer;
}

/** Whether the signature over `data` was made by the holder of `key`. */
export function signatureHolds(data: Buffer, key: KeyObject, { algorithm, signature }: Claim): boolean {
  const pss =
    algorithm.pssSalt === undefined
      ? {}
      : { padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: algorithm.pssSalt };
  try {
    return verify(algorithm.hash, data, { key, ...pss }, signature);
  } catch {
    // A signature whose own encoding is damaged is one that does not hold.
    return false;
  }
}
