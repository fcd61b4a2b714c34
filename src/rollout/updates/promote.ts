import type { TrackDecision, TrackRelease } from '../../stores/store.ts';
import { withoutFields } from './fields.ts';
import { start } from './start.ts';

/**
 * Takes a release over from another track, with its name, notes and update priority. `fraction` 1 gives it to
 * everybody. Countries belong to the track it came from, and stay behind.
 */
export function promote(release: TrackRelease, fraction: number): TrackDecision {
  if (release.status === 'draft' || release.status === 'halted') {
    return () => ({ kind: 'none', reason: `a ${release.status} release is not promoted` });
  }
  const everybody = fraction >= 1;
  const promoted: TrackRelease = {
    ...release,
    status: everybody ? 'completed' : 'inProgress',
    userFraction: everybody ? undefined : fraction,
  };
  return start(withoutFields(promoted, ['countryTargeting']));
}
