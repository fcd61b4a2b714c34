import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { type Answer, json } from '../../serving/answer.ts';
import { callerOf, type PlayRequest } from '../context.ts';
import { appFor } from '../edits.ts';
import type { StoredArtifact } from '../model.ts';
import { notFound, unimplemented } from '../refusal.ts';
import type { AppSigning } from './app-signing.ts';
import { artifactFile } from './kept-artifacts.ts';

/** What Play delivers of a version, by the key that signs it: one APK for every device at once. */
export async function listGeneratedApks(request: PlayRequest): Promise<Answer> {
  const artifact = artifactOf(request);
  if (!(await isKept(request, artifact))) return json({});
  const certificateSha256Hash = await signingOf(request).certificateSha256();
  const generatedUniversalApk = { downloadId: downloadIdOf(artifact) };
  return json({ generatedApks: [{ certificateSha256Hash, generatedUniversalApk }] });
}

/** Made when it is first asked for, which takes seconds for a bundle, and kept. */
export async function downloadGeneratedApk(request: PlayRequest): Promise<Answer> {
  const artifact = artifactOf(request);
  if (request.part('downloadId') !== downloadIdOf(artifact) || !(await isKept(request, artifact))) {
    throw notFound('Generated APK not found.');
  }
  const { storage } = request.play;
  const path = join(storage.uploadsDir, `${artifact.sha256}.universal.apk`);
  const made = await stat(path).catch(() => undefined);
  if (made === undefined) {
    const source = { kind: artifact.kind, file: artifactFile(storage, artifact.sha256) };
    await signingOf(request).makeUniversalApk(source, path);
  }
  return { status: 200, file: { path, type: 'application/vnd.android.package-archive' } };
}

function artifactOf(request: PlayRequest): StoredArtifact {
  const app = appFor(request.play.storage.read(), callerOf(request));
  const versionCode = Number(request.part('versionCode'));
  const found = app.artifacts.find((artifact) => artifact.versionCode === versionCode);
  if (found === undefined) throw notFound(`No generated APKs were found for version code ${versionCode}.`);
  return found;
}

/** A version that an app began with was never uploaded, so nothing can be made of it. */
async function isKept({ play }: PlayRequest, { sha256 }: StoredArtifact): Promise<boolean> {
  return stat(artifactFile(play.storage, sha256)).then(
    () => true,
    () => false,
  );
}

function downloadIdOf({ sha256 }: StoredArtifact): string {
  return Buffer.from(`universal:${sha256.slice(0, 32)}`).toString('base64url');
}

function signingOf({ play }: PlayRequest): AppSigning {
  if (play.appSigning === undefined)
    throw unimplemented('androidpublisher.generatedapks without an app signing key');
  return play.appSigning;
}
