import type { Schemas } from '../../../app-store-connect-api/index.ts';
import { readAsset } from '../../../listing/app-store/local-asset.ts';
import { planAttachment } from '../../../listing/app-store/plan.ts';
import { hasCode } from '../../patience.ts';
import type { ReviewInformation } from '../../store.ts';
import type { AppStoreClient } from '../app-store-client.ts';
import { readAttachments, writeAttachment } from '../assets/review-attachment.ts';

type Attributes = NonNullable<Schemas['AppStoreReviewDetail']['attributes']>;

/**
 * What reviewers need to know, as far as it was given and differs. What was written is not looked at again: where Apple
 * keeps a password to itself, it would differ for ever.
 */
export async function fillReviewInformation(
  client: AppStoreClient,
  versionId: string,
  review: ReviewInformation | undefined,
): Promise<void> {
  const wanted = attributesOf(review ?? {});
  const attachment = review?.attachment;
  if (Object.keys(wanted).length === 0 && attachment === undefined) return;
  const known = await readDetail(client, versionId);
  const id = known?.id ?? (await create(client, versionId, wanted));
  if (known !== undefined && differs(known.attributes ?? {}, wanted)) await change(client, id, wanted);
  if (attachment !== undefined) await attach(client, id, attachment);
}

/** The file takes the place of others, unless it is there already. */
async function attach(client: AppStoreClient, reviewDetail: string, file: string): Promise<void> {
  const change = planAttachment(await readAsset(file), await readAttachments(client, reviewDetail));
  if (change !== undefined) await writeAttachment(client, reviewDetail, change);
}

/** In Apple's words; the same for the review of a version and for that of a build in TestFlight. */
export function attributesOf({ contact, demoAccount, notes }: ReviewInformation): Attributes {
  return {
    ...(contact !== undefined && {
      contactFirstName: contact.firstName,
      contactLastName: contact.lastName,
      contactEmail: contact.email,
      contactPhone: contact.phone,
    }),
    ...(demoAccount !== undefined && {
      demoAccountName: demoAccount.name,
      demoAccountPassword: demoAccount.password,
      demoAccountRequired: true,
    }),
    ...(notes !== undefined && { notes }),
  };
}

export function differs(known: Attributes, wanted: Attributes): boolean {
  return Object.entries(wanted).some(([name, value]) => Reflect.get(known, name) !== value);
}

async function readDetail(
  { api }: AppStoreClient,
  versionId: string,
): Promise<Schemas['AppStoreReviewDetail'] | undefined> {
  try {
    const path = { id: versionId };
    // A version without one is answered with an empty document, or with 404.
    const { data } = await api.get('/v1/appStoreVersions/{id}/appStoreReviewDetail', { params: { path } });
    return data ?? undefined;
  } catch (error) {
    if (hasCode(error, 'STORE_NOT_FOUND')) return undefined;
    throw error;
  }
}

async function create({ api }: AppStoreClient, versionId: string, attributes: Attributes): Promise<string> {
  const { data } = await api.post('/v1/appStoreReviewDetails', {
    body: {
      data: {
        type: 'appStoreReviewDetails',
        attributes,
        relationships: { appStoreVersion: { data: { type: 'appStoreVersions', id: versionId } } },
      },
    },
  });
  return data.id;
}

async function change({ api }: AppStoreClient, id: string, attributes: Attributes): Promise<void> {
  await api.patch('/v1/appStoreReviewDetails/{id}', {
    params: { path: { id } },
    body: { data: { type: 'appStoreReviewDetails', id, attributes } },
  });
}
