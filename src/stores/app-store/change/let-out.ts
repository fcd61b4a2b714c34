import { SlipwayError } from '../../../errors/slipway-error.ts';
import { hasCode, isTransient } from '../../patience.ts';
import type { ReviewState, TrackPlace, TrackRelease } from '../../store.ts';
import { holdsVersion } from '../../version-code.ts';
import type { AppStoreClient } from '../app-store-client.ts';
import { settled } from '../pace.ts';
import { readVersions } from '../read-versions.ts';
import { reviewStateOf } from '../review-states.ts';
import { parseTrack } from '../tracks.ts';
import { standingOf, type VersionView } from '../version-view.ts';

export interface LettingOut {
  readonly place: TrackPlace;
  readonly versionCodes: TrackRelease['versionCodes'];
}

/** Releases an approved version that waits for a person, once, and answers with its review as read back. */
export async function letOut(
  client: AppStoreClient,
  { place, versionCodes }: LettingOut,
): Promise<ReviewState> {
  if (parseTrack(place.track).kind !== 'public') return 'published';
  const appId = await client.appId(place.applicationId);
  const find = async () => {
    const versions = await readVersions(client, appId);
    const carriers = versions.filter(
      ({ build }) => build !== undefined && holdsVersion(versionCodes, build.number),
    );
    // A live version may carry the same build number; what waits is meant.
    return carriers.find(({ state }) => state === 'PENDING_DEVELOPER_RELEASE') ?? carriers.at(-1);
  };
  const version = await find();
  if (version === undefined || !isOnItsWay(version)) throw notApproved(version, versionCodes);
  if (version.state !== 'PENDING_DEVELOPER_RELEASE') return reviewStateOf(version);
  await requestRelease(client, version.id);
  const shown = await settled(client.pace, async () => {
    const now = await find();
    return now?.state === 'PENDING_DEVELOPER_RELEASE' ? undefined : now;
  });
  return reviewStateOf(shown ?? version);
}

/** Whatever the answer, what the store shows afterwards decides: a request whose answer was lost is not made twice. */
async function requestRelease({ api }: AppStoreClient, id: string): Promise<void> {
  try {
    await api.post('/v1/appStoreVersionReleaseRequests', {
      body: {
        data: {
          type: 'appStoreVersionReleaseRequests',
          relationships: { appStoreVersion: { data: { type: 'appStoreVersions', id } } },
        },
      },
    });
  } catch (error) {
    if (!isTransient(error) && !hasCode(error, 'APP_STORE_STATE_INVALID')) throw error;
  }
}

function isOnItsWay(version: VersionView): boolean {
  return ['approved', 'live'].includes(standingOf(version));
}

function notApproved(version: VersionView | undefined, codes: LettingOut['versionCodes']): SlipwayError {
  return new SlipwayError('APP_STORE_STATE_INVALID', {
    message: 'Only a version that Apple has approved can be let out.',
    seen:
      version === undefined
        ? `no version with build ${codes.join(', ')}`
        : `${version.versionString}: ${version.state}`,
  });
}
