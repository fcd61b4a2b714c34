import { basename } from 'node:path';
import type { Schemas } from '../../../../app-store-connect-api/index.ts';
import { SlipwayError } from '../../../../errors/slipway-error.ts';
import type { LocalAsset } from '../../../../listing/app-store/listing.ts';
import type { AssetChange, ScreenshotChange } from '../../../../listing/app-store/plan.ts';
import type { AppStoreClient } from '../../app-store-client.ts';
import { settled } from '../../pace.ts';
import { cover, partsOf } from '../../upload/parts.ts';
import { sendParts } from '../../upload/send-parts.ts';

export interface ScreenshotPlace {
  readonly localization: string;
  /** Undefined: the language has no such set yet. */
  readonly set: string | undefined;
}

/** Removes before it uploads, because a set holds ten, and puts all in their order at the end. */
export async function writeScreenshots(
  client: AppStoreClient,
  { localization, set }: ScreenshotPlace,
  { displayType, remove, upload, order }: ScreenshotChange,
): Promise<void> {
  const { api } = client;
  for (const { id } of remove) await api.delete('/v1/appScreenshots/{id}', { params: { path: { id } } });
  const setId = set ?? (await createSet(client, localization, displayType));
  for (const asset of upload) await uploadScreenshot(client, setId, asset);
  await arrange(client, setId, order);
}

async function createSet(client: AppStoreClient, localization: string, displayType: string): Promise<string> {
  const { data } = await client.api.post('/v1/appScreenshotSets', {
    body: {
      data: {
        type: 'appScreenshotSets',
        attributes: { screenshotDisplayType: displayType as Schemas['ScreenshotDisplayType'] },
        relationships: {
          appStoreVersionLocalization: { data: { type: 'appStoreVersionLocalizations', id: localization } },
        },
      },
    },
  });
  return data.id;
}

async function uploadScreenshot(client: AppStoreClient, set: string, asset: LocalAsset): Promise<void> {
  const { api } = client;
  const relationships = { appScreenshotSet: { data: { type: 'appScreenshotSets', id: set } } } as const;
  const { data } = await api.post('/v1/appScreenshots', {
    body: { data: { type: 'appScreenshots', attributes: namesOf(asset), relationships } },
  });
  const path = { id: data.id };
  const read = async () => (await api.get('/v1/appScreenshots/{id}', { params: { path } })).data.attributes;
  await deliver(client, asset, { reserved: data.attributes, read });
  const attributes = { uploaded: true, sourceFileChecksum: asset.md5 };
  await api.patch('/v1/appScreenshots/{id}', {
    params: { path },
    body: { data: { type: 'appScreenshots', id: data.id, attributes } },
  });
  await untilDelivered(client, asset, read);
}

/** The order of the checksums; an image that is there twice takes its places one after the other. */
async function arrange({ api }: AppStoreClient, set: string, order: readonly string[]): Promise<void> {
  const path = { id: set };
  const left = await Array.fromAsync(
    api.each('/v1/appScreenshotSets/{id}/appScreenshots', { params: { path } }),
  );
  const shown = left.map(({ attributes }) => attributes?.sourceFileChecksum);
  if (shown.join() === order.join()) return;
  const data = order.flatMap((md5) => {
    const at = left.findIndex(({ attributes }) => attributes?.sourceFileChecksum === md5);
    return at < 0 ? [] : left.splice(at, 1).map(({ id }) => ({ type: 'appScreenshots', id }) as const);
  });
  await api.patch('/v1/appScreenshotSets/{id}/relationships/appScreenshots', {
    params: { path },
    body: { data },
  });
}

export async function writeAttachment(
  client: AppStoreClient,
  reviewDetail: string,
  { remove, upload }: AssetChange,
): Promise<void> {
  const { api } = client;
  for (const { id } of remove)
    await api.delete('/v1/appStoreReviewAttachments/{id}', { params: { path: { id } } });
  for (const asset of upload) {
    const detail = { data: { type: 'appStoreReviewDetails', id: reviewDetail } } as const;
    const relationships = { appStoreReviewDetail: detail };
    const { data } = await api.post('/v1/appStoreReviewAttachments', {
      body: { data: { type: 'appStoreReviewAttachments', attributes: namesOf(asset), relationships } },
    });
    const path = { id: data.id };
    const read = async () =>
      (await api.get('/v1/appStoreReviewAttachments/{id}', { params: { path } })).data.attributes;
    await deliver(client, asset, { reserved: data.attributes, read });
    const attributes = { uploaded: true, sourceFileChecksum: asset.md5 };
    await api.patch('/v1/appStoreReviewAttachments/{id}', {
      params: { path },
      body: { data: { type: 'appStoreReviewAttachments', id: data.id, attributes } },
    });
    await untilDelivered(client, asset, read);
  }
}

interface Delivered {
  readonly uploadOperations?: Schemas['UploadOperation'][];
  readonly assetDeliveryState?: Schemas['AppMediaAssetState'];
}

type ReadAsset = () => Promise<Delivered | undefined>;

async function deliver(
  client: AppStoreClient,
  { file, sizeBytes }: LocalAsset,
  { reserved, read }: { readonly reserved: Delivered | undefined; readonly read: ReadAsset },
): Promise<void> {
  const parts = partsOf(reserved?.uploadOperations ?? []);
  if (!cover(parts, sizeBytes)) {
    throw new SlipwayError('STORE_REFUSED', {
      message: 'App Store Connect asks for parts that do not make up the file.',
      seen: basename(file),
    });
  }
  await sendParts(client, {
    file,
    parts,
    renew: async () => partsOf((await read())?.uploadOperations ?? []),
    onSent: () => undefined,
    onArrived: async () => undefined,
  });
}

/** Apple looks at an image after it has it whole; one that it cannot use would otherwise be found by nobody. */
async function untilDelivered(client: AppStoreClient, { file }: LocalAsset, read: ReadAsset): Promise<void> {
  const end = await settled(client.pace, async () => {
    const delivery = (await read())?.assetDeliveryState;
    return delivery?.state === 'COMPLETE' || delivery?.state === 'FAILED' ? delivery : undefined;
  });
  if (end?.state === 'COMPLETE') return;
  const words = (end?.errors ?? []).map(({ code, description }) => `${code}: ${description}`).join('\n');
  throw new SlipwayError(end === undefined ? 'STORE_PROCESSING' : 'STORE_FILE_INVALID', {
    message:
      end === undefined
        ? 'App Store Connect still processes a file that it has got.'
        : 'App Store Connect cannot use a file that it has got.',
    seen: `${basename(file)}${words === '' ? '' : `\n${words}`}`,
  });
}

function namesOf({ file, sizeBytes }: LocalAsset) {
  return { fileName: basename(file), fileSize: sizeBytes };
}
