import type { ShownAsset } from '../../../listing/app-store/listing.ts';
import type { AssetChange } from '../../../listing/app-store/plan.ts';
import type { AppStoreClient } from '../app-store-client.ts';
import { deliverAsset, namesOf } from './deliver-asset.ts';

/** The files that reviewers get with a version. */
export async function readAttachments(
  { api }: AppStoreClient,
  reviewDetail: string,
): Promise<readonly ShownAsset[]> {
  const shown: ShownAsset[] = [];
  const params = { path: { id: reviewDetail } };
  for await (const one of api.each('/v1/appStoreReviewDetails/{id}/appStoreReviewAttachments', { params })) {
    const { fileName = '', sourceFileChecksum, assetDeliveryState } = one.attributes ?? {};
    const md5 = assetDeliveryState?.state === 'FAILED' ? undefined : sourceFileChecksum;
    shown.push({ id: one.id, fileName, md5 });
  }
  return shown;
}

/** Removes before it uploads. */
export async function writeAttachment(
  client: AppStoreClient,
  reviewDetail: string,
  { remove, upload }: AssetChange,
): Promise<void> {
  const { api } = client;
  for (const { id } of remove)
    await api.delete('/v1/appStoreReviewAttachments/{id}', { params: { path: { id } } });
  for (const asset of upload) {
    const appStoreReviewDetail = { data: { type: 'appStoreReviewDetails', id: reviewDetail } } as const;
    const { data } = await api.post('/v1/appStoreReviewAttachments', {
      body: {
        data: {
          type: 'appStoreReviewAttachments',
          attributes: namesOf(asset),
          relationships: { appStoreReviewDetail },
        },
      },
    });
    const path = { id: data.id };
    const attributes = { uploaded: true, sourceFileChecksum: asset.md5 };
    await deliverAsset(client, asset, {
      reserved: data.attributes,
      read: async () =>
        (await api.get('/v1/appStoreReviewAttachments/{id}', { params: { path } })).data.attributes,
      conclude: () =>
        api.patch('/v1/appStoreReviewAttachments/{id}', {
          params: { path },
          body: { data: { type: 'appStoreReviewAttachments', id: data.id, attributes } },
        }),
    });
  }
}
