import type { Schemas } from '../../../app-store-connect-api/index.ts';
import { hasCode } from '../../patience.ts';
import type { ReviewInformation } from '../../store.ts';
import type { AppStoreClient } from '../app-store-client.ts';

type Attributes = NonNullable<Schemas['AppStoreReviewDetail']['attributes']>;

/** What reviewers need to know, as far as it was given and differs; true when nothing had to be written. */
export async function fillReviewInformation(
  client: AppStoreClient,
  versionId: string,
  review: ReviewInformation | undefined,
): Promise<boolean> {
  const wanted = attributesOf(review ?? {});
  if (Object.keys(wanted).length === 0) return true;
  const known = await readDetail(client, versionId);
  if (known === undefined) await create(client, versionId, wanted);
  else if (differs(known.attributes ?? {}, wanted)) await change(client, known.id, wanted);
  else return true;
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

async function create({ api }: AppStoreClient, versionId: string, attributes: Attributes): Promise<void> {
  await api.post('/v1/appStoreReviewDetails', {
    body: {
      data: {
        type: 'appStoreReviewDetails',
        attributes,
        relationships: { appStoreVersion: { data: { type: 'appStoreVersions', id: versionId } } },
      },
    },
  });
}

async function change({ api }: AppStoreClient, id: string, attributes: Attributes): Promise<void> {
  await api.patch('/v1/appStoreReviewDetails/{id}', {
    params: { path: { id } },
    body: { data: { type: 'appStoreReviewDetails', id, attributes } },
  });
}
