import type { TrackDecision, TrackRelease, TrackState } from '../stores/store.ts';

/**
 * The compare-and-set of a step: moves the fraction only when the track, read inside the edit, still
 * shows exactly the release that was decided on. Whatever a person changed meanwhile wins.
 */
export function raiseFraction(expected: TrackRelease, to: number): TrackDecision {
  return (state) => {
    const current = findRelease(state, expected.versionCodes);
    if (current === undefined) return { kind: 'none', reason: 'the release left the track meanwhile' };
    if (current.status !== expected.status || current.userFraction !== expected.userFraction) {
      return { kind: 'none', reason: `the release is ${describeRelease(current)} by now` };
    }
    return { kind: 'change', release: withFraction(current, to) };
  };
}

/** A release at a fraction: Play wants none on a completed one. */
export function withFraction(release: TrackRelease, fraction: number): TrackRelease {
  return fraction >= 1
    ? { ...release, status: 'completed', userFraction: undefined }
    : { ...release, status: 'inProgress', userFraction: fraction };
}

export function findRelease(state: TrackState, versionCodes: readonly number[]): TrackRelease | undefined {
  return state.releases.find((release) => release.versionCodes.some((code) => versionCodes.includes(code)));
}

/** `halted at 1%`, `completed`. */
export function describeRelease({ status, userFraction }: TrackRelease): string {
  return userFraction === undefined ? status : `${status} at ${percent(userFraction)}`;
}

/** A fraction in percent without rounding noise: 0.000001 is `0.0001%`. */
export function percent(fraction: number): string {
  return `${Number((fraction * 100).toPrecision(12))}%`;
}
