/** What Play looks at in an uploaded artifact. */
export interface UploadedArtifact {
  readonly kind: 'aab' | 'apk';
  readonly applicationId: string;
  readonly versionCode: number;
  /** Hex, of the whole file. */
  readonly sha1: string;
  readonly sha256: string;
  readonly debuggable: boolean;
  readonly signature: UploadSignature;
  /** Permissions for which Play wants a declaration in the Console. */
  readonly restrictedPermissions: readonly string[];
}

/** What became of verifying every byte of the file against its signature. */
export type UploadSignature =
  | { readonly state: 'unsigned' }
  | { readonly state: 'broken' }
  | {
      readonly state: 'verified';
      /** Hex SHA-1 of the signer's certificate: what names an upload key in the Console. */
      readonly keySha1: string;
      /** Signed with the key that the Android tools make for development. */
      readonly debugKey: boolean;
    };

/** What is wrong with the file itself: no zip file, or none that can be read as an app. */
export type UnreadableUpload = { readonly kind: 'not-zip' } | { readonly kind: 'not-an-app' };
