/** An upload that APKs are made from. */
export interface SigningSource {
  readonly kind: 'bundle' | 'apk';
  readonly file: string;
}

/**
 * The key that users know, which Play keeps, and the programs that sign with it. Each function rejects with a
 * refusal that names the missing program.
 */
export interface AppSigning {
  /** Hex SHA-256 of the certificate. */
  certificateSha256(): Promise<string>;
  /** Writes one APK for every device at once. */
  makeUniversalApk(source: SigningSource, target: string): Promise<void>;
}
