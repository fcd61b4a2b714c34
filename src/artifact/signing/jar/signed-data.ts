import { type BerValue, berTags, berValue, berValues, expectTag, oidText } from '../certificate/ber.ts';
import { type Certificate, parseCertificate } from '../certificate/certificate.ts';
import { canonicalName, isDerName } from '../certificate/distinguished-name.ts';
import { digestOids, type SignatureKind, signatureOids } from './signature-algorithms.ts';

/** One signer of a PKCS#7 SignedData; RFC 5652, 5.3. */
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

const signedDataOid = '1.2.840.113549.1.7.2';

/** Parses META-INF/*.RSA, .DSA or .EC; RangeError when it is not a PKCS#7 SignedData. RFC 5652, 5.1. */
export function parseSignedData(bytes: Buffer): SignedData {
  const [type, content] = berValues(expectTag(berValue(bytes), berTags.sequence).content);
  if (oidText(type) !== signedDataOid) throw new RangeError('the PKCS#7 structure holds no signature');
  const inner = berValues(expectTag(content, berTags.context0).content)[0];
  const [version, algorithms, encapsulated, ...rest] = berValues(expectTag(inner, berTags.sequence).content);
  expectTag(version, berTags.integer);
  for (const algorithm of berValues(expectTag(algorithms, berTags.set).content)) algorithmOid(algorithm);
  const contentType = oidText(berValues(expectTag(encapsulated, berTags.sequence).content)[0]);
  const certificates = rest[0]?.tag === berTags.context0 ? rest.shift() : undefined;
  if (rest[0]?.tag === berTags.context1) rest.shift();
  return {
    contentType,
    certificates: berValues(certificates?.content ?? Buffer.alloc(0)).map(({ whole }) =>
      parseCertificate(whole),
    ),
    signers: berValues(expectTag(rest[0], berTags.set).content).map(parseSigner),
  };
}

function parseSigner(signer: BerValue): SignerInfo {
  const [version, identifier, digest, ...rest] = berValues(expectTag(signer, berTags.sequence).content);
  expectTag(version, berTags.integer);
  const attributes = rest[0]?.tag === berTags.context0 ? rest.shift() : undefined;
  const digestOid = algorithmOid(digest);
  const signatureOid = algorithmOid(rest[0]);
  return {
    isSignerOf: matcher(identifier),
    digestHash: digestOids[digestOid],
    signatureKind: signatureOids[signatureOid],
    algorithmOids: `${digestOid} and ${signatureOid}`,
    signedAttributes: attributes?.whole,
    signature: expectTag(rest[1], berTags.octetString).content,
    plainAlgorithms: [digest, rest[0]].every(isPlain),
  };
}

function algorithmOid(value: BerValue | undefined): string {
  return oidText(berValues(expectTag(value, berTags.sequence).content)[0]);
}

function isPlain(algorithm: BerValue | undefined): boolean {
  const [, parameters] = berValues(algorithm?.content ?? Buffer.alloc(0));
  return parameters === undefined || (parameters.tag === berTags.null && parameters.content.length === 0);
}

/** A signer names its certificate by issuer and serial number, or by the identifier of its key. */
function matcher(identifier: BerValue | undefined): (certificate: Certificate) => boolean {
  if (identifier?.tag === berTags.context0)
    return ({ extensions }) => extensions.subjectKeyId?.equals(identifier.content) === true;
  const [issuer, serial] = berValues(expectTag(identifier, berTags.sequence).content);
  const name = expectTag(issuer, berTags.sequence).whole;
  if (!isDerName(name)) throw new RangeError('the name of an issuer is malformed');
  const wantedIssuer = canonicalName(name);
  const wantedSerial = expectTag(serial, berTags.integer).content;
  return (certificate) =>
    canonicalName(certificate.issuer) === wantedIssuer && certificate.serial.equals(wantedSerial);
}

/** Attributes by type; RangeError when one occurs twice. RFC 5652, 5.3. */
export function attributesOf(content: Buffer): ReadonlyMap<string, readonly BerValue[]> {
  const attributes = new Map<string, readonly BerValue[]>();
  for (const attribute of berValues(content)) {
    const [type, values] = berValues(expectTag(attribute, berTags.sequence).content);
    const oid = oidText(type);
    if (attributes.has(oid)) throw new RangeError('an attribute occurs twice');
    attributes.set(oid, berValues(expectTag(values, berTags.set).content));
  }
  return attributes;
}
