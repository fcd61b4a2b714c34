import type { Schemas } from '../../../app-store-connect-api/index.ts';
import { SlipwayError } from '../../../errors/slipway-error.ts';
import { hasCode } from '../../patience.ts';
import type { UploadRequest } from '../../store.ts';
import type { AppStoreClient } from '../app-store-client.ts';
import { readUpload } from './processing.ts';

export interface KnownUpload {
  readonly id: string;
  /** The whole file is there; what is left is to wait. */
  readonly isArrived: boolean;
}

export interface Uploading {
  readonly appId: string;
  readonly request: UploadRequest;
}

/** The upload of an earlier process, or one of the very same file by anybody; undefined when there is none. */
export async function findUpload(
  client: AppStoreClient,
  uploading: Uploading,
): Promise<KnownUpload | undefined> {
  return (await remembered(client, uploading.request)) ?? (await ofSameFile(client, uploading));
}

/** Begins an upload. Throws STORE_VERSION_CODE_USED where another file has the build number. */
export async function openUpload(client: AppStoreClient, { appId, request }: Uploading): Promise<string> {
  const { versionCode, versionName } = request;
  if (versionName === undefined) throw new TypeError('the App Store files a build under its version name');
  const { data } = await client.api.post('/v1/buildUploads', {
    body: {
      data: {
        type: 'buildUploads',
        attributes: {
          platform: 'IOS',
          cfBundleShortVersionString: versionName,
          cfBundleVersion: String(versionCode),
        },
        relationships: { app: { data: { type: 'apps', id: appId } } },
      },
    },
    // One that was begun in vain does no harm: it never gets a file.
    repeatable: true,
  });
  return data.id;
}

async function remembered(
  client: AppStoreClient,
  { memory }: UploadRequest,
): Promise<KnownUpload | undefined> {
  if (memory.editId === undefined) return undefined;
  try {
    const { data } = await readUpload(client, memory.editId);
    // What was refused once may be taken the next time, such as after an agreement was signed.
    if (stateOf(data) === 'FAILED') return undefined;
    return { id: data.id, isArrived: isArrived(data) };
  } catch (error) {
    // What is remembered may be the build itself, of an upload that came to its end, or long gone.
    if (hasCode(error, 'STORE_NOT_FOUND')) return undefined;
    throw error;
  }
}

/** Found by the checksum that the upload was concluded with: Apple tells none of files that others have sent. */
async function ofSameFile(
  client: AppStoreClient,
  { appId, request }: Uploading,
): Promise<KnownUpload | undefined> {
  const { data, included = [] } = await client.api.get('/v1/apps/{id}/buildUploads', {
    params: {
      path: { id: appId },
      query: {
        'filter[cfBundleVersion]': [String(request.versionCode)],
        'filter[platform]': ['IOS'],
        include: ['assetFile'],
        limit: 50,
      },
    },
  });
  const hashes = new Map(included.map((file) => [file.id, hashOf(file as Schemas['BuildUploadFile'])]));
  const same = data.find((upload) => {
    const fileId = upload.relationships?.assetFile?.data?.id ?? '';
    return isArrived(upload) && hashes.get(fileId) === request.sha256.toLowerCase();
  });
  return same === undefined ? undefined : { id: same.id, isArrived: true };
}

function isArrived(upload: Schemas['BuildUpload']): boolean {
  return ['PROCESSING', 'COMPLETE'].includes(stateOf(upload) ?? '');
}

function stateOf({ attributes }: Schemas['BuildUpload']): string | undefined {
  return attributes?.state?.state;
}

function hashOf({ attributes }: Schemas['BuildUploadFile']): string | undefined {
  const file = attributes?.sourceFileChecksums?.file;
  return file?.algorithm === 'SHA_256' ? file.hash?.toLowerCase() : undefined;
}

/** A file that is not what was tested is never released. */
export function changedFile({ file }: UploadRequest): SlipwayError {
  return new SlipwayError('STORE_UPLOAD_MISMATCH', {
    message: 'The file has another size than when it was tested.',
    seen: file,
  });
}
