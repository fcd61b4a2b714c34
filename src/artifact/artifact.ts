/** What is known about one built file. Read from the file alone, in one process. */
export interface Artifact {
  readonly kind: 'apk' | 'aab';
  readonly path: string;
  readonly sizeBytes: number;
  /** Hex SHA-256 of the whole file. */
  readonly sha256: string;
  readonly applicationId: string;
  readonly versionName: string | undefined;
  readonly versionCode: number;
  readonly minSdk: number;
  readonly targetSdk: number;
  readonly debuggable: boolean;
  readonly permissions: readonly string[];
  /**
   * Values the manifest leaves out, so that the platform's default stands in: version code 0, minSdk 1,
   * targetSdk as minSdk. A version name that is a resource is undefined without being listed here.
   */
  readonly undeclared?: readonly DefaultedValue[];
  readonly signing: Signing;
  readonly entries: readonly ArtifactEntry[];
}

export type DefaultedValue = 'versionName' | 'versionCode' | 'minSdk' | 'targetSdk';

export type SignatureScheme = 'jar' | 'v2' | 'v3' | 'v3.1';

export interface Signing {
  /** Schemes whose blocks are present. Presence only: the signatures are not verified here. */
  readonly schemes: readonly SignatureScheme[];
  /** Hex SHA-256 of each signer's certificate (DER), where one could be read. */
  readonly certificates: readonly string[];
}

export interface ArtifactEntry {
  readonly name: string;
  readonly compressedBytes: number;
  readonly sizeBytes: number;
  readonly stored: boolean;
}
