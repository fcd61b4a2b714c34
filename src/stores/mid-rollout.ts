import type { TrackRelease, TrackState } from './store.ts';
import { newestVersionCode } from './version-code.ts';

/**
 * Another release of the track that is in mid-rollout; undefined when none is. Google Play has one staged release a
 * track: starting a second one ends the first, whose users keep what they have and get nothing more.
 */
export function midRollout(
  { releases }: TrackState,
  { versionCodes }: Pick<TrackRelease, 'versionCodes'>,
): TrackRelease | undefined {
  const newest = newestVersionCode(versionCodes);
  return releases.find(
    ({ status, versionCodes: codes }) =>
      status === 'inProgress' && (newest === undefined || !codes.includes(newest)),
  );
}
