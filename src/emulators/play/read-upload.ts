import { readArtifact } from '../../artifact/read-artifact.ts';
import type { ReadUpload } from './context.ts';

/** Reads an uploaded APK or AAB for real: its manifest, its hash, and whether it is signed. */
export const readAndroidUpload: ReadUpload = async (file) => {
  const { applicationId, versionCode, sha256, signing } = await readArtifact(file);
  return { applicationId, versionCode, sha256, signed: signing.schemes.length > 0 };
};
