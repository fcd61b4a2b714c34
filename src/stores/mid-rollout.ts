import type { TrackRelease, TrackState } from './store.ts';

/**
 * Another release of the track that is in mid-rollout; undefined when none is. Google Play has one staged release a
 * track: starting a second one ends the first, whose users keep what they have and get nothing more.
 */
export function midRollout(
  { releases }: TrackState,
  { versionCodes }: Pick<TrackRelease, 'versionCodes'>,
): TrackRelease | undefined {
  const newest = Math.max(...versionCodes);
  return releases.find(
    (release) => release.status === 'inProgress' && !release.versionCodes.includes(newest),
  );
}
