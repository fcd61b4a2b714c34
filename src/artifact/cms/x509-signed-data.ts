import type { X509Certificate } from 'node:crypto';
import { type BerValue, berChildren, berOctets, berTags, berValues } from '../asn1/ber.ts';
import { parseCertificate } from './certificate-chain.ts';
import { attributesOf, type SignerParts, takeApartSignedData } from './signed-data.ts';

/** A parsed CMS SignedData with the certificates of its signers; nothing is verified. */
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

/** More than any file of Apple's has; each costs a signature to check. */
const mostSigners = 16;
const mostCertificates = 256;

/**
 * Parses a CMS SignedData in DER or BER, as Apple's systems read it; padding may follow, as in the signature of a
 * Mach-O file. RangeError when it is none.
 */
export function parseSignedData(bytes: Buffer): SignedData {
  const parts = takeApartSignedData(bytes, 'strict');
  // Certificates of other kinds than X.509 have tags of their own.
  const certificates = parts.certificates.filter(({ tag }) => tag === berTags.sequence);
  if (certificates.length > mostCertificates || parts.signers.length > mostSigners)
    throw new RangeError('more certificates or signers than a signature has');
  const parsed = certificates.map(({ whole }) => parseCertificate(whole));
  return {
    content:
      parts.content === undefined ? undefined : berOctets(berChildren(parts.content, berTags.context0)[0]),
    certificates: parsed,
    signers: parts.signers.map((signer) => signerInfo(signer, parsed)),
  };
}

function signerInfo(signer: SignerParts, certificates: readonly X509Certificate[]): SignerInfo {
  const attributes = signer.signedAttributes?.content;
  return {
    certificate: certificates.find((each) => isNamedBy(signer.identifier, each)),
    digestAlgorithm: signer.digest.oid,
    signatureAlgorithm: signer.signatureAlgorithm.oid,
    signature: berOctets(signer.signature),
    signedAttributes: attributes,
    attributes: attributes === undefined ? new Map() : attributesOf(attributes),
  };
}

/** The name and serial number are compared as bytes of the certificate itself: nothing is interpreted twice. */
function isNamedBy(identifier: BerValue, certificate: X509Certificate): boolean {
  const fields = berChildren(
    berChildren(berValues(certificate.raw)[0], berTags.sequence)[0],
    berTags.sequence,
  );
  const serial = fields.findIndex(({ tag }) => tag === berTags.integer);
  if (identifier.tag === berTags.sequence) {
    const [issuer, number] = berValues(identifier.content);
    const sameIssuer = issuer !== undefined && fields[serial + 2]?.whole.equals(issuer.whole) === true;
    return sameIssuer && number !== undefined && fields[serial]?.content.equals(number.content) === true;
  }
  // [0] subjectKeyIdentifier, primitive: the certificate carries it in an extension of the same bytes.
  return (
    identifier.identifier === berTags.context0 &&
    identifier.content.length >= 8 &&
    certificate.raw.includes(identifier.content)
  );
}
