import { createHash, createPublicKey, X509Certificate } from 'node:crypto';
import { type BerValue, berTags, berValue, berValues, expectTag, oidText } from './ber.ts';
import { distinguishedName } from './distinguished-name.ts';
import { type CertificateExtensions, readExtensions } from './extensions.ts';
import { signatureAlgorithmName } from './signature-names.ts';

/** What a person wants to know of a certificate; plain data. */
export interface CertificateFacts {
  readonly subject: string;
  readonly issuer: string;
  /** Hex, as `keytool -list -v` prints it. */
  readonly serial: string;
  /** ISO 8601, UTC. */
  readonly notBefore: string;
  readonly notAfter: string;
  readonly keyAlgorithm: string;
  readonly keyBits: number;
  /** What the certificate itself was signed with, such as `SHA256withRSA`. */
  readonly signatureAlgorithm: string;
  readonly sha256: string;
  readonly sha1: string;
  readonly selfIssued: boolean;
  /** Made by the Android tools for development, with a password that everybody knows. */
  readonly debug: boolean;
}

/** A certificate that was parsed, with the parts that verification compares byte by byte. */
export interface Certificate {
  readonly der: Buffer;
  /** SubjectPublicKeyInfo. */
  readonly publicKey: Buffer;
  readonly subject: Buffer;
  readonly issuer: Buffer;
  readonly serial: Buffer;
  readonly extensions: CertificateExtensions;
  readonly facts: CertificateFacts;
}

/** Parses a certificate (DER), RFC 5280, 4.1; RangeError when it is not one. */
export function parseCertificate(der: Buffer): Certificate {
  const [body, outerAlgorithm] = berValues(expectTag(berValue(der), berTags.sequence).content);
  const all = berValues(expectTag(body, berTags.sequence).content);
  // [0] holds the version, which only the first one leaves out.
  const fields = all[0]?.tag === berTags.context0 ? all.slice(1) : all;
  const [serial, algorithm, issuer, validity, subject, publicKey] = fields;
  if (
    !expectTag(algorithm, berTags.sequence).whole.equals(expectTag(outerAlgorithm, berTags.sequence).whole)
  ) {
    throw new RangeError('the certificate names two signature algorithms');
  }
  expectTag(validity, berTags.sequence);
  const parts = {
    der,
    publicKey: expectTag(publicKey, berTags.sequence).whole,
    subject: expectTag(subject, berTags.sequence).whole,
    issuer: expectTag(issuer, berTags.sequence).whole,
    serial: expectTag(serial, berTags.integer).content,
    extensions: readExtensions(fields.find(({ tag }) => tag === berTags.context3)),
  };
  return { ...parts, facts: factsOf(parts, expectTag(algorithm, berTags.sequence)) };
}

function factsOf(parts: Omit<Certificate, 'facts'>, algorithm: BerValue): CertificateFacts {
  const { validFromDate, validToDate } = x509Of(parts.der);
  const subject = distinguishedName(parts.subject);
  return {
    subject,
    issuer: distinguishedName(parts.issuer),
    serial: parts.serial.toString('hex').replace(/^0+(?=.)/, ''),
    notBefore: isoTime(validFromDate),
    notAfter: isoTime(validToDate),
    ...keyFacts(parts.publicKey),
    signatureAlgorithm: signatureAlgorithmName(oidText(berValues(algorithm.content)[0])),
    sha256: createHash('sha256').update(parts.der).digest('hex'),
    sha1: createHash('sha1').update(parts.der).digest('hex'),
    selfIssued: parts.subject.equals(parts.issuer),
    debug: /(^|, )CN=Android Debug(,|$)/.test(subject),
  };
}

/** OpenSSL's opinion; its errors become the RangeError that every malformed structure is here. */
function x509Of(der: Buffer): X509Certificate {
  try {
    return new X509Certificate(der);
  } catch (error) {
    throw new RangeError('OpenSSL cannot read the certificate', { cause: error });
  }
}

function isoTime(time: Date): string {
  // An invalid date throws a RangeError of its own.
  return time.toISOString();
}

function keyFacts(spki: Buffer): Pick<CertificateFacts, 'keyAlgorithm' | 'keyBits'> {
  try {
    const key = createPublicKey({ key: spki, format: 'der', type: 'spki' });
    const details = key.asymmetricKeyDetails;
    const keyAlgorithm = (key.asymmetricKeyType ?? 'unknown').toUpperCase();
    return { keyAlgorithm, keyBits: details?.modulusLength ?? curveBits(details?.namedCurve) };
  } catch (error) {
    throw new RangeError('the public key of the certificate cannot be read', { cause: error });
  }
}

function curveBits(curve: string | undefined): number {
  return Number(/\d{3}/.exec(curve ?? '')?.[0] ?? 0);
}
