import type { NoChange, TrackChange, TrackDecision, TrackRelease, TrackState } from '../../stores/store.ts';
import { inStoreWords, type VersionCode } from '../../stores/version-code.ts';
import { describeRelease, findRelease } from '../track-change.ts';

/** A pure change of one release: what it becomes, or why it stays as it is. */
export type ReleaseUpdate = (release: TrackRelease, state: TrackState) => TrackRelease | Refusal;

export interface Refusal {
  readonly refused: string;
}

export const refuse = (refused: string): Refusal => ({ refused });

/**
 * Updates the release that carries one of the version codes, as the track shows it now. Every field that an
 * update does not name is written back: Google Play drops what is left out.
 */
export function onRelease(versionCodes: readonly VersionCode[], update: ReleaseUpdate): TrackDecision {
  return (state) => {
    const release = findRelease(state, versionCodes);
    if (release === undefined) return stays(`the track does not show ${inStoreWords(versionCodes)}`);
    return decisionOf(update(release, state));
  };
}

export function decisionOf(updated: TrackRelease | Refusal): TrackChange | NoChange {
  return 'refused' in updated ? stays(updated.refused) : { kind: 'change', release: updated };
}

function stays(reason: string): NoChange {
  return { kind: 'none', reason };
}

/** `the release is halted at 10%`, the beginning of most refusals. */
export function itIs(release: TrackRelease): string {
  return `the release is ${describeRelease(release)}`;
}
