import type { Certificate } from '../certificate/certificate.ts';
import type { ManifestSection } from '../jar/manifest-file.ts';
import type { SignerInfo } from '../jar/signed-data.ts';

/** Hashes that Java reads in a manifest, by the name of their attribute without `-Digest`. */
const hashes: Readonly<Record<string, string>> = {
  SHA1: 'sha1',
  'SHA-1': 'sha1',
  SHA: 'sha1',
  'SHA-224': 'sha224',
  'SHA-256': 'sha256',
  'SHA-384': 'sha384',
  'SHA-512': 'sha512',
  'SHA3-256': 'sha3-256',
  'SHA3-384': 'sha3-384',
  'SHA3-512': 'sha3-512',
};

/**
 * What Java no longer trusts in a JAR: jdk.jar.disabledAlgorithms in its java.security, "MD2, MD5, RSA keySize <
 * 1024, DSA keySize < 1024, SHA1 denyAfter 2019-01-01". What relies on it counts as unsigned.
 */
const distrustedHashes: readonly (string | undefined)[] = ['md5', 'sha1'];
const smallestKeyBits = 1024;

export interface JavaDigest {
  readonly hash: string;
  readonly digest: Buffer;
}

/** The digests of a section that Java trusts, by the end of their attributes' names, such as `-Digest`. */
export function trustedDigests({ attributes }: ManifestSection, suffix: string): readonly JavaDigest[] {
  const end = suffix.toLowerCase();
  return [...attributes].flatMap(([name, text]) => {
    const hash = name.endsWith(end) ? hashes[name.slice(0, -end.length).toUpperCase()] : undefined;
    return hash === undefined || distrustedHashes.includes(hash)
      ? []
      : [{ hash, digest: Buffer.from(text, 'base64') }];
  });
}

/** Why Java takes the file as unsigned by a signer whose signature holds; undefined when it trusts it. */
export function distrust(
  { digestHash, signatureKind }: SignerInfo,
  certificate: Certificate,
): string | undefined {
  const hash = signatureKind?.hash ?? digestHash ?? 'an unknown algorithm';
  if (distrustedHashes.includes(hash) || distrustedHashes.includes(digestHash))
    return `uses ${hash.toUpperCase()}, which Java no longer trusts`;
  const { keyAlgorithm, keyBits } = certificate.facts;
  if (keyAlgorithm !== 'EC' && keyBits < smallestKeyBits)
    return `uses a key of ${keyBits} bits, which Java no longer trusts`;
  return undefined;
}

/** Why Java does not ask whether a signature holds; undefined when it does. */
export function usageRestriction({ extensions }: Certificate): string | undefined {
  const { unknownCritical, keyUsage } = extensions;
  if (unknownCritical) return 'has a certificate with a critical extension that Java does not know';
  if (keyUsage !== undefined && keyUsage[0] !== true && keyUsage[1] !== true)
    return 'has a certificate that may not be used for digital signatures';
  return undefined;
}

const metaInf = /^META-INF\/[^/]+$/i;

/** Whether an entry belongs to the signature itself and is not signed; JAR specification, "Signature validation". */
export function isSignatureRelated(name: string): boolean {
  return metaInf.test(name) && /\/(MANIFEST\.MF|SIG-[^/]*|[^/]*\.(SF|RSA|DSA|EC))$/i.test(name);
}
