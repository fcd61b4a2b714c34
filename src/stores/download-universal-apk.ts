import { createWriteStream } from 'node:fs';
import { mkdir, rename, rm, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { Artifact } from '../artifact/artifact.ts';
import { SlipwayError } from '../errors/slipway-error.ts';
import type { GeneratedApkStore, UniversalApk } from './generated-apks.ts';

export interface ApkDownload {
  readonly applicationId: string;
  readonly versionCode: number;
  /** Absolute path of the file that is written. */
  readonly out: string;
  readonly readArtifact: (file: string) => Promise<Artifact>;
}

export interface DownloadedApk extends UniversalApk {
  readonly out: string;
  readonly sha256: string;
  readonly sizeBytes: number;
}

/**
 * Streams the APK beside its place and renames it once it is whole, is the version that was asked for and is
 * signed with the certificate that the store named. Throws STORE_NO_APK and STORE_DOWNLOAD_MISMATCH.
 */
export async function downloadUniversalApk(
  store: GeneratedApkStore,
  { applicationId, versionCode, out, readArtifact }: ApkDownload,
): Promise<DownloadedApk> {
  const apk = await store.findUniversalApk(applicationId, versionCode);
  if (apk === undefined) {
    throw new SlipwayError('STORE_NO_APK', {
      message: `${store.label} has made no universal APK of version code ${versionCode}.`,
      seen: applicationId,
    });
  }
  await mkdir(dirname(out), { recursive: true });
  const draft = `${out}.part`;
  try {
    await pipeline(await store.download(apk), createWriteStream(draft));
    const artifact = await readArtifact(draft);
    assertIsIt(artifact, apk);
    const { size } = await stat(draft);
    await rename(draft, out);
    return { ...apk, out, sha256: artifact.sha256, sizeBytes: size };
  } finally {
    await rm(draft, { force: true });
  }
}

function assertIsIt({ applicationId, versionCode, signing }: Artifact, apk: UniversalApk): void {
  const signers = signing.certificates.map((hash) => hash.toLowerCase());
  const same = applicationId === apk.applicationId && versionCode === apk.versionCode;
  if (same && signers.includes(apk.certificateSha256)) return;
  throw new SlipwayError('STORE_DOWNLOAD_MISMATCH', {
    message: 'What was downloaded is not the APK that the store had named.',
    seen: `${applicationId} ${versionCode}, signed with ${signers.join(', ') || 'no key'}`,
  });
}
