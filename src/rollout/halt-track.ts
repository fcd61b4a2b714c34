import { SlipwayError } from '../errors/slipway-error.ts';
import type { PlacedRelease, StoreKind, TrackPlace, TrackRelease, TrackState } from '../stores/store.ts';
import { compareVersionCodes, holdsVersion, inStoreWords, type VersionCode } from '../stores/version-code.ts';
import type { HaltTarget } from './halt-target.ts';
import { appStoreTarget } from './halt-target-app-store.ts';
import { highestCode } from './updates/fields.ts';

/**
 * Chooses what to halt from the store's own view. A staged release is always halted. A completed one
 * reaches everybody already, and halting it makes the fallback current again: it is halted only when
 * its version code is named, so that a halt in calm times does not take back a healthy release.
 */
export function haltTarget(state: TrackState, versionCode: VersionCode | undefined): HaltTarget {
  if (versionCode !== undefined) return namedTarget(state, versionCode);
  const staged = state.releases.find(({ status }) => status === 'inProgress');
  if (staged !== undefined) return haltOf(staged);
  const halted = state.releases.find(({ status }) => status === 'halted');
  if (halted !== undefined) return { kind: 'already-halted', release: halted };
  const completed = newestCompleted(state);
  if (completed === undefined)
    return { kind: 'nothing-to-stop', reason: 'the track has no published release' };
  return completedTarget(state, completed);
}

function namedTarget(state: TrackState, versionCode: VersionCode): HaltTarget {
  const release = state.releases.find(({ versionCodes }) => holdsVersion(versionCodes, versionCode));
  if (release === undefined) {
    return { kind: 'nothing-to-stop', reason: `the track does not show ${inStoreWords(versionCode)}` };
  }
  switch (release.status) {
    case 'halted':
      return { kind: 'already-halted', release };
    case 'draft':
      return {
        kind: 'nothing-to-stop',
        reason: `${inStoreWords(versionCode)} is a draft and reaches nobody`,
      };
    default:
      return haltOf(release);
  }
}

function completedTarget(state: TrackState, completed: TrackRelease): HaltTarget {
  const code = highestCode(completed);
  return {
    kind: 'cannot-stop',
    reason: `no staged release; ${inStoreWords(code)} has reached everybody on ${state.track}`,
    versionCode: code,
  };
}

function haltOf(release: TrackRelease): HaltTarget {
  return { kind: 'halt', release: { ...release, status: 'halted' } };
}

function newestCompleted(state: TrackState): TrackRelease | undefined {
  return state.releases
    .filter(({ status }) => status === 'completed')
    .toSorted((a, b) => compareVersionCodes(highestCode(b), highestCode(a)))[0];
}

/** What there is to halt on one track. */
export interface PlacedTarget {
  readonly track: string;
  readonly target: HaltTarget;
}

export interface TargetPlace extends TrackPlace {
  readonly kind: StoreKind;
  readonly versionCode: VersionCode | undefined;
}

/**
 * The target on the track that was asked for, and those beside it that have one. Throws STORE_NOT_FOUND for a track
 * that the app does not have: a misspelt one must not pass for one with nothing to stop.
 */
export function targetsOf(
  place: TargetPlace,
  states: readonly TrackState[],
  isBeside: (state: TrackState) => boolean,
): readonly PlacedTarget[] {
  const { track, versionCode, kind } = place;
  const targetIn = kind === 'play' ? haltTarget : appStoreTarget;
  const names = states.map((state) => state.track);
  if (!names.includes(track) && !standardTracks[kind].includes(track)) {
    throw new SlipwayError('STORE_NOT_FOUND', {
      message: `The app has no track "${track}".`,
      seen: `its tracks: ${names.join(', ') || 'none'}`,
      next: `--track ${names[0] ?? standardTracks[kind][0]}`,
    });
  }
  const beside = states
    .filter((state) => state.track !== track && isBeside(state))
    .map((state) => ({ track: state.track, target: targetIn(state, versionCode) }))
    .filter(({ target }) => target.kind === 'halt' || target.kind === 'already-halted');
  return [{ track, target: targetIn(stateOf(states, place), versionCode) }, ...beside];
}

/** Every app has these, whether or not the store lists them. */
const standardTracks: Readonly<Record<StoreKind, readonly string[]>> = {
  play: ['production', 'beta', 'alpha', 'internal'],
  'app-store': ['app-store'],
};

export function releasesToHalt(targets: readonly PlacedTarget[]): readonly PlacedRelease[] {
  return targets.flatMap(({ track, target }) =>
    target.kind === 'halt' ? [{ track, release: target.release }] : [],
  );
}

/** The track as the store shows it; without releases where it shows none. */
export function stateOf(states: readonly TrackState[], { applicationId, track }: TrackPlace): TrackState {
  return states.find((state) => state.track === track) ?? { applicationId, track, releases: [] };
}
