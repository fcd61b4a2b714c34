import type { TrackState } from '../../store.ts';
import type { AppStoreClient } from '../app-store-client.ts';
import { publicState } from '../read-track.ts';
import { readVersions } from '../read-versions.ts';
import { groupTrack, readGroups } from '../testflight/read-groups.ts';
import type { VersionView } from '../version-view.ts';

/** All that a decision about an app may look at. */
export interface AppSeen {
  readonly versions: readonly VersionView[];
  readonly states: readonly TrackState[];
}

export interface AppToRead {
  readonly applicationId: string;
  readonly appId: string;
}

/** The public track alone, in one call. */
export async function readPublic(
  client: AppStoreClient,
  { applicationId, appId }: AppToRead,
): Promise<AppSeen> {
  const versions = await readVersions(client, appId);
  return { versions, states: [publicState(applicationId, versions)] };
}

/** The public track and the groups of TestFlight, at once. A halt waits for the groups only so long, and does without them when they cannot be read. */
export async function readAllTracks(
  client: AppStoreClient,
  app: AppToRead,
  isHalt: boolean,
): Promise<AppSeen> {
  const groups = groupTracks(client, app);
  const [seen, tracks] = await Promise.all([readPublic(client, app), isHalt ? inTime(groups) : groups]);
  return { versions: seen.versions, states: [...seen.states, ...tracks] };
}

async function groupTracks(
  client: AppStoreClient,
  { applicationId, appId }: AppToRead,
): Promise<readonly TrackState[]> {
  const groups = await readGroups(client, appId);
  return groups.map((group) => groupTrack(applicationId, group));
}

const patienceMs = 1_500;

async function inTime(groups: Promise<readonly TrackState[]>): Promise<readonly TrackState[]> {
  const late = new Promise<readonly TrackState[]>((resolve) => {
    setTimeout(resolve, patienceMs, []).unref();
  });
  return Promise.race([groups.catch(() => []), late]);
}
