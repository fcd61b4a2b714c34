import type { CertificateFacts } from './certificate/certificate.ts';

/** v1 is the JAR signature; the others lie in the APK signing block. */
export type Scheme = 'v1' | 'v2' | 'v3' | 'v3.1';

/**
 * - `verified`: every check of this scheme passed, over the whole content where the scheme covers it.
 * - `failed`: it is present and a check failed, or it is missing where a device in the range needs it.
 * - `not-checked`: it is present, but no device in the range looks at it, or an earlier failure came first.
 * - `absent`
 */
export type SchemeState = 'verified' | 'failed' | 'not-checked' | 'absent';

/** A reason not to trust the file, or to trust it less. */
export interface SignatureRemark {
  /** Stable name, such as `v2/content-digest`. */
  readonly rule: string;
  /** Where: an entry, a file of META-INF, a signer of a scheme, or the file itself. */
  readonly place: string;
  readonly message: string;
}

/** One past or present certificate of a rotated key; oldest first. */
export interface LineageNode {
  readonly certificate: CertificateFacts;
  /** What the app still grants to this certificate. */
  readonly capabilities: readonly Capability[];
}

export type Capability = 'installed data' | 'shared uid' | 'permission' | 'rollback' | 'auth';

export interface SchemeSigner {
  readonly scheme: Scheme;
  /** `#1`, or for v1 the name of its signature file, such as `CERT.RSA`. */
  readonly name: string;
  /** The signer's own certificate first, then those that vouch for it. */
  readonly certificates: readonly CertificateFacts[];
  /** API levels this signer is for; v3 and v3.1 only. */
  readonly sdkRange: { readonly min: number; readonly max: number } | undefined;
}

export interface SignatureVerdict {
  /** Whether every Android version of the range accepts the file; what `apksigner verify` answers. */
  readonly verified: boolean;
  /** API levels the verdict is about. */
  readonly sdkRange: { readonly min: number; readonly max: number };
  readonly schemes: Readonly<Record<Scheme, SchemeState>>;
  /** The certificates a device takes the app's identity from, newest scheme first found; empty unless verified. */
  readonly signers: readonly CertificateFacts[];
  /** Every signer that was read, scheme by scheme. */
  readonly schemeSigners: readonly SchemeSigner[];
  /** Proof of rotation, oldest first; empty when the key was never rotated. */
  readonly lineage: readonly LineageNode[];
  /** A source stamp is told, not verified: no Android version refuses an app for it. */
  readonly sourceStamp: 'absent' | 'present';
  /** Why it is not verified; empty when it is. */
  readonly problems: readonly SignatureRemark[];
  readonly warnings: readonly SignatureRemark[];
  /** Hex SHA-256 of the whole file, where it was asked for. */
  readonly sha256: string | undefined;
}

/** The newest API level there is or will be, as apksigner counts. */
export const newestSdk = 0x7fffffff;

/** API levels at which verification changed; https://source.android.com/docs/security/features/apksigning */
export const sdk = {
  /** Android 4.3: the strongest digest of a JAR manifest counts. */
  strongestDigest: 18,
  /** Android 4.4: signed attributes of a PKCS#7 signature are verified rightly. */
  signedAttributes: 19,
  /** Android 7: scheme v2. */
  v2: 24,
  /** Android 8: sandbox version 2 wants a signing block. */
  sandbox: 26,
  /** Android 9: scheme v3 with key rotation. */
  v3: 28,
  /** Android 11: a target SDK of 30 wants v2 or newer. */
  v2Required: 30,
  /** Android 13: scheme v3.1, rotation from a chosen API level on. */
  v31: 33,
} as const;
