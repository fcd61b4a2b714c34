import type { TrackRelease, TrackState } from '../stores/store.ts';
import { findVersion, type VersionIdentity } from './identity.ts';

/** The countries that somebody has limited the release to; undefined where it may reach all of them. */
export function limitedTo({ rest }: TrackRelease): readonly string[] | undefined {
  const { countries = [], includeRestOfWorld = false } = (rest.countryTargeting ?? {
    includeRestOfWorld: true,
  }) as { readonly countries?: readonly string[]; readonly includeRestOfWorld?: boolean };
  return includeRestOfWorld ? undefined : countries;
}

/** The release of the track that is this version. */
export function findRelease({ releases }: TrackState, identity: VersionIdentity): TrackRelease | undefined {
  return findVersion(releases, identity);
}

/** `halted at 1%`, `completed`. */
export function describeRelease({ status, userFraction }: TrackRelease): string {
  return userFraction === undefined ? status : `${status} at ${percent(userFraction)}`;
}

/** A fraction in percent without rounding noise: 0.000001 is `0.0001%`. */
export function percent(fraction: number): string {
  return `${Number((fraction * 100).toPrecision(12))}%`;
}
