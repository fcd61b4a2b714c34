import { createHash, createPublicKey } from 'node:crypto';
import {
  type BerValue,
  berTags,
  berValue,
  berValues,
  expectTag,
  firstBerValues,
  oidText,
} from '../../asn1/ber.ts';
import { distinguishedName } from './distinguished-name.ts';
import { type CertificateExtensions, readExtensions } from './extensions.ts';
import { signatureAlgorithmName } from './signature-names.ts';
import { timeOf } from './time.ts';

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

const newestVersion = 2;

/**
 * Parses a certificate (DER), RFC 5280, 4.1; RangeError when it is not one. As lenient as Java, on which
 * apksigner relies, and not as strict as OpenSSL: what a name or an extension holds may be odd.
 */
export function parseCertificate(der: Buffer): Certificate {
  const outer = firstBerValues(expectTag(berValue(der), berTags.sequence).content, 3);
  const [body, outerAlgorithm, signature] = outer;
  if (expectTag(signature, berTags.bitString).content.readUInt8(0) > 7)
    throw new RangeError('the signature is no bit string');
  const all = berValues(expectTag(body, berTags.sequence).content);
  const version = all[0]?.tag === berTags.context0 ? versionOf(all[0]) : undefined;
  const fields = version === undefined ? all : all.slice(1);
  if ((version ?? 0) < newestVersion && fields.some(({ tag }) => tag === berTags.context3))
    throw new RangeError('only the third version of certificates has extensions');
  const [serial, algorithm, issuer, validity, subject, publicKey] = fields;
  if (algorithmText(algorithm) !== algorithmText(outerAlgorithm))
    throw new RangeError('the certificate names two signature algorithms');
  const parts = {
    der,
    publicKey: expectTag(publicKey, berTags.sequence).whole,
    subject: expectTag(subject, berTags.sequence).whole,
    issuer: expectTag(issuer, berTags.sequence).whole,
    serial: expectTag(serial, berTags.integer).content,
    extensions: readExtensions(fields.slice(6)),
  };
  const rest = {
    algorithm: expectTag(algorithm, berTags.sequence),
    validity: expectTag(validity, berTags.sequence),
  };
  return { ...parts, facts: factsOf(parts, rest) };
}

function versionOf({ content }: BerValue): number {
  const version = berValue(content).content;
  if (version.length !== 1 || version.readUInt8(0) > newestVersion)
    throw new RangeError('the version is unknown');
  return version.readUInt8(0);
}

/** Its identifier and parameters, however they are encoded. */
function algorithmText(value: BerValue | undefined): string {
  const [oid, parameters] = berValues(expectTag(value, berTags.sequence).content);
  return `${oidText(oid)} ${parameters?.tag} ${parameters?.content.toString('hex')}`;
}

interface RestOfCertificate {
  readonly algorithm: BerValue;
  readonly validity: BerValue;
}

function factsOf(
  parts: Omit<Certificate, 'facts'>,
  { algorithm, validity }: RestOfCertificate,
): CertificateFacts {
  const [notBefore, notAfter] = berValues(validity.content);
  const subject = distinguishedName(parts.subject);
  return {
    subject,
    issuer: distinguishedName(parts.issuer),
    serial: parts.serial.toString('hex').replace(/^0+(?=.)/, ''),
    notBefore: timeOf(notBefore),
    notAfter: timeOf(notAfter),
    ...keyFacts(parts.publicKey),
    signatureAlgorithm: signatureAlgorithmName(oidText(berValues(algorithm.content)[0])),
    sha256: createHash('sha256').update(parts.der).digest('hex'),
    sha1: createHash('sha1').update(parts.der).digest('hex'),
    selfIssued: parts.subject.equals(parts.issuer),
    debug: /(^|, )CN=Android Debug(,|$)/.test(subject),
  };
}

/** Points of a curve begin with this unless they are compressed, which Java does not read. */
const uncompressed = 4;

function keyFacts(spki: Buffer): Pick<CertificateFacts, 'keyAlgorithm' | 'keyBits'> {
  try {
    const key = createPublicKey({ key: spki, format: 'der', type: 'spki' });
    const details = key.asymmetricKeyDetails;
    const point = berValues(expectTag(berValue(spki), berTags.sequence).content)[1]?.content[1];
    if (key.asymmetricKeyType === 'ec' && point !== uncompressed) throw new RangeError('a compressed point');
    const keyAlgorithm = (key.asymmetricKeyType ?? 'unknown').toUpperCase();
    return { keyAlgorithm, keyBits: details?.modulusLength ?? curveBits(details?.namedCurve) };
  } catch (error) {
    throw new RangeError('the public key of the certificate cannot be read', { cause: error });
  }
}

function curveBits(curve: string | undefined): number {
  return Number(/\d{3}/.exec(curve ?? '')?.[0] ?? 0);
}
