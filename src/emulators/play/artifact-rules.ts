import type { StoredArtifact } from './model.ts';
import { forbidden, type PlayRefusal } from './refusal.ts';
import type { UnreadableUpload, UploadedArtifact } from './uploaded-artifact.ts';

export interface UploadedTo {
  readonly applicationId: string;
  readonly endpoint: 'bundle' | 'apk';
  /** Everything the app and the edit hold, the newest first. */
  readonly holdings: readonly StoredArtifact[];
  /** Of a key that was set in the Console; otherwise the first upload's counts. */
  readonly uploadKeySha1: string | undefined;
}

/** Google's largest version code. https://developer.android.com/studio/publish/versioning */
const highestVersionCode = 2_100_000_000;

/**
 * Why Play does not take an uploaded file; undefined when it does. Its words, as users of other clients report
 * them, all of them with status 403.
 */
export function artifactRefusal(
  artifact: UploadedArtifact | UnreadableUpload,
  to: UploadedTo,
): PlayRefusal | undefined {
  if (artifact.kind === 'not-zip') return forbidden('APK is not a valid ZIP archive');
  if (artifact.kind === 'not-an-app' || isOfOtherKind(artifact, to)) {
    return forbidden(
      to.endpoint === 'apk'
        ? 'APK cannot be analyzed using aapt dump badging.'
        : 'The Android App Bundle is not valid: it cannot be read.',
    );
  }
  if (artifact.applicationId !== to.applicationId) return forbidden('APK has the wrong package name.');
  return signatureRefusal(artifact, to) ?? contentRefusal(artifact, to);
}

function isOfOtherKind({ kind }: UploadedArtifact, { endpoint }: UploadedTo): boolean {
  return (kind === 'aab') !== (endpoint === 'bundle');
}

function signatureRefusal(artifact: UploadedArtifact, to: UploadedTo): PlayRefusal | undefined {
  const { signature } = artifact;
  const bundle = to.endpoint === 'bundle';
  if (signature.state === 'unsigned') {
    return forbidden(
      bundle
        ? 'The Android App Bundle was not signed. Please sign the bundle using jarsigner.'
        : 'APK is not signed.',
    );
  }
  if (signature.state === 'broken') {
    return forbidden(`${bundle ? 'The Android App Bundle' : 'APK'} has an invalid signature.`);
  }
  if (signature.debugKey) {
    return forbidden(
      'You uploaded an APK or Android App Bundle that was signed in debug mode. You need to sign your APK or Android App Bundle in release mode.',
    );
  }
  const expected = to.uploadKeySha1 ?? firstKey(to.holdings);
  if (expected === undefined || expected === signature.keySha1) return undefined;
  return forbidden(
    bundle
      ? `The Android App Bundle was signed with the wrong key. Found: SHA1: ${fingerprint(signature.keySha1)}, expected: SHA1: ${fingerprint(expected)}`
      : 'APK has not been signed with the upload certificate.',
  );
}

function contentRefusal(artifact: UploadedArtifact, to: UploadedTo): PlayRefusal | undefined {
  if (artifact.debuggable) return forbidden('APK is marked as debuggable.');
  if (artifact.versionCode < 1 || artifact.versionCode > highestVersionCode) {
    return forbidden(
      `Version code ${artifact.versionCode} is not allowed. It has to be between 1 and ${highestVersionCode}.`,
    );
  }
  if (to.holdings.some((one) => one.versionCode === artifact.versionCode)) {
    return forbidden('APK specifies a version code that has already been used.');
  }
  return undefined;
}

/** The key of the oldest artifact that anybody uploaded: it became the app's upload key. */
function firstKey(holdings: readonly StoredArtifact[]): string | undefined {
  return holdings.findLast(({ keySha1 }) => keySha1 !== undefined)?.keySha1;
}

function fingerprint(sha1: string): string {
  return sha1.toUpperCase().match(/../g)?.join(':') ?? sha1;
}
