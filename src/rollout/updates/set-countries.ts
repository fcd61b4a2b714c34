import { withField } from './fields.ts';
import { itIs, type ReleaseUpdate, refuse } from './on-release.ts';

export interface Countries {
  /** Two letters each, as in `DE`. */
  readonly countries: readonly string[];
  readonly includeRestOfWorld: boolean;
}

/** Limits a staged production release to countries; Google Play takes that nowhere else. */
export function setCountries({ countries, includeRestOfWorld }: Countries): ReleaseUpdate {
  return (release, { track }) => {
    if (track !== 'production') return refuse(`countries are chosen on production, not on ${track}`);
    if (release.status !== 'inProgress') return refuse(`${itIs(release)}: countries need a staged release`);
    const wrong = countries.find((country) => !/^[A-Z]{2}$/.test(country));
    if (wrong !== undefined) return refuse(`"${wrong}" is no two-letter country code`);
    if (countries.length === 0) return refuse('no country was named, so nobody would get the release');
    return withField(release, 'countryTargeting', { countries, includeRestOfWorld });
  };
}
