import { basename } from 'node:path';
import type { UploadRequest, UploadResult } from '../../store.ts';
import type { AppStoreClient } from '../app-store-client.ts';
import { findUpload, openUpload } from './open-upload.ts';
import { awaitProcessed } from './processing.ts';
import { sendFile } from './send-file.ts';

/**
 * Puts an IPA into App Store Connect and waits until it is a build. An upload of an earlier process is gone on with, and
 * a build of the very same file is used as it is. https://developer.apple.com/documentation/appstoreconnectapi/build-uploads
 */
export async function upload(client: AppStoreClient, request: UploadRequest): Promise<UploadResult> {
  const { applicationId, versionCode, sha256, observer } = request;
  const appId = await client.appId(applicationId);
  const known = await findUpload(client, { appId, request });
  const uploadId = known?.id ?? (await openUpload(client, { appId, request }));
  if (known === undefined) await observer.editOpened(uploadId);
  if (known?.isArrived !== true) await sendFile(client, { uploadId, request, fileName: fileNameOf(request) });
  const buildId = await awaitProcessed(client, uploadId, observer);
  return { editId: buildId, versionCode, sha256, reused: known?.isArrived === true };
}

/** Apple knows the kind of a file by its name as well. */
function fileNameOf({ file }: UploadRequest): string {
  const name = basename(file);
  return name.toLowerCase().endsWith('.ipa') ? name : `${name}.ipa`;
}
