import type { Schemas } from '../../app-store-connect-api/index.ts';
import type { AppStoreClient } from './app-store-client.ts';
import {
  type BuildView,
  type PhasedView,
  presentStates,
  standingOf,
  type VersionView,
} from './version-view.ts';

type State = NonNullable<Schemas['AppVersionState']>;
type Included =
  | Schemas['Build']
  | Schemas['AppStoreVersionPhasedRelease']
  | { readonly type: string; readonly id: string };

/** The versions of the app for iOS that users have or will have, in one call; a second one only where the first leaves open which is the app's first. */
export async function readVersions({ api }: AppStoreClient, appId: string): Promise<readonly VersionView[]> {
  const { data, included = [] } = await api.get('/v1/apps/{id}/appStoreVersions', {
    params: {
      path: { id: appId },
      query: {
        'filter[platform]': ['IOS'],
        'filter[appVersionState]': presentStates as State[],
        include: ['build', 'appStoreVersionPhasedRelease'],
        'fields[builds]': ['version'],
        limit: 50,
      },
    },
  });
  const versions = data.map((version) => viewOf(version, included));
  const isOpen = versions.some((version) => mayBeFirst(version, versions));
  const hadOthers = isOpen && (await hasReplaced(api, appId));
  return versions.map((version) => ({ ...version, isFirst: mayBeFirst(version, versions) && !hadOthers }));
}

/** Nobody had another version, as far as these tell: a phased release is proof that somebody had. */
function mayBeFirst(version: VersionView, versions: readonly VersionView[]): boolean {
  const isAlone = !versions.some((other) => other.id !== version.id && standingOf(other) === 'live');
  return version.phased === undefined && isAlone;
}

async function hasReplaced(api: AppStoreClient['api'], appId: string): Promise<boolean> {
  const { data } = await api.get('/v1/apps/{id}/appStoreVersions', {
    params: {
      path: { id: appId },
      query: {
        'filter[platform]': ['IOS'],
        'filter[appVersionState]': ['REPLACED_WITH_NEW_VERSION'],
        'fields[appStoreVersions]': ['versionString'],
        limit: 1,
      },
    },
  });
  return data.length > 0;
}

function viewOf(version: Schemas['AppStoreVersion'], included: readonly Included[]): VersionView {
  const { id, attributes = {}, relationships } = version;
  return {
    id,
    versionString: attributes.versionString ?? '',
    state: attributes.appVersionState ?? '',
    releaseType: attributes.releaseType ?? undefined,
    earliestReleaseDate: attributes.earliestReleaseDate ?? undefined,
    build: buildOf(relationships?.build?.data?.id, included),
    phased: phasedOf(relationships?.appStoreVersionPhasedRelease?.data?.id, included),
    isFirst: false,
  };
}

function buildOf(id: string | undefined, included: readonly Included[]): BuildView | undefined {
  if (id === undefined) return undefined;
  const build = included.find((one) => one.type === 'builds' && one.id === id) as
    | Schemas['Build']
    | undefined;
  return { id, number: build?.attributes?.version ?? '' };
}

function phasedOf(id: string | undefined, included: readonly Included[]): PhasedView | undefined {
  if (id === undefined) return undefined;
  const phased = included.find((one) => one.type === 'appStoreVersionPhasedReleases' && one.id === id);
  return phasedView({ ...(phased as Schemas['AppStoreVersionPhasedRelease']), id });
}

export function phasedView({ id, attributes = {} }: Schemas['AppStoreVersionPhasedRelease']): PhasedView {
  return {
    id,
    state: attributes.phasedReleaseState ?? 'INACTIVE',
    day: attributes.currentDayNumber ?? undefined,
    pausedDays: attributes.totalPauseDuration ?? undefined,
    startDate: attributes.startDate ?? undefined,
  };
}
