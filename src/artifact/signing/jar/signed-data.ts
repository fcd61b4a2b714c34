import { type BerValue, berTags, berValues, expectTag } from '../../asn1/ber.ts';
import { type Algorithm, type SignerParts, takeApartSignedData } from '../../cms/signed-data.ts';
import { type Certificate, parseCertificate } from '../certificate/certificate.ts';
import { canonicalName, isDerName } from '../certificate/distinguished-name.ts';
import { digestOids, type SignatureKind, signatureOids } from './signature-algorithms.ts';

/** One signer of a JAR signature. */
export interface SignerInfo {
  readonly isSignerOf: (certificate: Certificate) => boolean;
  /** Undefined where the algorithm is not one that any Android version knows. */
  readonly digestHash: string | undefined;
  readonly signatureKind: SignatureKind | undefined;
  /** The names of both algorithms as in the file. */
  readonly algorithmOids: string;
  /** The signed attributes as they lie in the file; undefined when the content itself is signed. */
  readonly signedAttributes: Buffer | undefined;
  readonly signature: Buffer;
  /** Whether both algorithms have no parameters, as those of a JAR signature have none. */
  readonly plainAlgorithms: boolean;
}

export interface SignedData {
  readonly contentType: string;
  readonly certificates: readonly Certificate[];
  readonly signers: readonly SignerInfo[];
}

/** Parses META-INF/*.RSA, .DSA or .EC as leniently as Java does; RangeError when it is not a PKCS#7 SignedData. */
export function parseSignedData(bytes: Buffer): SignedData {
  const { contentType, certificates, signers } = takeApartSignedData(bytes, 'java');
  return {
    contentType,
    certificates: certificates.map(({ whole }) => parseCertificate(whole)),
    signers: signers.map(signerInfo),
  };
}

function signerInfo({
  identifier,
  digest,
  signatureAlgorithm,
  signedAttributes,
  signature,
}: SignerParts): SignerInfo {
  return {
    isSignerOf: matcher(identifier),
    digestHash: digestOids[digest.oid],
    signatureKind: signatureOids[signatureAlgorithm.oid],
    algorithmOids: `${digest.oid} and ${signatureAlgorithm.oid}`,
    signedAttributes: signedAttributes?.whole,
    signature: signature.content,
    plainAlgorithms: [digest, signatureAlgorithm].every(isPlain),
  };
}

function isPlain({ parameters }: Algorithm): boolean {
  return parameters === undefined || (parameters.tag === berTags.null && parameters.content.length === 0);
}

/** A signer names its certificate by issuer and serial number, or by the identifier of its key. */
function matcher(identifier: BerValue): (certificate: Certificate) => boolean {
  if (identifier.tag === berTags.context0)
    return ({ extensions }) => extensions.subjectKeyId?.equals(identifier.content) === true;
  const [issuer, serial] = berValues(expectTag(identifier, berTags.sequence).content);
  const name = expectTag(issuer, berTags.sequence).whole;
  if (!isDerName(name)) throw new RangeError('the name of an issuer is malformed');
  const wantedIssuer = canonicalName(name);
  const wantedSerial = expectTag(serial, berTags.integer).content;
  return (certificate) =>
    canonicalName(certificate.issuer) === wantedIssuer && certificate.serial.equals(wantedSerial);
}
