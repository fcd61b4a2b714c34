import type { SdkRange } from '../scheme/signer.ts';

type Range = readonly [first: number, last: number];

const always: readonly Range[] = [[0, Number.POSITIVE_INFINITY]];
const from = (first: number): readonly Range[] => [[first, Number.POSITIVE_INFINITY]];
const only = (first: number, last: number): readonly Range[] => [[first, last]];
const gapBefore = (first: number): readonly Range[] => [...only(0, 8), ...from(first)];
/** Android 5 and 6 took any mixture of hash and signature algorithm. */
const mixed = only(21, 23);

/** Hashes of a PKCS#7 signer by object identifier. */
export const digestOids: Readonly<Record<string, string>> = {
  '1.2.840.113549.2.5': 'md5',
  '1.3.14.3.2.26': 'sha1',
  '2.16.840.1.101.3.4.2.4': 'sha224',
  '2.16.840.1.101.3.4.2.1': 'sha256',
  '2.16.840.1.101.3.4.2.2': 'sha384',
  '2.16.840.1.101.3.4.2.3': 'sha512',
};

export interface SignatureKind {
  readonly key: 'rsa' | 'dsa' | 'ec';
  /** Undefined where the object identifier names the key only, and the hash is that of the signer. */
  readonly hash?: string;
}

/** Signature algorithms of a PKCS#7 signer by object identifier. */
export const signatureOids: Readonly<Record<string, SignatureKind>> = {
  '1.2.840.113549.1.1.1': { key: 'rsa' },
  '1.2.840.113549.1.1.4': { key: 'rsa', hash: 'md5' },
  '1.2.840.113549.1.1.5': { key: 'rsa', hash: 'sha1' },
  '1.2.840.113549.1.1.14': { key: 'rsa', hash: 'sha224' },
  '1.2.840.113549.1.1.11': { key: 'rsa', hash: 'sha256' },
  '1.2.840.113549.1.1.12': { key: 'rsa', hash: 'sha384' },
  '1.2.840.113549.1.1.13': { key: 'rsa', hash: 'sha512' },
  '1.2.840.10040.4.1': { key: 'dsa' },
  '1.2.840.10040.4.3': { key: 'dsa', hash: 'sha1' },
  '2.16.840.1.101.3.4.3.1': { key: 'dsa', hash: 'sha224' },
  '2.16.840.1.101.3.4.3.2': { key: 'dsa', hash: 'sha256' },
  '1.2.840.10045.2.1': { key: 'ec' },
  '1.2.840.10045.4.1': { key: 'ec', hash: 'sha1' },
  '1.2.840.10045.4.3.1': { key: 'ec', hash: 'sha224' },
  '1.2.840.10045.4.3.2': { key: 'ec', hash: 'sha256' },
  '1.2.840.10045.4.3.3': { key: 'ec', hash: 'sha384' },
  '1.2.840.10045.4.3.4': { key: 'ec', hash: 'sha512' },
};

/** API levels that verify a signature whose algorithm names the key only, by key and hash. */
const plain: Readonly<Record<SignatureKind['key'], Readonly<Record<string, readonly Range[]>>>> = {
  rsa: {
    md5: always,
    sha1: always,
    sha224: gapBefore(21),
    sha256: gapBefore(18),
    sha384: from(18),
    sha512: from(18),
  },
  dsa: { sha1: always, sha224: from(22), sha256: from(22) },
  ec: { sha1: from(18), sha224: from(21), sha256: from(18), sha384: from(18), sha512: from(18) },
};

/** The same where the algorithm names the hash too, and it is that of the signer. */
const matching: typeof plain = {
  rsa: {
    md5: gapBefore(21),
    sha1: always,
    sha224: gapBefore(21),
    sha256: gapBefore(18),
    sha384: from(21),
    sha512: from(21),
  },
  dsa: { sha1: from(9), sha224: from(21), sha256: from(21) },
  ec: { sha1: from(18), sha224: from(21), sha256: from(21), sha384: from(21), sha512: from(21) },
};

/** Mixtures of two hashes that Android 5.0 took, and 5.1 and 6 no more. */
const mixedOnFirst = ['sha224 sha256', 'sha256 sha1', 'sha512 sha384'];

/**
 * The part of the range whose Android versions cannot verify a PKCS#7 signer with these algorithms; undefined when
 * all of them can. The table is that of apksigner, which took it from the platform's releases.
 */
export function unsupportedSdk(
  digestHash: string | undefined,
  kind: SignatureKind | undefined,
  range: SdkRange,
): SdkRange | undefined {
  const ranges = digestHash === undefined || kind === undefined ? [] : supported(digestHash, kind);
  let next = range.min;
  for (const [first, last] of ranges) if (first <= next && next <= last) next = last + 1;
  return next > range.max ? undefined : { min: next, max: range.max };
}

function supported(digestHash: string, { key, hash }: SignatureKind): readonly Range[] {
  if (hash === undefined) return plain[key][digestHash] ?? [];
  if (hash === digestHash) return matching[key][hash] ?? [];
  if (key === 'rsa' && mixedOnFirst.includes(`${digestHash} ${hash}`)) return only(21, 21);
  return mixed;
}
