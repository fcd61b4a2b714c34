import { type ByteSource, openByteSource } from '../../artifact/byte-source.ts';
import { expiryAt } from '../../artifact/inspect/signature-findings.ts';
import { identify, requireZip } from '../../artifact/kind.ts';
import { readManifest } from '../../artifact/manifest.ts';
import { parseManifest } from '../../artifact/read-artifact.ts';
import { permissionsToDeclare } from '../../artifact/scan/permission-findings.ts';
import { verifyBundle } from '../../artifact/signing/bundle/verify-bundle.ts';
import type { CertificateFacts } from '../../artifact/signing/certificate/certificate.ts';
import { readSigning } from '../../artifact/signing/read-signing.ts';
import { verifySignatures } from '../../artifact/signing/verify-signatures.ts';
import { openZip, type Zip } from '../../artifact/zip/open-zip.ts';
import { SlipwayError } from '../../errors/slipway-error.ts';
import type { ReadUpload } from './context.ts';
import { hashFile } from './hash-file.ts';
import type { UnreadableUpload, UploadedArtifact, UploadSignature } from './uploaded-artifact.ts';

/** Reads an uploaded APK or AAB for real: its manifest, its hashes, and its signature over every byte. */
export const readAndroidUpload: ReadUpload = async (file) => {
  const source = await openByteSource(file);
  try {
    await requireZip(source);
  } catch (error) {
    await source.close();
    return unreadable(error, 'not-zip');
  }
  try {
    return await readApp(source);
  } catch (error) {
    return unreadable(error, 'not-an-app');
  } finally {
    await source.close();
  }
};

async function readApp(source: ByteSource): Promise<UploadedArtifact> {
  const zip = await openZip(source);
  const identified = await identify(zip);
  const { kind } = identified;
  const manifest = readManifest(await parseManifest(identified, source.path), source.path);
  const [hashes, signature] = await Promise.all([hashFile(source.path), signatureOf(zip, kind)]);
  const { applicationId, versionCode, debuggable } = manifest;
  return {
    kind,
    applicationId,
    versionCode,
    debuggable,
    ...hashes,
    signature,
    restrictedPermissions: permissionsToDeclare(manifest),
  };
}

async function signatureOf(zip: Zip, kind: 'apk' | 'aab'): Promise<UploadSignature> {
  if (kind === 'aab') {
    const { state, verified, signers } = await verifyBundle(zip.source, { expiry: expiryAt(Date.now()) });
    return state === 'unsigned' ? { state } : verdict(verified, signers[0]?.certificates[0]);
  }
  if ((await readSigning(zip, kind)).schemes.length === 0) return { state: 'unsigned' };
  const { verified, signers } = await verifySignatures(zip.source);
  return verdict(verified, signers[0]);
}

function verdict(verified: boolean, certificate: CertificateFacts | undefined): UploadSignature {
  if (!verified || certificate === undefined) return { state: 'broken' };
  return { state: 'verified', keySha1: certificate.sha1, debugKey: certificate.debug };
}

function unreadable(error: unknown, kind: UnreadableUpload['kind']): UnreadableUpload {
  if (!(error instanceof SlipwayError)) throw error;
  return { kind };
}
