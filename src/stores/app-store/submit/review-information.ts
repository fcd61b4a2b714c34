import type { Schemas } from '../../../app-store-connect-api/index.ts';
import { readAsset } from '../../../listing/app-store/local-asset.ts';
import { planAttachment } from '../../../listing/app-store/plan.ts';
import { hasCode } from '../../patience.ts';
import type { ReviewInformation } from '../../store.ts';
import type { AppStoreClient } from '../app-store-client.ts';
import { readAttachments, writeAttachment } from '../assets/review-attachment.ts';

type Attributes = NonNullable<Schemas['AppStoreReviewDetail']['attributes']>;

/** What reviewers need to know, as far as it was given and differs; true when nothing had to be written. */
export async function fillReviewInformation(
  client: AppStoreClient,
  versionId: string,
  review: ReviewInformation | undefined,
): Promise<boolean> {
  const wanted = attributesOf(review ?? {});
  const attachment = review?.attachment;
  if (Object.keys(wanted).length === 0 && attachment === undefined) return true;
  const known = await readDetail(client, versionId);
  const isFilled = known !== undefined && !differs(known.attributes ?? {}, wanted);
  if (known !== undefined && !isFilled) await change(client, known.id, wanted);
  const id = known?.id ?? (await create(client, versionId, wanted));
  const isAttached = attachment === undefined || (await attach(client, id, attachment));
  return isFilled && isAttached;
}

/** The file takes the place of others; true when it was there already. */
async function attach(client: AppStoreClient, reviewDetail: string, file: string): Promise<boolean> {
  const change = planAttachment(await readAsset(file), await readAttachments(client, reviewDetail));
  if (change === undefined) return true;
  await writeAttachment(client, reviewDetail, change);
  return false;
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
