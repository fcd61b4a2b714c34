import type { Store, TrackPlace, TrackRelease, TrackState } from './store.ts';

/**
 * The store of a dry run: reads are real, writes are only described. Nothing else in Slipway knows
 * whether a run is dry; the adapter is swapped and that is all.
 */
export function planningStore(real: Store, tell: (plan: string) => void): Store {
  return {
    label: `${real.label} (dry run: nothing is written)`,
    checkAccess: (applicationId) => real.checkAccess(applicationId),
    highestVersionCode: (applicationId) => real.highestVersionCode(applicationId),
    readTrack: (place) => real.readTrack(place),
    readReview: (place) => real.readReview(place),
    async upload({ file, sizeBytes, sha256, versionCode }) {
      tell(`would upload ${file} (${sizeBytes} bytes) as version code ${versionCode}`);
      return { editId: 'dry-run', versionCode, sha256, reused: false };
    },
    async submit({ release, ...place }) {
      tell(`would put ${inWords(release)} on ${place.track} and commit`);
      return { kind: 'submitted', state: afterChange(await real.readTrack(place), release) };
    },
    async changeTrack(place: TrackPlace, decide) {
      const before = await real.readTrack(place);
      const decision = decide(before);
      if (decision.kind === 'none') return { kind: 'unchanged', state: before, reason: decision.reason };
      tell(`would make it ${inWords(decision.release)} on ${place.track}`);
      return {
        kind: 'changed',
        before,
        after: afterChange(before, decision.release),
        cancelledReview: undefined,
      };
    },
  };
}

function afterChange(state: TrackState, release: TrackRelease): TrackState {
  const others = state.releases.filter(
    ({ versionCodes }) => !versionCodes.some((code) => release.versionCodes.includes(code)),
  );
  return { ...state, releases: [release, ...others] };
}

function inWords({ versionCodes, status, userFraction }: TrackRelease): string {
  const share = userFraction === undefined ? '' : ` at a fraction of ${userFraction}`;
  return `version code ${versionCodes.join(', ')} ${status}${share}`;
}
