import type { Readable } from 'node:stream';

/** The APK that a store has made of an upload for every device at once, signed with the key that users know. */
export interface UniversalApk {
  readonly applicationId: string;
  readonly versionCode: number;
  readonly downloadId: string;
  /** Hex SHA-256 of the certificate it is signed with. */
  readonly certificateSha256: string;
}

/** What the store delivers, to be looked at before users do. */
export interface GeneratedApkStore {
  readonly label: string;
  /** Undefined when the store made none, as of a version whose APKs came ready. */
  findUniversalApk(applicationId: string, versionCode: number): Promise<UniversalApk | undefined>;
  download(apk: UniversalApk): Promise<Readable>;
}
