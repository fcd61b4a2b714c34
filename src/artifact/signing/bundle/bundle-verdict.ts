import type { CertificateFacts } from '../certificate/certificate.ts';
import type { SignatureRemark } from '../verdict.ts';

/** The bits of the exit code of `jarsigner -verify -strict`; its manual page, "Errors and warnings". */
export const strictBits = {
  /** The file or a signature in it is damaged. */
  broken: 1,
  /** The certificate has expired, is not valid yet, or is vouched for by nobody. */
  certificate: 4,
  /** The certificate is not made for signing code. */
  usage: 8,
  /** Some entries are not signed. */
  unsignedEntries: 16,
} as const;

export interface BundleSigner {
  /** Name of its PKCS#7 file, such as `UPLOAD.RSA`. */
  readonly name: string;
  readonly certificates: readonly CertificateFacts[];
}

export interface BundleVerdict {
  /** Whether every entry is signed and unchanged: what Play needs to take a bundle. */
  readonly verified: boolean;
  /**
   * - `signed`: at least one entry is, and whatever is signed is unchanged;
   * - `unsigned`: Java takes the file for one without a signature;
   * - `broken`: the file, a signature or signed content is damaged.
   */
  readonly state: 'signed' | 'unsigned' | 'broken';
  /**
   * The exit code of `jarsigner -verify -strict`. 4 is usual and no fault: the certificates of apps are
   * self-signed, and Play compares them with the one it knows.
   */
  readonly strictExit: number;
  readonly signers: readonly BundleSigner[];
  readonly problems: readonly SignatureRemark[];
  readonly warnings: readonly SignatureRemark[];
  /** Hex SHA-256 of the whole file, where it was asked for. */
  readonly sha256: string | undefined;
}
