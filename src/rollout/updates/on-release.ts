import type { NoChange, TrackChange, TrackDecision, TrackRelease, TrackState } from '../../stores/store.ts';
import { inStoreWords } from '../../stores/version-code.ts';
import type { VersionIdentity } from '../identity.ts';
import { describeRelease, findRelease } from '../track-change.ts';

/** A pure change of one release: what it becomes, or why it stays as it is. */
export type ReleaseUpdate = (release: TrackRelease, state: TrackState) => TrackRelease | Refusal;

export interface Refusal {
  readonly refused: string;
}

export const refuse = (refused: string): Refusal => ({ refused });

/**
 * Updates the release that is this version, as the track shows it now. Every field that an
 * update does not name is written back: Google Play drops what is left out.
 */
export function onRelease(identity: VersionIdentity, update: ReleaseUpdate): TrackDecision {
  return (state) => {
    const release = findRelease(state, identity);
    if (release === undefined) return stays(`the track does not show ${inStoreWords(identity.versionCodes)}`);
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
