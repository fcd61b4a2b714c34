import type { Schemas } from '../../../../app-store-connect-api/index.ts';
import type { LocalAsset } from '../../../../listing/app-store/listing.ts';
import type { ScreenshotChange } from '../../../../listing/app-store/plan.ts';
import type { AppStoreClient } from '../../app-store-client.ts';
import { deliverAsset, namesOf } from '../../assets/deliver-asset.ts';

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
  const attributes = { uploaded: true, sourceFileChecksum: asset.md5 };
  const conclude = () =>
    api.patch('/v1/appScreenshots/{id}', {
      params: { path },
      body: { data: { type: 'appScreenshots', id: data.id, attributes } },
    });
  await deliverAsset(client, asset, { reserved: data.attributes, read, conclude });
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
