import { fractionOfDay } from '../../stores/phased-release.ts';
import type { AppStoreState } from '../app-store/model.ts';
import { phasedReleaseOf } from '../app-store/phased-release/phased-releases.ts';
import { allOf, text } from '../app-store/resources.ts';
import { stateOf } from '../app-store/versions/version-states.ts';
import type { PlayState } from '../play/model.ts';
import { lifecycleOf } from '../play/review.ts';

/** How much of all users a store offers a version to, and whether that is stopped. */
export interface Offer {
  readonly fraction: number;
  readonly state: 'nobody' | 'some' | 'stopped' | 'everybody';
}

const nobody: Offer = { fraction: 0, state: 'nobody' };

/** By the books of the local Play. A halted version is installed by nobody any more. */
export function offeredByPlay(
  state: PlayState,
  wanted: { readonly applicationId: string; readonly versionCode: number; readonly nowMs: number },
): Offer {
  const app = state.apps[wanted.applicationId];
  const track = 'production';
  const release = app?.tracks[track]?.releases.find((one) =>
    one.versionCodes?.includes(String(wanted.versionCode)),
  );
  if (app === undefined || release === undefined) return nobody;
  if (lifecycleOf({ app, track, nowMs: wanted.nowMs }, release) !== 'PUBLISHED') return nobody;
  switch (release.status) {
    case 'inProgress':
      return { fraction: release.userFraction ?? 0, state: 'some' };
    case 'completed':
      return { fraction: 1, state: 'everybody' };
    case 'halted':
      return { fraction: 0, state: 'stopped' };
    default:
      return nobody;
  }
}

/** By the books of the local App Store Connect. Whoever is among a paused day's users goes on getting the version. */
export function offeredByAppStore(state: AppStoreState, wanted: { readonly versionString: string }): Offer {
  const version = allOf(state, 'appStoreVersions').find(
    ({ attributes }) => attributes.versionString === wanted.versionString,
  );
  if (version === undefined || stateOf(version) !== 'READY_FOR_DISTRIBUTION') return nobody;
  const phased = phasedReleaseOf(state, version.id);
  if (phased === undefined) return { fraction: 1, state: 'everybody' };
  const phase = text(phased.attributes, 'phasedReleaseState');
  if (phase === 'COMPLETE') return { fraction: 1, state: 'everybody' };
  const fraction = fractionOfDay(Number(phased.attributes.currentDayNumber ?? 1));
  if (phase === 'PAUSED') return { fraction, state: 'stopped' };
  return fraction === 1 ? { fraction, state: 'everybody' } : { fraction, state: 'some' };
}
