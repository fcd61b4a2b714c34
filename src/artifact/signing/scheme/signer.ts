import type { Certificate } from '../certificate/certificate.ts';
import type { ContentDigest } from './algorithms.ts';
import type { Lineage } from './lineage.ts';

/** Schemes whose signers lie in the APK signing block. */
export type BlockScheme = 'v2' | 'v3' | 'v3.1';

export interface SdkRange {
  readonly min: number;
  readonly max: number;
}

/** The digest of the whole content that a signer vouches for. */
export interface ClaimedDigest {
  readonly content: ContentDigest;
  readonly digest: Buffer;
}

export interface Attribute {
  readonly id: number;
  readonly value: Buffer;
}

/** One signer of a block, as far as it could be read; its signatures hold unless a problem was told. */
export interface Signer {
  readonly index: number;
  readonly certificates: readonly Certificate[];
  /** Digests of known algorithms, in the order of the file. */
  readonly digests: readonly ClaimedDigest[];
  /** Content digests whose signatures were verified: at least one of the claimed ones. */
  readonly verified: readonly ContentDigest[];
  readonly attributes: readonly Attribute[];
  /** API levels the signer is for; v3 and v3.1. */
  readonly sdkRange: SdkRange | undefined;
  readonly lineage: Lineage | undefined;
}

/** Where a signer is, in words. */
export function signerPlace(scheme: BlockScheme, index: number): string {
  return `scheme ${scheme}, signer #${index + 1}`;
}
