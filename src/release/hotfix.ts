import type { RolloutConfig } from '../config/config-rollout.ts';
import { SlipwayError } from '../errors/slipway-error.ts';
import type { RolloutPlan } from '../rollout/plan.ts';
import { describeRelease } from '../rollout/track-change.ts';
import type { TrackRelease } from '../stores/store.ts';
import { inStoreWords } from '../stores/version-code.ts';
import type { ReleaseState } from './state.ts';

/** The plan of a release: the faster one for a hotfix. */
export function planOf(rollout: RolloutConfig, { hotfix }: Pick<ReleaseState, 'hotfix'>): RolloutPlan {
  return hotfix === undefined ? rollout : rollout.hotfix;
}

export function rolloutInProgress(other: TrackRelease, track: string): SlipwayError {
  return new SlipwayError('ROLLOUT_IN_PROGRESS', {
    message: 'Another version is in mid-rollout, and this one would end it.',
    seen: `${inStoreWords(other.versionCodes)} on ${track}, ${describeRelease(other)}`,
  });
}
