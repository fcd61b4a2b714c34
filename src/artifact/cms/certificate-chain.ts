import { createHash, X509Certificate } from 'node:crypto';

/** One certificate, in words. */
export interface CertificateReport {
  /** Common name of the subject, such as `Apple Distribution: Example Ltd (ABCDE12345)`. */
  readonly commonName: string;
  /** Organizational unit: of Apple's signing certificates, the team. */
  readonly organizationalUnit: string | undefined;
  readonly issuer: string;
  /** Milliseconds since 1970. */
  readonly validFromMs: number;
  readonly validToMs: number;
  /** Hex SHA-256 of the certificate (DER). */
  readonly sha256: string;
}

/**
 * Where a chain ends. `apple`: at Apple's own root, told by its fingerprint. `given`: at a root the caller
 * trusts. `other`: at a root that is neither. `incomplete`: the next issuer is not among the certificates.
 * Each signature on the way was checked; revocation never is.
 */
export type ChainVerdict = 'apple' | 'given' | 'other' | 'incomplete';

export interface Chain {
  /** From the signer up. */
  readonly certificates: readonly CertificateReport[];
  readonly verdict: ChainVerdict;
}

/** RangeError when the bytes are no certificate. */
export function parseCertificate(der: Buffer): X509Certificate {
  try {
    const certificate = new X509Certificate(der);
    // The names and dates are decoded when they are asked for, and may turn out to be none.
    describeCertificate(certificate);
    return certificate;
  } catch (error) {
    throw new RangeError('bytes that are no X.509 certificate', { cause: error });
  }
}

export function describeCertificate(certificate: X509Certificate): CertificateReport {
  return {
    commonName: commonNameIn(certificate.subject),
    organizationalUnit: field(certificate.subject, 'OU'),
    issuer: commonNameIn(certificate.issuer),
    validFromMs: Date.parse(certificate.validFrom),
    validToMs: Date.parse(certificate.validTo),
    sha256: createHash('sha256').update(certificate.raw).digest('hex'),
  };
}

/** SHA-256 of "Apple Root CA" (valid 2006 to 2035), as published at https://www.apple.com/certificateauthority/. */
const appleRoots: ReadonlySet<string> = new Set([
  'b0b1730ecbc7ff4505142c49f1295e6eda6bcaed7e2c68c5be91b5a11001f024',
]);

/** Longer than any chain; keeps certificates that name each other as issuers from going round. */
const longestChain = 10;

/** Follows the issuers from `leaf` among `others`, checking each signature on the way. */
export function buildChain(
  leaf: X509Certificate,
  others: readonly X509Certificate[],
  roots: readonly X509Certificate[],
): Chain {
  const chain = [leaf];
  for (;;) {
    const last = chain.at(-1) as X509Certificate;
    const next = isIssuedBy(last, last)
      ? undefined
      : [...others, ...roots].find((each) => isIssuedBy(last, each));
    if (next === undefined || chain.length >= longestChain) break;
    chain.push(next);
  }
  return { certificates: chain.map(describeCertificate), verdict: verdictOf(chain, roots) };
}

function verdictOf(chain: readonly X509Certificate[], roots: readonly X509Certificate[]): ChainVerdict {
  const top = chain.at(-1) as X509Certificate;
  if (roots.some(({ fingerprint256 }) => fingerprint256 === top.fingerprint256)) return 'given';
  if (!isIssuedBy(top, top)) return 'incomplete';
  return appleRoots.has(describeCertificate(top).sha256) ? 'apple' : 'other';
}

function isIssuedBy(certificate: X509Certificate, issuer: X509Certificate): boolean {
  try {
    // A certificate for signing code is no authority, whatever it signs; a self-signed leaf is its own end.
    const mayIssue = issuer.ca || issuer.fingerprint256 === certificate.fingerprint256;
    return mayIssue && certificate.checkIssued(issuer) && certificate.verify(issuer.publicKey);
  } catch {
    // A key of a kind that OpenSSL does not know cannot have signed anything as far as we can tell.
    return false;
  }
}

/** The whole name in one line where it has no common name. Node gives undefined for an empty one. */
function commonNameIn(name: string | undefined): string {
  return field(name, 'CN') ?? (name ?? '').replaceAll('\n', ', ');
}

/** Node writes one attribute a line, special characters behind backslashes. */
function field(name: string | undefined, key: string): string | undefined {
  const line = name?.split('\n').find((each) => each.startsWith(`${key}=`));
  return line?.slice(key.length + 1).replaceAll(/\\(.)/g, '$1');
}
