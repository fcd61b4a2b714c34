import type { Schemas } from '../../../app-store-connect-api/index.ts';
import type { BuildStore, StoreBuild } from '../../../builds/build-store.ts';
import type { AppStoreClient } from '../app-store-client.ts';

export function createBuildStore({ label, api, appId }: AppStoreClient): BuildStore {
  return {
    label,
    async listBuilds(applicationId) {
      const found: StoreBuild[] = [];
      const pages = api.pages('/v1/builds', {
        params: {
          query: {
            'filter[app]': [await appId(applicationId)],
            include: ['preReleaseVersion', 'appStoreVersion', 'buildBetaDetail'],
            sort: ['-uploadedDate'],
          },
        },
      });
      for await (const { data, included = [] } of pages) {
        found.push(...data.map((build) => buildFrom(build, included)));
      }
      return found;
    },
    async expire(id) {
      await api.patch('/v1/builds/{id}', {
        params: { path: { id } },
        body: { data: { type: 'builds', id, attributes: { expired: true } } },
      });
    },
  };
}

type Included = readonly { readonly type: string; readonly id: string }[];

function buildFrom(
  { id, attributes = {}, relationships = {} }: Schemas['Build'],
  included: Included,
): StoreBuild {
  const find = (link: { data?: { type: string; id: string } } | undefined) =>
    included.find((one) => one.type === link?.data?.type && one.id === link.data.id);
  const train = find(relationships.preReleaseVersion) as Schemas['PrereleaseVersion'] | undefined;
  return {
    id,
    versionCode: attributes.version ?? '',
    versionName: train?.attributes?.version ?? '',
    uploadedAt: new Date(attributes.uploadedDate ?? 0).toISOString(),
    isExpired: attributes.expired === true,
    isValid: attributes.processingState === 'VALID',
    need: needOf(
      find(relationships.appStoreVersion) as Schemas['AppStoreVersion'] | undefined,
      find(relationships.buildBetaDetail) as Schemas['BuildBetaDetail'] | undefined,
    ),
  };
}

const betaReview = ['WAITING_FOR_BETA_REVIEW', 'IN_BETA_REVIEW'];

function needOf(
  version: Schemas['AppStoreVersion'] | undefined,
  beta: Schemas['BuildBetaDetail'] | undefined,
): StoreBuild['need'] {
  const state = version?.attributes?.appVersionState;
  if (state === 'READY_FOR_DISTRIBUTION') return 'live';
  const isOver = state === undefined || state === 'REPLACED_WITH_NEW_VERSION';
  return isOver && !betaReview.includes(beta?.attributes?.externalBuildState ?? '') ? undefined : 'coming';
}
