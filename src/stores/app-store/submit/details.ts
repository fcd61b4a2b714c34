import type { Schemas } from '../../../app-store-connect-api/index.ts';
import type { AppStoreClient } from '../app-store-client.ts';

/** What a version has beside its number, build and phased release. */
export interface VersionDetails {
  readonly localizations: readonly LocalizationView[];
  readonly copyright: string | undefined;
  /** What the build says of itself, or somebody said of it; undefined when nobody has. */
  readonly usesNonExemptEncryption: boolean | undefined;
  readonly contentRights: string | undefined;
}

export interface LocalizationView {
  readonly id: string;
  readonly locale: string;
  readonly whatsNew: string | undefined;
}

export interface DetailsPlace {
  readonly appId: string;
  readonly versionId: string;
  /** Undefined while there is no build to ask about. */
  readonly buildId: string | undefined;
}

/** Reads it all at once. */
export async function readDetails(client: AppStoreClient, place: DetailsPlace): Promise<VersionDetails> {
  const { api } = client;
  const [version, app, build] = await Promise.all([
    readTexts(client, place.versionId),
    api.get('/v1/apps/{id}', {
      params: { path: { id: place.appId }, query: { 'fields[apps]': ['contentRightsDeclaration'] } },
    }),
    place.buildId === undefined
      ? undefined
      : api.get('/v1/builds/{id}', { params: { path: { id: place.buildId } } }),
  ]);
  return {
    ...version,
    usesNonExemptEncryption: build?.data.attributes?.usesNonExemptEncryption ?? undefined,
    contentRights: app.data.attributes?.contentRightsDeclaration ?? undefined,
  };
}

/** Its texts by language, and the copyright. */
export async function readTexts(
  { api }: AppStoreClient,
  id: string,
): Promise<Pick<VersionDetails, 'localizations' | 'copyright'>> {
  const query = {
    include: ['appStoreVersionLocalizations' as const],
    'limit[appStoreVersionLocalizations]': 50,
  };
  const { data, included = [] } = await api.get('/v1/appStoreVersions/{id}', {
    params: { path: { id }, query },
  });
  const localizations = included
    .filter((one) => one.type === 'appStoreVersionLocalizations')
    .map((one) => localizationView(one as Schemas['AppStoreVersionLocalization']));
  return { localizations, copyright: data.attributes?.copyright ?? undefined };
}

function localizationView({ id, attributes = {} }: Schemas['AppStoreVersionLocalization']): LocalizationView {
  return { id, locale: attributes.locale ?? '', whatsNew: attributes.whatsNew ?? undefined };
}
