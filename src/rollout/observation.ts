import type { TrackRelease, TrackState } from '../stores/store.ts';
import type { VersionIdentity } from './identity.ts';
import { findRelease } from './track-change.ts';

/** What the store shows of one version on one track, right now. */
export type Observation =
  | { readonly kind: 'in-progress'; readonly fraction: number; readonly release: TrackRelease }
  | { readonly kind: 'halted'; readonly fraction: number | undefined; readonly release: TrackRelease }
  | { readonly kind: 'completed'; readonly release: TrackRelease }
  | { readonly kind: 'draft'; readonly release: TrackRelease }
  /** A staged release without a fraction: Play always sends one, so the exposure is unknown. */
  | { readonly kind: 'unclear'; readonly release: TrackRelease }
  /** The track holds no release with these version codes: superseded, removed, or never arrived. */
  | { readonly kind: 'absent' };

/** Finds the release that is this version, and says where it stands. */
export function observe(state: TrackState, identity: VersionIdentity): Observation {
  const release = findRelease(state, identity);
  if (release === undefined) return { kind: 'absent' };
  switch (release.status) {
    case 'inProgress':
      return release.userFraction === undefined
        ? { kind: 'unclear', release }
        : { kind: 'in-progress', fraction: release.userFraction, release };
    case 'halted':
      return { kind: 'halted', fraction: release.userFraction, release };
    case 'completed':
      return { kind: 'completed', release };
    case 'draft':
      return { kind: 'draft', release };
  }
}
