import { type Certificate, parseCertificate } from '../certificate/certificate.ts';
import {
  algorithmById,
  type ContentDigest,
  publicKeyOf,
  type SignatureAlgorithm,
  signatureHolds,
  signaturesToVerify,
} from './algorithms.ts';
import { type Cursor, cursorOf, hasMore, takeInt32, takePrefixed, takeUint32 } from './cursor.ts';
import type { Attribute, BlockScheme, ClaimedDigest, SdkRange, Signer } from './signer.ts';

export interface SignerContext {
  readonly scheme: BlockScheme;
  readonly index: number;
  /** API levels the verdict is about. */
  readonly range: SdkRange;
  readonly problem: (rule: string, message: string) => void;
  readonly warning: (rule: string, message: string) => void;
}

/** What a signer claims, without lineage and stripping protection; those differ by scheme. */
export type ParsedSigner = Omit<Signer, 'lineage'>;

/**
 * Reads one signer of a v2, v3 or v3.1 block and verifies its signatures over the signed data. Undefined when
 * it is too broken to go on; the reason has then been told. RangeError when its lengths lie.
 * https://source.android.com/docs/security/features/apksigning/v3#format
 */
export function parseSigner(bytes: Buffer, context: SignerContext): ParsedSigner | undefined {
  const block = cursorOf(bytes);
  const signedData = takePrefixed(block);
  const sdkRange = context.scheme === 'v2' ? undefined : takeSdkRange(block);
  if (sdkRange !== undefined && (sdkRange.min < 0 || sdkRange.min > sdkRange.max))
    context.problem('sdk-range', `is for API levels ${sdkRange.min} to ${sdkRange.max}, which is no range`);
  const signatures = takeSignatures(takePrefixed(block), context);
  const publicKey = takePrefixed(block);
  if (signatures === undefined) return undefined;
  const verified = verifySignatures(signatures, {
    signedData,
    publicKey,
    range: sdkRange ?? context.range,
    context,
  });
  if (verified === undefined) return undefined;
  const data = takeSignedData(signedData, { publicKey, signatures, sdkRange, context });
  return data === undefined ? undefined : { index: context.index, ...data, verified, sdkRange };
}

interface OfferedSignature {
  readonly id: number;
  readonly signature: Buffer;
}

function takeSdkRange(block: Cursor): SdkRange {
  return { min: takeInt32(block), max: takeInt32(block) };
}

function takeSignatures(bytes: Buffer, { problem }: SignerContext): readonly OfferedSignature[] | undefined {
  const offered = takeTagged(bytes);
  if (offered === undefined) problem('malformed', 'has a signature whose lengths lie');
  else if (offered.length === 0) problem('no-signatures', 'carries no signature');
  else return offered.map(({ id, value }) => ({ id, signature: takePrefixed(cursorOf(value)) }));
  return undefined;
}

