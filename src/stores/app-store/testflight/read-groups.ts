import type { Schemas } from '../../../app-store-connect-api/index.ts';
import type { ReleaseReview, TrackRelease, TrackState } from '../../store.ts';
import type { AppStoreClient } from '../app-store-client.ts';
import { betaReviewStateOf } from '../review-states.ts';
import { trackOfGroup } from '../tracks.ts';

/** A group of testers, and the builds that it can install, newest first. */
export interface GroupView {
  readonly id: string;
  readonly name: string;
  readonly isInternal: boolean;
  /** An internal group may get every build by itself; no build can be added to it by hand. */
  readonly getsEverything: boolean;
  readonly builds: readonly TestBuild[];
}

export interface TestBuild {
  readonly id: string;
  readonly number: string;
  readonly versionString: string | undefined;
  /** Apple's `externalBuildState`. */
  readonly externalState: string | undefined;
}

/** The groups of the app with the newest of its builds that have not expired, in two calls at once. */
export async function readGroups({ api }: AppStoreClient, appId: string): Promise<readonly GroupView[]> {
  const groups = api.get('/v1/betaGroups', { params: { query: { 'filter[app]': [appId], limit: 200 } } });
  const builds = api.get('/v1/builds', {
    params: {
      query: {
        'filter[app]': [appId],
        'filter[expired]': ['false'],
        'filter[processingState]': ['VALID'],
        include: ['preReleaseVersion', 'betaGroups', 'buildBetaDetail'],
        sort: ['-uploadedDate'],
        limit: 50,
      },
    },
  });
  const [{ data }, { data: built, included = [] }] = await Promise.all([groups, builds]);
  const views = built.map((build) => ({ groupIds: groupIdsOf(build), build: buildView(build, included) }));
  return data.map(({ id, attributes = {} }) => {
    const getsEverything = attributes.hasAccessToAllBuilds ?? false;
    return {
      id,
      name: attributes.name ?? '',
      isInternal: attributes.isInternalGroup ?? false,
      getsEverything,
      builds: views
        .filter(({ groupIds }) => getsEverything || groupIds.includes(id))
        .map(({ build }) => build),
    };
  });
}

/** A build is complete for its group at once: TestFlight stages nothing. */
export function groupTrack(applicationId: string, { name, builds }: GroupView): TrackState {
  const releases = builds.map(
    ({ id, number, versionString }): TrackRelease => ({
      name: versionString,
      versionCodes: [number],
      status: 'completed',
      userFraction: undefined,
      rest: { buildId: id },
    }),
  );
  return { applicationId, track: trackOfGroup(name), releases };
}

/** Apple reviews a build for testers outside of the team; those within it get it without one. */
export function groupReviews({ name, isInternal, builds }: GroupView): readonly ReleaseReview[] {
  return builds.map(({ number, versionString, externalState }) => ({
    track: trackOfGroup(name),
    name: versionString ?? number,
    versionCodes: [number],
    state: isInternal ? 'published' : betaReviewStateOf(externalState),
  }));
}

function groupIdsOf({ relationships }: Schemas['Build']): readonly string[] {
  return (relationships?.betaGroups?.data ?? []).map(({ id }) => id);
}

type Included =
  | Schemas['PrereleaseVersion']
  | Schemas['BuildBetaDetail']
  | { readonly type: string; readonly id: string };

function buildView(
  { id, attributes, relationships }: Schemas['Build'],
  included: readonly Included[],
): TestBuild {
  const related = (type: string, wanted: string | undefined) =>
    included.find((one) => one.type === type && one.id === wanted);
  const train = related('preReleaseVersions', relationships?.preReleaseVersion?.data?.id);
  const detail = related('buildBetaDetails', relationships?.buildBetaDetail?.data?.id);
  return {
    id,
    number: attributes?.version ?? '',
    versionString: (train as Schemas['PrereleaseVersion'] | undefined)?.attributes?.version ?? undefined,
    externalState:
      (detail as Schemas['BuildBetaDetail'] | undefined)?.attributes?.externalBuildState ?? undefined,
  };
}
