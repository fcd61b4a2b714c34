import type { ReleaseReview, TrackPlace, TrackState } from '../store.ts';
import type { AppStoreClient } from './app-store-client.ts';
import { readVersions } from './read-versions.ts';
import { reviewStateOf } from './review-states.ts';
import { findGroup } from './testflight/find-group.ts';
import { groupReviews, groupTrack } from './testflight/read-groups.ts';
import { toReleases } from './track-mapping.ts';
import { parseTrack, publicTrack } from './tracks.ts';
import type { VersionView } from './version-view.ts';

/** The track as App Store Connect shows it now. */
export async function readTrack(client: AppStoreClient, place: TrackPlace): Promise<TrackState> {
  const { applicationId } = place;
  const track = parseTrack(place.track);
  const appId = await client.appId(applicationId);
  return track.kind === 'public'
    ? publicState(applicationId, await readVersions(client, appId))
    : groupTrack(applicationId, await findGroup(client, { appId, group: track.group }));
}

export function publicState(applicationId: string, versions: readonly VersionView[]): TrackState {
  return { applicationId, track: publicTrack, releases: toReleases(versions) };
}

/** How far each version of the track is with Apple's review. */
export async function readReview(
  client: AppStoreClient,
  place: TrackPlace,
): Promise<readonly ReleaseReview[]> {
  const track = parseTrack(place.track);
  const appId = await client.appId(place.applicationId);
  if (track.kind === 'testflight') {
    return groupReviews(await findGroup(client, { appId, group: track.group }));
  }
  const versions = await readVersions(client, appId);
  return versions.map((version) => ({
    track: publicTrack,
    name: version.versionString,
    versionCodes: version.build === undefined ? [] : [version.build.number],
    state: reviewStateOf(version),
  }));
}
