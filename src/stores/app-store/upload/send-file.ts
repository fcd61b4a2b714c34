import { stat } from 'node:fs/promises';
import type { Schemas } from '../../../app-store-connect-api/index.ts';
import { SlipwayError } from '../../../errors/slipway-error.ts';
import { hasCode } from '../../patience.ts';
import type { UploadRequest } from '../../store.ts';
import type { AppStoreClient } from '../app-store-client.ts';
import { changedFile } from './open-upload.ts';
import { cover, type Part, partKey, partsOf } from './parts.ts';
import { PlaceExpired, sendParts } from './send-parts.ts';

export interface FileToSend {
  readonly uploadId: string;
  readonly request: UploadRequest;
  readonly fileName: string;
}

type UploadFile = Schemas['BuildUploadFile'];

/** Sends what has not arrived yet, and concludes the upload with the file's SHA-256, by which Apple checks it. */
export async function sendFile(client: AppStoreClient, sending: FileToSend): Promise<void> {
  const { request } = sending;
  if ((await stat(request.file)).size !== request.sizeBytes) throw changedFile(request);
  const file = (await remembered(client, sending)) ?? (await reserved(client, sending));
  try {
    await fill(client, file, request);
  } catch (error) {
    if (!(error instanceof PlaceExpired)) throw error;
    // What lies in the old place is lost: the new one begins empty.
    await fillAnew(client, sending);
  }
}

async function fillAnew(client: AppStoreClient, sending: FileToSend): Promise<void> {
  const file = await reserve(client, sending);
  await sending.request.observer.sessionOpened(file.id);
  try {
    await fill(client, file, sending.request);
  } catch (error) {
    throw error instanceof PlaceExpired ? error.cause : error;
  }
}

async function fill(client: AppStoreClient, file: UploadFile, request: UploadRequest): Promise<void> {
  if (isConcluded(file)) return;
  const parts = partsIn(file, request);
  const sent = new Set(request.memory.sentParts);
  const missing = parts.filter((part) => !sent.has(partKey(file.id, part)));
  let sentBytes = request.sizeBytes - missing.reduce((sum, { lengthBytes }) => sum + lengthBytes, 0);
  request.observer.progress(sentBytes);
  await sendParts(client, {
    file: request.file,
    parts: missing,
    renew: async () => partsIn(await readFile(client, file.id), request),
    onSent: (bytes) => {
      sentBytes += bytes;
      request.observer.progress(sentBytes);
    },
    onArrived: async (part) => request.observer.partSent?.(partKey(file.id, part)),
  });
  await conclude(client, file.id, request);
}

/** The file that an earlier process has reserved in this upload, with addresses that are good now. */
async function remembered(
  client: AppStoreClient,
  { uploadId, request }: FileToSend,
): Promise<UploadFile | undefined> {
  const { editId, sessionUrl } = request.memory;
  if (editId !== uploadId || sessionUrl === undefined) return undefined;
  try {
    return await readFile(client, sessionUrl);
  } catch (error) {
    if (hasCode(error, 'STORE_NOT_FOUND')) return undefined;
    throw error;
  }
}

async function reserved(client: AppStoreClient, sending: FileToSend): Promise<UploadFile> {
  const file = (await reservedBefore(client, sending)) ?? (await reserve(client, sending));
  await sending.request.observer.sessionOpened(file.id);
  return file;
}

/** An upload has one file of its kind: it may be there already, when the answer to its reservation was lost. */
async function reservedBefore(
  { api }: AppStoreClient,
  { uploadId, request }: FileToSend,
): Promise<UploadFile | undefined> {
  const { data } = await api.get('/v1/buildUploads/{id}/buildUploadFiles', {
    params: { path: { id: uploadId } },
  });
  return data.find(
    ({ attributes }) => attributes?.assetType === 'ASSET' && attributes.fileSize === request.sizeBytes,
  );
}

async function reserve(
  { api }: AppStoreClient,
  { uploadId, request, fileName }: FileToSend,
): Promise<UploadFile> {
  const { data } = await api.post('/v1/buildUploadFiles', {
    body: {
      data: {
        type: 'buildUploadFiles',
        attributes: { assetType: 'ASSET', fileName, fileSize: request.sizeBytes, uti: 'com.apple.ipa' },
        relationships: { buildUpload: { data: { type: 'buildUploads', id: uploadId } } },
      },
    },
  });
  return data;
}

async function readFile({ api }: AppStoreClient, id: string): Promise<UploadFile> {
  return (await api.get('/v1/buildUploadFiles/{id}', { params: { path: { id } } })).data;
}

async function conclude({ api }: AppStoreClient, id: string, { sha256 }: UploadRequest): Promise<void> {
  const sourceFileChecksums = { file: { hash: sha256.toLowerCase(), algorithm: 'SHA_256' as const } };
  const attributes = { uploaded: true, sourceFileChecksums };
  await api.patch('/v1/buildUploadFiles/{id}', {
    params: { path: { id } },
    body: { data: { type: 'buildUploadFiles', id, attributes } },
  });
}

function isConcluded({ attributes }: UploadFile): boolean {
  const state = attributes?.assetDeliveryState?.state;
  return state === 'UPLOAD_COMPLETE' || state === 'COMPLETE';
}

function partsIn({ attributes }: UploadFile, { sizeBytes }: UploadRequest): readonly Part[] {
  const parts = partsOf(attributes?.uploadOperations ?? []);
  if (cover(parts, sizeBytes)) return parts;
  throw new SlipwayError('STORE_REFUSED', {
    message: 'App Store Connect asks for parts that do not make up the file.',
    seen: parts.map(({ start, lengthBytes }) => `${start}+${lengthBytes}`).join(', ') || 'no parts',
    next: 'Run the same command again.',
  });
}
