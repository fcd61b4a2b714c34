import type { TrackRelease, TrackState } from '../stores/store.ts';
import { newestVersionCode, type VersionCode } from '../stores/version-code.ts';

/** The countries that somebody has limited the release to; undefined where it may reach all of them. */
export function limitedTo({ rest }: TrackRelease): readonly string[] | undefined {
  const { countries = [], includeRestOfWorld = false } = (rest.countryTargeting ?? {
    includeRestOfWorld: true,
  }) as { readonly countries?: readonly string[]; readonly includeRestOfWorld?: boolean };
  return includeRestOfWorld ? undefined : countries;
}

/**
 * The release that carries these version codes. The highest one decides: lower ones may be retained from a release
 * before it, which the track goes on showing.
 */
export function findRelease(
  state: TrackState,
  versionCodes: readonly VersionCode[],
): TrackRelease | undefined {
  const newest = newestVersionCode(versionCodes);
  if (newest === undefined) return undefined;
  return (
    state.releases.find((release) => release.versionCodes.includes(newest)) ??
    state.releases.find((release) => release.versionCodes.some((code) => versionCodes.includes(code)))
  );
}

/** `halted at 1%`, `completed`. */
export function describeRelease({ status, userFraction }: TrackRelease): string {
  return userFraction === undefined ? status : `${status} at ${percent(userFraction)}`;
}

/** A fraction in percent without rounding noise: 0.000001 is `0.0001%`. */
export function percent(fraction: number): string {
  return `${Number((fraction * 100).toPrecision(12))}%`;
}
