import { type BerValue, berTags, berValue, berValues, constructed, expectTag, oidText } from '../asn1/ber.ts';

/** A CMS SignedData, also known as PKCS#7, taken apart and no further: nothing is verified. RFC 5652, 5.1. */
export interface SignedDataParts {
  readonly contentType: string;
  /** The tag [0] around the content; undefined of a detached signature. */
  readonly content: BerValue | undefined;
  readonly certificates: readonly BerValue[];
  readonly signers: readonly SignerParts[];
}

/** One signer. RFC 5652, 5.3. */
export interface SignerParts {
  /** Issuer and serial number in a sequence, or the identifier of a key behind the tag [0]. */
  readonly identifier: BerValue;
  readonly digest: Algorithm;
  readonly signatureAlgorithm: Algorithm;
  /** The attributes as they lie in the file, behind the tag [0]; undefined when the content itself is signed. */
  readonly signedAttributes: BerValue | undefined;
  readonly signature: BerValue;
}

export interface Algorithm {
  readonly oid: string;
  readonly parameters: BerValue | undefined;
}

/** How lists are told from plain values: `java` goes by class and number alone, `strict` by the whole identifier. */
export type Reading = 'java' | 'strict';

const signedDataOid = '1.2.840.113549.1.7.2';

/** Takes apart the first value of `bytes`, in DER or BER; what follows it may be padding. RangeError when it is none. */
export function takeApartSignedData(bytes: Buffer, reading: Reading): SignedDataParts {
  const inside = listReader(reading);
  const [type, wrapped] = inside(berValue(bytes), berTags.sequence);
  if (oidText(type) !== signedDataOid) throw new RangeError('the PKCS#7 structure holds no signature');
  const [inner] = inside(wrapped, berTags.context0);
  const [version, algorithms, encapsulated, ...rest] = inside(inner, berTags.sequence);
  expectTag(version, berTags.integer);
  for (const algorithm of inside(algorithms, berTags.set)) algorithmOf(algorithm, inside);
  const [contentType, content] = inside(encapsulated, berTags.sequence);
  const certificates = rest[0]?.tag === berTags.context0 ? rest.shift() : undefined;
  // Revocation lists: nobody asks for them.
  if (rest[0]?.tag === berTags.context1) rest.shift();
  return {
    contentType: oidText(contentType),
    content,
    certificates: certificates === undefined ? [] : berValues(certificates.content),
    signers: inside(rest[0], berTags.set).map((signer) => signerOf(signer, inside)),
  };
}

type ReadList = (value: BerValue | undefined, tag: number) => readonly BerValue[];

function listReader(reading: Reading): ReadList {
  return (value, tag) => {
    const list = expectTag(value, tag);
    if (reading === 'strict' && (list.identifier & constructed) === 0)
      throw new RangeError('a list that says it is none');
    return berValues(list.content);
  };
}

function signerOf(value: BerValue, inside: ReadList): SignerParts {
  const [version, identifier, digest, ...rest] = inside(value, berTags.sequence);
  expectTag(version, berTags.integer);
  if (identifier === undefined) throw new RangeError('a signer without an identifier');
  const signedAttributes = rest[0]?.tag === berTags.context0 ? rest.shift() : undefined;
  const [signatureAlgorithm, signature] = rest;
  return {
    identifier,
    digest: algorithmOf(digest, inside),
    signatureAlgorithm: algorithmOf(signatureAlgorithm, inside),
    signedAttributes,
    signature: expectTag(signature, berTags.octetString),
  };
}

function algorithmOf(value: BerValue | undefined, inside: ReadList): Algorithm {
  const [oid, parameters] = inside(value, berTags.sequence);
  return { oid: oidText(oid), parameters };
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