/** A sequence of length-prefixed values that each begin with an id; undefined when a length lies. */
function takeTagged(bytes: Buffer): readonly Attribute[] | undefined {
  const found: Attribute[] = [];
  try {
    for (const sequence = cursorOf(bytes); hasMore(sequence); ) {
      const element = cursorOf(takePrefixed(sequence));
      found.push({ id: takeUint32(element), value: element.bytes.subarray(element.at) });
    }
    return found;
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

interface ToVerify {
  readonly signedData: Buffer;
  readonly publicKey: Buffer;
  readonly range: SdkRange;
  readonly context: SignerContext;
}

function verifySignatures(
  signatures: readonly OfferedSignature[],
  { signedData, publicKey, range, context }: ToVerify,
): readonly ContentDigest[] | undefined {
  const known = signatures.flatMap(({ id, signature }) => {
    const algorithm = algorithmById(id);
    if (algorithm !== undefined) return [{ algorithm, signature }];
    context.warning('unknown-algorithm', `uses the unknown signature algorithm ${hex(id)}`);
    return [];
  });
  const chosen = signaturesToVerify(known, range);
  if (chosen === undefined) {
    context.problem(
      'no-known-signature',
      'carries no signature that every Android version of the range can verify',
    );
    return undefined;
  }
  const broken = chosen.find(
    ({ algorithm, signature }) => !holds({ signedData, publicKey, algorithm, signature }),
  );
  if (broken === undefined) return chosen.map(({ algorithm }) => algorithm.content);
  context.problem('signature', `is not signed by the key it names: ${broken.algorithm.name} does not verify`);
  return undefined;
}

interface SignatureToCheck {
  readonly signedData: Buffer;
  readonly publicKey: Buffer;
  readonly algorithm: SignatureAlgorithm;
  readonly signature: Buffer;
}

function holds({ signedData, publicKey, algorithm, signature }: SignatureToCheck): boolean {
  const key = publicKeyOf(publicKey, algorithm.key);
  return key !== undefined && signatureHolds(signedData, key, { algorithm, signature });
}

interface Around {
  readonly publicKey: Buffer;
  readonly signatures: readonly OfferedSignature[];
  readonly sdkRange: SdkRange | undefined;
  readonly context: SignerContext;
}

function takeSignedData(bytes: Buffer, { publicKey, signatures, sdkRange, context }: Around) {
  const data = cursorOf(bytes);
  const digestBytes = takePrefixed(data);
  const certificateBytes = takePrefixed(data);
  if (sdkRange !== undefined) compareRanges(sdkRange, takeSdkRange(data), context);
  const attributeBytes = takePrefixed(data);
  const certificates = takeCertificates(certificateBytes, context);
  if (certificates === undefined) return undefined;
  if (certificates[0]?.publicKey.equals(publicKey) !== true) {
    context.problem('public-key', 'signs with another key than that of its certificate');
    return undefined;
  }
  const digests = takeDigests(digestBytes, signatures, context);
  if (digests === undefined) return undefined;
  const attributes = takeTagged(attributeBytes);
  if (attributes === undefined) context.problem('malformed', 'has an attribute whose lengths lie');
  return attributes === undefined ? undefined : { certificates, digests, attributes };
}

function compareRanges(outer: SdkRange, signed: SdkRange, { problem }: SignerContext): void {
  if (outer.min !== signed.min || outer.max !== signed.max) {
    const inside = `${signed.min} to ${signed.max}`;
    problem('sdk-range', `says API levels ${outer.min} to ${outer.max}, but signed ${inside}`);
  }
}

function takeCertificates(bytes: Buffer, { problem }: SignerContext): readonly Certificate[] | undefined {
  const certificates: Certificate[] = [];
  for (const sequence = cursorOf(bytes); hasMore(sequence); ) {
    const der = takePrefixed(sequence);
    try {
      certificates.push(parseCertificate(der));
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
      problem('certificate', `has a certificate, #${certificates.length + 1}, that cannot be read`);
      return undefined;
    }
  }
  if (certificates.length > 0) return certificates;
  problem('no-certificate', 'names no certificate');
  return undefined;
}

function takeDigests(
  bytes: Buffer,
  signatures: readonly OfferedSignature[],
  { problem }: SignerContext,
): readonly ClaimedDigest[] | undefined {
  const claimed = takeTagged(bytes);
  if (claimed === undefined) {
    problem('malformed', 'has a content digest whose lengths lie');
    return undefined;
  }
  const ids = claimed.map(({ id }) => hex(id)).join(', ');
  const signed = signatures.map(({ id }) => hex(id)).join(', ');
  if (ids !== signed) {
    problem(
      'algorithms',
      `is signed with the algorithms ${signed}, but has content digests for ${ids || 'none'}`,
    );
    return undefined;
  }
  return claimed.flatMap(({ id, value }) => {
    const digest = takePrefixed(cursorOf(value));
    const algorithm = algorithmById(id);
    return algorithm === undefined ? [] : [{ content: algorithm.content, digest }];
  });
}

function hex(id: number): string {
  return `0x${id.toString(16).padStart(4, '0')}`;
}
