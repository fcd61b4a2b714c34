import type { TrackRelease, TrackState } from '../../stores/store.ts';
import { compareVersionCodes, inStoreWords } from '../../stores/version-code.ts';
import { highestCode, withoutFields } from './fields.ts';
import { itIs, type ReleaseUpdate, refuse } from './on-release.ts';

/**
 * Lifts a halt: the release goes on at the fraction it had. One that had reached everybody has none and is
 * completed again; `toEverybody` does that with a staged one too, which is the only way under a newer one.
 */
export function resume({ toEverybody = false } = {}): ReleaseUpdate {
  return (release, state) => {
    if (release.status !== 'halted') return refuse(`${itIs(release)}, not halted`);
    if (toEverybody || release.userFraction === undefined) return completedAgain(release);
    const newer = newerStage(release, state);
    return newer === undefined
      ? { ...release, status: 'inProgress' }
      : refuse(`${inStoreWords(highestCode(newer))} rolls out on top of it: it can only be completed`);
  };
}

function completedAgain(release: TrackRelease): TrackRelease {
  return withoutFields({ ...release, status: 'completed', userFraction: undefined }, ['countryTargeting']);
}

function newerStage(release: TrackRelease, state: TrackState): TrackRelease | undefined {
  return state.releases.find(
    (one) => one.status === 'inProgress' && compareVersionCodes(highestCode(one), highestCode(release)) > 0,
  );
}
