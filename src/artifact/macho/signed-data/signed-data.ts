import type { X509Certificate } from 'node:crypto';
import { type BerValue, berChildren, berOctets, berOid, berTags, berValues } from './ber.ts';
import { parseCertificate } from './certificates.ts';

/** A parsed CMS SignedData; nothing is verified. RFC 5652, 5.1. */
export interface SignedData {
  /** The content, when it is inside; undefined of a detached signature. */
  readonly content: Buffer | undefined;
  readonly certificates: readonly X509Certificate[];
  readonly signers: readonly SignerInfo[];
}

export interface SignerInfo {
  /** Which of the certificates: by issuer and serial number, or by subject key identifier. */
  readonly certificate: X509Certificate | undefined;
  readonly digestAlgorithm: string;
  readonly signatureAlgorithm: string;
  readonly signature: Buffer;
  /** Content of the signed attributes as it was, without tag and length; undefined when there are none. */
  readonly signedAttributes: Buffer | undefined;
  /** Values of each signed attribute, by object identifier. */
  readonly attributes: ReadonlyMap<string, readonly BerValue[]>;
}

const signedDataOid = '1.2.840.113549.1.7.2';
/** More than any file of Apple's has; each costs a signature to check. */
const mostSigners = 16;
const mostCertificates = 256;

/** Parses a CMS SignedData in DER or BER. RangeError when it is none. */
export function parseSignedData(bytes: Buffer): SignedData {
  // Padding may follow, as in the signature of a Mach-O file, so only the first value counts.
  const [oid, wrapped] = berChildren(firstValue(bytes), berTags.sequence);
  if (berOid(oid) !== signedDataOid) throw new RangeError('CMS content that is not SignedData');
  const fields = berChildren(berChildren(wrapped, berTags.context0)[0], berTags.sequence);
  const encapsulated = berChildren(fields[2], berTags.sequence)[1];
  const certificates = fields
    .slice(3)
    .filter(({ tag }) => tag === berTags.context0)
    .flatMap(({ content }) => berValues(content))
    .filter(({ tag }) => tag === berTags.sequence);
  const signers = berChildren(fields.at(-1), berTags.set);
  if (certificates.length > mostCertificates || signers.length > mostSigners) {
    throw new RangeError('more certificates or signers than a signature has');
  }
  const parsed = certificates.map(({ whole }) => parseCertificate(whole));
  return {
    content:
      encapsulated === undefined ? undefined : berOctets(berChildren(encapsulated, berTags.context0)[0]),
    certificates: parsed,
    signers: signers.map((signer) => parseSigner(signer, parsed)),
  };
}

function firstValue(bytes: Buffer): BerValue | undefined {
  const end = bytes.length < 2 || bytes.readUInt8(1) === 0x80 ? bytes.length : definiteEnd(bytes);
  return berValues(bytes.subarray(0, end))[0];
}

function definiteEnd(bytes: Buffer): number {
  const first = bytes.readUInt8(1);
  if (first < 0x80) return 2 + first;
  const size = first & 0x7f;
  return size > 4 ? bytes.length : 2 + size + bytes.readUIntBE(2, size);
}

/** RFC 5652, 5.3. */
function parseSigner(value: BerValue, certificates: readonly X509Certificate[]): SignerInfo {
  const fields = berChildren(value, berTags.sequence);
  const attributes = fields[3]?.tag === berTags.context0 ? fields[3] : undefined;
  const rest = fields.slice(attributes === undefined ? 3 : 4);
  return {
    certificate: certificates.find((each) => isNamedBy(fields[1], each)),
    digestAlgorithm: algorithm(fields[2]),
    signatureAlgorithm: algorithm(rest[0]),
    signature: berOctets(rest[1]),
    signedAttributes: attributes?.content,
    attributes: attributesOf(attributes),
  };
}

function algorithm(value: BerValue | undefined): string {
  return berOid(berChildren(value, berTags.sequence)[0]);
}

function attributesOf(value: BerValue | undefined): ReadonlyMap<string, readonly BerValue[]> {
  if (value === undefined) return new Map();
  return new Map(
    berValues(value.content).map((attribute) => {
      const [oid, values] = berChildren(attribute, berTags.sequence);
      return [berOid(oid), berChildren(values, berTags.set)];
    }),
  );
}

/** The name and serial number are compared as bytes of the certificate itself: nothing is interpreted twice. */
function isNamedBy(identifier: BerValue | undefined, certificate: X509Certificate): boolean {
  const fields = berChildren(
    berChildren(berValues(certificate.raw)[0], berTags.sequence)[0],
    berTags.sequence,
  );
  const serial = fields.findIndex(({ tag }) => tag === berTags.integer);
  if (identifier?.tag === berTags.sequence) {
    const [issuer, number] = berValues(identifier.content);
    const sameIssuer = issuer !== undefined && fields[serial + 2]?.whole.equals(issuer.whole) === true;
    return sameIssuer && number !== undefined && fields[serial]?.content.equals(number.content) === true;
  }
  // [0] subjectKeyIdentifier, primitive: the certificate carries it in an extension of the same bytes.
  return (
    identifier?.tag === 0x80 && identifier.content.length >= 8 && certificate.raw.includes(identifier.content)
  );
}
