import { fractionOfDay, phasedReleaseFractions } from '../phased-release.ts';
import type { ReleaseStatus, Timetable, TrackRelease } from '../store.ts';
import { type PhasedView, standingOf, type VersionView } from './version-view.ts';

/**
 * A version as a release of the track `app-store`. Before it is live it shows what it will be on its first day, as
 * Google Play does: that nobody has it yet is said by its review.
 */
export function toRelease(version: VersionView): TrackRelease {
  const { versionString, build, phased } = version;
  const { status, userFraction } = exposureOf(version);
  return {
    name: versionString,
    versionCodes: build === undefined ? [] : [build.number],
    status,
    userFraction,
    timetable: timetableOf(version),
    rest: {
      versionId: version.id,
      appVersionState: version.state,
      ...(build !== undefined && { buildId: build.id }),
      ...(version.releaseType !== undefined && { releaseType: version.releaseType }),
      ...(version.earliestReleaseDate !== undefined && { earliestReleaseDate: version.earliestReleaseDate }),
      ...(phased !== undefined && { phasedRelease: phased }),
    },
  };
}

/** Live ones first: they are what users have. */
export function toReleases(versions: readonly VersionView[]): readonly TrackRelease[] {
  const rank = (version: VersionView) => (standingOf(version) === 'live' ? 0 : 1);
  return versions.toSorted((a, b) => rank(a) - rank(b)).map(toRelease);
}

/** The version that a release of the track stands for. */
export function versionOf(versions: readonly VersionView[], { rest }: TrackRelease): VersionView | undefined {
  return versions.find(({ id }) => id === rest.versionId);
}

/** How long a pause keeps a phased release where it is, and every other state of it, in the port's words. */
export function timetableOf(version: VersionView): Timetable {
  const { phased, isFirst } = version;
  const isLive = standingOf(version) === 'live';
  if (phased === undefined)
    return { state: isFirst ? 'first-version' : 'none', isLive, day: undefined, pausedDays: undefined };
  const { day, pausedDays } = phased;
  if (phased.state === 'INACTIVE') return { state: 'not-begun', isLive, day: undefined, pausedDays };
  if (isOver(phased)) return { state: 'over', isLive, day, pausedDays };
  return { state: phased.state === 'PAUSED' ? 'paused' : 'running', isLive, day, pausedDays };
}

interface Exposure {
  readonly status: ReleaseStatus;
  readonly userFraction: number | undefined;
}

function exposureOf(version: VersionView): Exposure {
  const { phased } = version;
  switch (standingOf(version)) {
    case 'editable':
    case 'drafted':
    case 'unknown':
      return { status: 'draft', userFraction: undefined };
    case 'live':
      return phased === undefined || isOver(phased) ? everybody : shareOf(phased);
    default:
      return phased === undefined ? everybody : { status: 'inProgress', userFraction: fractionOfDay(1) };
  }
}

const everybody: Exposure = { status: 'completed', userFraction: undefined };

function shareOf({ state, day }: PhasedView): Exposure {
  return { status: state === 'PAUSED' ? 'halted' : 'inProgress', userFraction: fractionOfDay(day ?? 1) };
}

/** From the last day on everybody has it, paused or not. */
function isOver({ state, day }: PhasedView): boolean {
  return state === 'COMPLETE' || (state !== 'INACTIVE' && (day ?? 1) >= phasedReleaseFractions.length);
}
