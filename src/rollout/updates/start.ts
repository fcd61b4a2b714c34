import type { TrackDecision, TrackRelease, TrackState } from '../../stores/store.ts';
import { compareVersionCodes } from '../../stores/version-code.ts';
import { describeRelease } from '../track-change.ts';
import { highestCode } from './fields.ts';
import { decisionOf, type Refusal, refuse } from './on-release.ts';

/**
 * Puts a version on a track that does not show it yet: staged, completed, or as a draft. A version that is
 * there already is left alone, whatever its state: starting it anew could undo a halt.
 */
export function start(release: TrackRelease): TrackDecision {
  return (state) => decisionOf(startable(release, state));
}

function startable(release: TrackRelease, state: TrackState): TrackRelease | Refusal {
  const shown = state.releases.find(
    (one) => one.status !== 'draft' && one.versionCodes.some((code) => release.versionCodes.includes(code)),
  );
  if (shown !== undefined && !isRetained(shown, release)) {
    return refuse(`the track shows the version already: ${describeRelease(shown)}`);
  }
  const hasBase = state.releases.some(({ status }) => status === 'completed');
  if (release.status === 'inProgress' && !hasBase) {
    return refuse('the first release on a track cannot be staged: it has to go to everybody at once');
  }
  return release;
}

/** An older release all of whose codes the new one names beside its own goes on being served. */
function isRetained(shown: TrackRelease, release: TrackRelease): boolean {
  return (
    shown.versionCodes.every((code) => release.versionCodes.includes(code)) &&
    compareVersionCodes(highestCode(release), highestCode(shown)) > 0
  );
}
