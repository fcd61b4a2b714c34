import type { Schemas } from '../../../../app-store-connect-api/index.ts';
import { SlipwayError } from '../../../../errors/slipway-error.ts';
import type { AppStoreClient } from '../../app-store-client.ts';

type VersionState = NonNullable<Schemas['AppVersionState']>;

/** The states in which App Store Connect lets the texts and images of a version be written. */
const editableVersions: readonly VersionState[] = [
  'PREPARE_FOR_SUBMISSION',
  'DEVELOPER_REJECTED',
  'REJECTED',
  'METADATA_REJECTED',
  'INVALID_BINARY',
];

/** An app has two of these at most: one that users see, and one that is being prepared. */
const editableInfos = ['PREPARE_FOR_SUBMISSION', 'DEVELOPER_REJECTED', 'REJECTED'];

export interface Editable {
  readonly version: Schemas['AppStoreVersion'];
  readonly info: Schemas['AppInfo'];
  readonly categories: Readonly<Record<string, string>>;
}

/** What can be written now. Throws STORE_NO_EDITABLE_VERSION while a review or nothing at all is under way. */
export async function findEditable(client: AppStoreClient, applicationId: string): Promise<Editable> {
  const id = await client.appId(applicationId);
  const { data: versions } = await client.api.get('/v1/apps/{id}/appStoreVersions', {
    params: {
      path: { id },
      query: { 'filter[platform]': ['IOS'], 'filter[appVersionState]': [...editableVersions], limit: 50 },
    },
  });
  const { data: infos } = await client.api.get('/v1/apps/{id}/appInfos', {
    params: { path: { id }, query: { include: ['primaryCategory', 'secondaryCategory', ...subcategories] } },
  });
  const [version] = versions;
  const info = infos.find(({ attributes }) => editableInfos.includes(attributes?.state ?? ''));
  if (version !== undefined && info !== undefined) return { version, info, categories: categoriesOf(info) };
  throw new SlipwayError('STORE_NO_EDITABLE_VERSION', {
    message: 'The app has no version for iOS that can be edited at the moment.',
    seen: `app information: ${infos.map(({ attributes }) => attributes?.state ?? 'unknown').join(', ') || 'none'}`,
  });
}

const subcategories = [
  'primarySubcategoryOne',
  'primarySubcategoryTwo',
  'secondarySubcategoryOne',
  'secondarySubcategoryTwo',
] as const;

/** Categories are relations whose ids are their names. */
function categoriesOf({ relationships = {} }: Schemas['AppInfo']): Readonly<Record<string, string>> {
  const names = ['primaryCategory', 'secondaryCategory', ...subcategories] as const;
  return Object.fromEntries(
    names.flatMap((name) => {
      const id = relationships[name]?.data?.id;
      return id === undefined ? [] : [[name, id]];
    }),
  );
}
