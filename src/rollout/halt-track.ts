import type { TrackDecision, TrackRelease, TrackState } from '../stores/store.ts';

/** What a halt of one track comes down to once the track has been read. */
export type HaltTarget =
  | { readonly kind: 'halt'; readonly release: TrackRelease }
  | { readonly kind: 'already-halted'; readonly release: TrackRelease }
  | { readonly kind: 'nothing-to-stop'; readonly reason: string }
  /** `versionCode` can be halted when it is named. */
  | { readonly kind: 'cannot-stop'; readonly reason: string; readonly versionCode: number };

/**
 * Chooses what to halt from the store's own view. A staged release is always halted. A completed one
 * reaches everybody already, and halting it makes the fallback current again: it is halted only when
 * its version code is named, so that a halt in calm times does not take back a healthy release.
 */
export function haltTarget(state: TrackState, versionCode: number | undefined): HaltTarget {
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

function namedTarget(state: TrackState, versionCode: number): HaltTarget {
  const release = state.releases.find(({ versionCodes }) => versionCodes.includes(versionCode));
  if (release === undefined) {
    return { kind: 'nothing-to-stop', reason: `the track does not show version code ${versionCode}` };
  }
  switch (release.status) {
    case 'halted':
      return { kind: 'already-halted', release };
    case 'draft':
      return { kind: 'nothing-to-stop', reason: `version code ${versionCode} is a draft and reaches nobody` };
    default:
      return haltOf(release);
  }
}

function completedTarget(state: TrackState, completed: TrackRelease): HaltTarget {
  const code = Math.max(...completed.versionCodes);
  return {
    kind: 'cannot-stop',
    reason: `no staged release; version code ${code} has reached everybody on ${state.track}`,
    versionCode: code,
  };
}

function haltOf(release: TrackRelease): HaltTarget {
  return { kind: 'halt', release: { ...release, status: 'halted' } };
}

function newestCompleted(state: TrackState): TrackRelease | undefined {
  return state.releases
    .filter(({ status }) => status === 'completed')
    .toSorted((a, b) => Math.max(...b.versionCodes) - Math.max(...a.versionCodes))[0];
}

/** The halt as a track decision; `seen` hears every target that the store's states led to. */
export function haltDecision(
  versionCode: number | undefined,
  seen: (target: HaltTarget) => void,
): TrackDecision {
  return (state) => {
    const target = haltTarget(state, versionCode);
    seen(target);
    return target.kind === 'halt'
      ? { kind: 'change', release: target.release }
      : { kind: 'none', reason: target.kind };
  };
}
