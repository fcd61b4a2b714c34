import { complete } from './complete.ts';
import { withField } from './fields.ts';
import { increase } from './increase.ts';
import type { ReleaseUpdate } from './on-release.ts';
import { setCountries } from './set-countries.ts';

/** Whom a stage of a plan reaches. */
export interface Reach {
  /** Share of users, 0 < fraction <= 1. */
  readonly fraction: number;
  /** CLDR codes; undefined where the plan says nothing of countries, which leaves them as they are. */
  readonly countries: readonly string[] | 'everywhere' | undefined;
}

/** Takes a staged release on to the next stage of its plan. */
export function reach({ fraction, countries }: Reach): ReleaseUpdate {
  if (fraction >= 1) return complete({ everyCountry: countries === 'everywhere' });
  const raise = increase(fraction);
  return (release, state) => {
    const raised = raise(release, state);
    return 'refused' in raised ? raised : inCountries(countries)(raised, state);
  };
}

/** The countries of a staged release, said in full: what a left-out one does is not documented. */
export function inCountries(countries: Reach['countries']): ReleaseUpdate {
  if (countries === undefined) return (release) => release;
  return countries === 'everywhere'
    ? (release) => withField(release, 'countryTargeting', { countries: [], includeRestOfWorld: true })
    : setCountries({ countries, includeRestOfWorld: false });
}
