import type { TrackRelease } from '../../store.ts';
import type { PhasedView, VersionView } from '../version-view.ts';

/** A live version of the App Store, as a test wants to vary it. */
export function aVersion(more: Partial<VersionView> = {}): VersionView {
  return {
    id: `id-${more.versionString ?? '1.4.0'}`,
    versionString: '1.4.0',
    state: 'READY_FOR_DISTRIBUTION',
    releaseType: 'AFTER_APPROVAL',
    earliestReleaseDate: undefined,
    build: { id: 'build-42', number: '42' },
    phased: undefined,
    isFirst: false,
    ...more,
  };
}

export function aPhase(state: string, day?: number): PhasedView {
  return { id: 'phased-1', state, day, pausedDays: 0, startDate: undefined };
}

/** A release as the pipeline asks for it. */
export function aRelease(more: Partial<TrackRelease> = {}): TrackRelease {
  return { name: '1.4.0', versionCodes: ['42'], status: 'inProgress', userFraction: 0.01, rest: {}, ...more };
}
