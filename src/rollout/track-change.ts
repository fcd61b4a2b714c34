import type { TrackDecision, TrackRelease, TrackState } from '../stores/store.ts';

/**
 * The compare-and-set of a step: moves the fraction only when the track, read inside the edit, still
 * shows exactly the release that was decided on. Whatever a person changed meanwhile wins.
 */
export function raiseFraction(expected: TrackRelease, to: Reach): TrackDecision {
  return (state) => {
    const current = findRelease(state, expected.versionCodes);
    if (current === undefined) return { kind: 'none', reason: 'the release left the track meanwhile' };
    if (current.status !== expected.status || current.userFraction !== expected.userFraction) {
      return { kind: 'none', reason: `the release is ${describeRelease(current)} by now` };
    }
    const limit = limitedTo(current);
    if (to.fraction >= 1 && to.countries === undefined && limit !== undefined) {
      const reason = `somebody has limited it to ${limit.join(', ')}: completing it would open every country`;
      return { kind: 'none', reason };
    }
    return { kind: 'change', release: withReach(current, to) };
  };
}

/** Whom a release reaches. */
export interface Reach {
  /** Share of users, 0 < fraction <= 1. */
  readonly fraction: number;
  /** CLDR codes; undefined leaves the countries as they are. */
  readonly countries: readonly string[] | 'everywhere' | undefined;
}

/** A release for a share of users. Play wants neither a fraction nor countries on a completed one. */
export function withReach(release: TrackRelease, { fraction, countries }: Reach): TrackRelease {
  const { countryTargeting: present, ...others } = release.rest;
  if (fraction >= 1) return { ...release, status: 'completed', userFraction: undefined, rest: others };
  const countryTargeting = countries === undefined ? present : targeting(countries);
  const rest = countryTargeting === undefined ? others : { ...others, countryTargeting };
  return { ...release, status: 'inProgress', userFraction: fraction, rest };
}

/** The CountryTargeting of the Publishing API; said in full, since what a left-out one does is not documented. */
function targeting(countries: readonly string[] | 'everywhere') {
  return countries === 'everywhere'
    ? { countries: [], includeRestOfWorld: true }
    : { countries: [...countries], includeRestOfWorld: false };
}

/** The countries that somebody has limited the release to; undefined where it may reach all of them. */
export function limitedTo({ rest }: TrackRelease): readonly string[] | undefined {
  const { countries = [], includeRestOfWorld = false } = (rest.countryTargeting ?? {
    includeRestOfWorld: true,
  }) as { readonly countries?: readonly string[]; readonly includeRestOfWorld?: boolean };
  return includeRestOfWorld ? undefined : countries;
}

export function findRelease(state: TrackState, versionCodes: readonly number[]): TrackRelease | undefined {
  return state.releases.find((release) => release.versionCodes.some((code) => versionCodes.includes(code)));
}

/** `halted at 1%`, `completed`. */
export function describeRelease({ status, userFraction }: TrackRelease): string {
  return userFraction === undefined ? status : `${status} at ${percent(userFraction)}`;
}

/** A fraction in percent without rounding noise: 0.000001 is `0.0001%`. */
export function percent(fraction: number): string {
  return `${Number((fraction * 100).toPrecision(12))}%`;
}
