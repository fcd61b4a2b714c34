import { constants, createHash, verify, type X509Certificate } from 'node:crypto';
import { berOctets, berTags, constructed } from '../asn1/ber.ts';
import { derValue } from '../asn1/write-der.ts';
import { buildChain, type Chain } from './certificate-chain.ts';
import type { SignedData, SignerInfo } from './x509-signed-data.ts';

export interface SignerVerdict {
  /** undefined when the signature holds. */
  readonly problem: string | undefined;
  readonly chain: Chain | undefined;
  /** Milliseconds since 1970, as the signer claims. */
  readonly signingTimeMs: number | undefined;
}

const digests: Readonly<Record<string, string>> = {
  '1.3.14.3.2.26': 'sha1',
  '2.16.840.1.101.3.4.2.1': 'sha256',
  '2.16.840.1.101.3.4.2.2': 'sha384',
  '2.16.840.1.101.3.4.2.3': 'sha512',
};

/** Signature algorithms that name a digest of their own; the others use the signer's digest algorithm. */
const signatureDigests: Readonly<Record<string, string>> = {
  '1.2.840.113549.1.1.5': 'sha1',
  '1.2.840.113549.1.1.11': 'sha256',
  '1.2.840.113549.1.1.12': 'sha384',
  '1.2.840.113549.1.1.13': 'sha512',
  '1.2.840.10045.4.1': 'sha1',
  '1.2.840.10045.4.3.2': 'sha256',
  '1.2.840.10045.4.3.3': 'sha384',
  '1.2.840.10045.4.3.4': 'sha512',
};

const messageDigestOid = '1.2.840.113549.1.9.4';
const signingTimeOid = '1.2.840.113549.1.9.5';
const rsaPssOid = '1.2.840.113549.1.1.10';

/** Node's names of the digest algorithms that occur in CMS; undefined of any other. */
export function digestName(oid: string): string | undefined {
  return Object.hasOwn(digests, oid) ? digests[oid] : undefined;
}

/** Verifies each signer over `content`; RFC 5652, 5.4 and 5.6. `roots` are the certificates to trust, if any. */
export function verifySigners(
  { signers, certificates }: SignedData,
  content: Buffer,
  roots: readonly X509Certificate[],
): readonly SignerVerdict[] {
  return signers.map((signer) => ({
    problem: problemOf(signer, content),
    chain: signer.certificate === undefined ? undefined : buildChain(signer.certificate, certificates, roots),
    signingTimeMs: signingTime(signer),
  }));
}

function problemOf(signer: SignerInfo, content: Buffer): string | undefined {
  if (signer.certificate === undefined) return 'the certificate of the signer is not in the signature';
  const digest = digestName(signer.digestAlgorithm);
  if (digest === undefined) return `the digest algorithm ${signer.digestAlgorithm} is not known`;
  if (signer.signedAttributes === undefined) {
    return signatureHolds(signer, digest, content) ? undefined : 'the signature does not fit the content';
  }
  const [claimed] = signer.attributes.get(messageDigestOid) ?? [];
  const actual = createHash(digest).update(content).digest();
  if (claimed === undefined || !berOctets(claimed).equals(actual)) {
    return 'the signed digest is not that of the content';
  }
  // What is signed is the attributes as a SET, whatever tag they carry inside of the signature.
  const signed = derValue(berTags.set | constructed, signer.signedAttributes);
  return signatureHolds(signer, digest, signed)
    ? undefined
    : 'the signature does not fit the signed attributes';
}

function signatureHolds(signer: SignerInfo, digest: string, signed: Buffer): boolean {
  const own = signatureDigests[signer.signatureAlgorithm] ?? digest;
  try {
    const key = signer.certificate?.publicKey;
    if (key === undefined) return false;
    const isPss = signer.signatureAlgorithm === rsaPssOid;
    const padding = isPss ? { padding: constants.RSA_PKCS1_PSS_PADDING } : {};
    return verify(own, signed, { key, ...padding }, signer.signature);
  } catch {
    // A key that cannot be decoded, or a signature of the wrong shape for it, is an exception in OpenSSL and a wrong signature here.
    return false;
  }
}

/** UTCTime (two digits of the year, 50 and later in the 1900s) or GeneralizedTime; RFC 5652, 11.3. */
function signingTime({ attributes }: SignerInfo): number | undefined {
  const [value] = attributes.get(signingTimeOid) ?? [];
  const text = value?.content.toString('latin1', 0, 32) ?? '';
  const match = /^(\d{2}|\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)Z$/.exec(text);
  if (match === null) return undefined;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = match.slice(1).map(Number);
  const full = match[1]?.length === 4 ? year : year + (year < 50 ? 2000 : 1900);
  return Date.UTC(full, month - 1, day, hour, minute, second);
}
