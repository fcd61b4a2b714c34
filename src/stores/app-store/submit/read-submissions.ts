import type { Schemas } from '../../../app-store-connect-api/index.ts';
import type { AppStoreClient } from '../app-store-client.ts';

/** What is, or is to be, reviewed together. */
export interface SubmissionView {
  readonly id: string;
  /** READY_FOR_REVIEW is a draft, UNRESOLVED_ISSUES was rejected; what is complete is not read. */
  readonly state: string;
  readonly items: readonly ItemView[];
}

export interface ItemView {
  readonly id: string;
  readonly state: string;
  /** Undefined for what is no version, such as an in-app event. */
  readonly versionId: string | undefined;
}

const openStates = [
  'READY_FOR_REVIEW',
  'WAITING_FOR_REVIEW',
  'IN_REVIEW',
  'UNRESOLVED_ISSUES',
  'CANCELING',
  'COMPLETING',
] as const;

/** The app's submissions that are not over, with what is in them. */
export async function readSubmissions(
  client: AppStoreClient,
  appId: string,
): Promise<readonly SubmissionView[]> {
  const { data } = await client.api.get('/v1/reviewSubmissions', {
    params: {
      query: {
        'filter[app]': [appId],
        'filter[platform]': ['IOS'],
        'filter[state]': [...openStates],
        limit: 50,
      },
    },
  });
  return Promise.all(
    data.map(async ({ id, attributes }) => ({
      id,
      state: attributes?.state ?? '',
      items: await readItems(client, id),
    })),
  );
}

async function readItems({ api }: AppStoreClient, id: string): Promise<readonly ItemView[]> {
  const query = { include: ['appStoreVersion' as const], limit: 200 };
  const { data } = await api.get('/v1/reviewSubmissions/{id}/items', { params: { path: { id }, query } });
  return data.map(itemView).filter(({ state }) => state !== 'REMOVED');
}

function itemView({ id, attributes, relationships }: Schemas['ReviewSubmissionItem']): ItemView {
  return { id, state: attributes?.state ?? '', versionId: relationships?.appStoreVersion?.data?.id };
}
