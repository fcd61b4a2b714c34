import type { androidpublisher_v3 as v3 } from 'googleapis/build/src/apis/androidpublisher/index.js';
import type { ReleaseStatus, TrackRelease, TrackState } from '../store.ts';
import { compareVersionCodes } from '../version-code.ts';
import { playCode } from './play-code.ts';

/** A track as Play sends it, in our words. Fields we do not know stay in `rest`. */
export function fromTrack(applicationId: string, { track, releases }: v3.Schema$Track): TrackState {
  return { applicationId, track: track ?? '', releases: (releases ?? []).map(fromRelease) };
}

/** A release as Play wants it: version codes are int64 and travel as strings. */
export function toRelease(release: TrackRelease): v3.Schema$TrackRelease {
  const { name, versionCodes, status, userFraction, rest } = release;
  return {
    ...rest,
    ...(name === undefined ? {} : { name }),
    versionCodes: versionCodes.map((code) => String(playCode(code))),
    status,
    ...(userFraction === undefined ? {} : { userFraction }),
  };
}

/** Whether the track shows the release as it was wanted. */
export function shows(state: TrackState, wanted: TrackRelease): boolean {
  const found = releaseOf(state, wanted);
  return found !== undefined && found.status === wanted.status && sameFraction(found, wanted);
}

/** The release with the same version codes, in whatever state a person or a guard has put it since. */
export function releaseOf(state: TrackState, wanted: TrackRelease): TrackRelease | undefined {
  return state.releases.find((release) => sameVersions(release, wanted));
}

/** Fractions travel as JSON doubles. */
const fractionTolerance = 1e-9;

function fromRelease(release: v3.Schema$TrackRelease): TrackRelease {
  const { name, versionCodes, status, userFraction, ...rest } = release;
  return {
    name: name ?? undefined,
    versionCodes: (versionCodes ?? []).map(Number),
    status: statusOf(status),
    userFraction: userFraction ?? undefined,
    rest,
  };
}

function statusOf(status: string | null | undefined): ReleaseStatus {
  switch (status) {
    case 'inProgress':
    case 'halted':
    case 'completed':
      return status;
    default:
      // Nothing is served of an unspecified release either.
      return 'draft';
  }
}

function sameVersions(a: TrackRelease, b: TrackRelease): boolean {
  const key = ({ versionCodes }: TrackRelease) => versionCodes.toSorted(compareVersionCodes).join();
  return key(a) === key(b);
}

function sameFraction(a: TrackRelease, b: TrackRelease): boolean {
  if (a.userFraction === undefined || b.userFraction === undefined) return a.userFraction === b.userFraction;
  return Math.abs(a.userFraction - b.userFraction) < fractionTolerance;
}
