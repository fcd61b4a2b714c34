import type { TrackRelease } from '../../stores/store.ts';
import { describeRelease } from '../track-change.ts';
import { type ReleaseUpdate, refuse } from './on-release.ts';

/**
 * The compare-and-set of whoever has decided on what was seen: the update is made only while the track, read inside
 * the edit, still shows the release in that state. Whatever a person changed meanwhile wins.
 */
export function ifStill(expected: TrackRelease, update: ReleaseUpdate): ReleaseUpdate {
  return (release, state) =>
    release.status === expected.status && release.userFraction === expected.userFraction
      ? update(release, state)
      : refuse(`the release is ${describeRelease(release)} by now`);
}
