import { createHash, type KeyObject, verify } from 'node:crypto';
import { berTags, berValue, constructed, expectTag, oidText } from '../../asn1/ber.ts';
import { attributesOf } from '../../cms/signed-data.ts';
import type { Certificate } from '../certificate/certificate.ts';
import { javaSignature } from '../java-signature.ts';
import { publicKeyOf } from '../scheme/algorithms.ts';
import type { SdkRange } from '../scheme/signer.ts';
import { sdk } from '../verdict.ts';
import { unsupportedSdk } from './signature-algorithms.ts';
import type { SignedData, SignerInfo } from './signed-data.ts';

/** - `broken` ends verification; `unsigned` leaves room for another signer of the same file to hold. */
export type SignerOutcome =
  | { readonly kind: 'signed'; readonly certificate: Certificate }
  | { readonly kind: 'unsigned' }
  | { readonly kind: 'broken'; readonly message: string };

const contentTypeOid = '1.2.840.113549.1.9.3';
const messageDigestOid = '1.2.840.113549.1.9.4';

interface Signed {
  readonly data: SignedData;
  /** Content of the signature file. */
  readonly file: Buffer;
  readonly range: SdkRange;
}

/** Verifies one signer of a JAR signature the way the Android versions of the range do. */
export function verifySignerInfo(signer: SignerInfo, { data, file, range }: Signed): SignerOutcome {
  const unsupported = unsupportedSdk(signer.digestHash, signer.signatureKind, range);
  if (unsupported !== undefined)
    return broken(
      `uses algorithms (${signer.algorithmOids}) that API level ${unsupported.min} cannot verify`,
    );
  const certificate = data.certificates.find(signer.isSignerOf);
  if (certificate === undefined) return broken('names a certificate that it does not carry');
  const restriction = usageProblem(certificate);
  if (restriction !== undefined) return broken(restriction);
  const attributes = signer.signedAttributes;
  if (attributes !== undefined) {
    if (range.min < sdk.signedAttributes)
      return broken(`has signed attributes, which API levels before ${sdk.signedAttributes} verify wrongly`);
    const outcome = checkAttributes(attributes, signer, { data, file, range });
    if (outcome !== undefined) return outcome;
  }
  // The attributes are signed as the SET they are, not under the tag they have in the file; RFC 5652, 5.4.
  const signed =
    attributes === undefined
      ? file
      : Buffer.concat([Buffer.of(berTags.set | constructed), attributes.subarray(1)]);
  return outcomeOf(signed, signer, certificate);
}

function broken(message: string): SignerOutcome {
  return { kind: 'broken', message };
}

function usageProblem({ extensions }: Certificate): string | undefined {
  if (extensions.unknownCritical)
    return 'has a certificate with a critical extension that Android does not know';
  const usage = extensions.keyUsage;
  if (usage === undefined || usage[0] === true || usage[1] === true) return undefined;
  return 'has a certificate that may not be used for digital signatures';
}

function checkAttributes(attributes: Buffer, signer: SignerInfo, { data, file, range }: Signed) {
  try {
    const found = attributesOf(contentOf(attributes));
    if (range.max >= sdk.v2) {
      const type = single(found.get(contentTypeOid));
      if (type === undefined) return broken('has signed attributes without a content type');
      if (oidText(type) !== data.contentType) return { kind: 'unsigned' } as const;
    }
    const digest = single(found.get(messageDigestOid));
    if (digest === undefined) return broken('has signed attributes without a digest');
    const actual = createHash(signer.digestHash ?? '')
      .update(file)
      .digest();
    return expectTag(digest, berTags.octetString).content.equals(actual)
      ? undefined
      : ({ kind: 'unsigned' } as const);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return broken('has signed attributes that cannot be read');
  }
}

function contentOf(attributes: Buffer): Buffer {
  return berValue(attributes).content;
}

function single<T>(values: readonly T[] | undefined): T | undefined {
  if (values !== undefined && values.length > 1) throw new RangeError('an attribute has several values');
  return values?.[0];
}

function outcomeOf(
  signed: Buffer,
  { digestHash, signatureKind, signature }: SignerInfo,
  certificate: Certificate,
): SignerOutcome {
  const key = signatureKind === undefined ? undefined : publicKeyOf(certificate.publicKey, signatureKind.key);
  const hash = signatureKind?.hash ?? digestHash;
  if (key === undefined || hash === undefined) return { kind: 'unsigned' };
  if (javaSignature(signature, key) === undefined)
    return broken('has a signature that is not encoded as one of its kind');
  return holds({ hash, signed, key, signature }) ? { kind: 'signed', certificate } : { kind: 'unsigned' };
}

interface Claim {
  readonly hash: string;
  readonly signed: Buffer;
  readonly key: KeyObject;
  readonly signature: Buffer;
}

/** As it stands: numbers without room for their sign are taken by Java, but not by the OpenSSL of Android. */
function holds({ hash, signed, key, signature }: Claim): boolean {
  try {
    return verify(hash, signed, key, signature);
  } catch {
    // A signature whose own encoding is damaged is one that does not hold.
    return false;
  }
}
