import type { TrackRelease, TrackState } from '../stores/store.ts';
import { holdsVersion, inStoreWords, type VersionCode } from '../stores/version-code.ts';
import type { HaltTarget } from './halt-target.ts';

/**
 * What a halt of one place of the App Store comes down to. A phased release comes first; what comes after it counts as
 * still coming. Where everybody has the live version, the rollout that is meant is the one that is not out yet.
 */
export function appStoreTarget(state: TrackState, named: VersionCode | undefined): HaltTarget {
  if (state.track.startsWith('testflight:')) return testFlightTarget(state, named);
  if (named !== undefined) {
    const carriers = state.releases.filter(({ versionCodes }) => holdsVersion(versionCodes, named));
    // Two versions may carry one build number; the one that can be stopped is meant.
    const release = carriers.find((one) => targetOf(one).kind === 'halt') ?? carriers[0];
    return release === undefined ? nothing(`the App Store does not show build ${named}`) : targetOf(release);
  }
  const live = state.releases.find(({ timetable }) => timetable?.isLive);
  const coming = state.releases.find(({ timetable, status }) => !timetable?.isLive && status !== 'draft');
  const release = live?.status === 'completed' ? (coming ?? live) : (live ?? coming);
  return release === undefined ? nothing('the app has no version in the App Store') : targetOf(release);
}

function nothing(reason: string): HaltTarget {
  return { kind: 'nothing-to-stop', reason };
}

function targetOf(release: TrackRelease): HaltTarget {
  const { status, timetable } = release;
  if (status === 'draft')
    return nothing(`${inStoreWords(release.versionCodes)} is a draft and reaches nobody`);
  if (timetable?.isLive && status === 'completed') return cannotStop(release);
  if (status === 'halted') return { kind: 'already-halted', release };
  return { kind: 'halt', release: { ...release, status: 'halted' } };
}

function cannotStop({ versionCodes, timetable }: TrackRelease): HaltTarget {
  const build = inStoreWords(versionCodes);
  const reasons = {
    'first-version': `${build} is the app’s first version, which the App Store gives to everybody at once`,
    none: `${build} went out without a phased release: everybody gets it`,
  } as const;
  const state = timetable?.state;
  const reason =
    state === 'first-version' || state === 'none'
      ? reasons[state]
      : `${build} has reached 100%: its phased release is over`;
  return { kind: 'cannot-stop', reason: `${reason}. There is nothing that the App Store could pause` };
}

function testFlightTarget({ track, releases }: TrackState, named: VersionCode | undefined): HaltTarget {
  const release = releases.find(
    ({ versionCodes }) => named === undefined || holdsVersion(versionCodes, named),
  );
  if (release === undefined)
    return nothing(`${track} has ${named === undefined ? 'no build' : `no ${named}`}`);
  const reason = `${inStoreWords(release.versionCodes)} is complete on ${track}: TestFlight halts nothing, a build is expired there`;
  return { kind: 'cannot-stop', reason };
}
