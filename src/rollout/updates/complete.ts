import { limitedTo } from '../track-change.ts';
import { withoutFields } from './fields.ts';
import { itIs, type ReleaseUpdate, refuse } from './on-release.ts';

export interface Completion {
  /** Version codes of earlier releases that stay served, for devices that the new ones leave out. */
  readonly retain?: readonly number[];
  /** A release that was limited to countries goes to all of them: Google Play takes no countries on a completed one. */
  readonly everyCountry?: boolean;
}

/** Gives a staged release to everybody. A completed release has neither a fraction nor countries. */
export function complete({ retain = [], everyCountry = false }: Completion = {}): ReleaseUpdate {
  return (release) => {
    if (release.status === 'halted') return refuse(`${itIs(release)}: only a resume lifts a halt`);
    if (release.status === 'completed') return refuse('it has reached everybody already');
    const limit = everyCountry ? undefined : limitedTo(release);
    if (limit !== undefined) {
      return refuse(`it is limited to ${limit.join(', ')}, and completing it would open every country`);
    }
    const versionCodes = [...new Set([...release.versionCodes, ...retain])];
    const everybody = { ...release, versionCodes, status: 'completed', userFraction: undefined } as const;
    return withoutFields(everybody, ['countryTargeting']);
  };
}
