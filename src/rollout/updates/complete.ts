import { withoutFields } from './fields.ts';
import { itIs, type ReleaseUpdate, refuse } from './on-release.ts';

/**
 * Gives a staged release to everybody. A completed release has neither a fraction nor countries. `retain` are
 * version codes of earlier releases that stay served, for devices that the new ones leave out.
 */
export function complete(retain: readonly number[] = []): ReleaseUpdate {
  return (release) => {
    if (release.status === 'halted') return refuse(`${itIs(release)}: only a resume lifts a halt`);
    if (release.status === 'completed') return refuse('it has reached everybody already');
    const versionCodes = [...new Set([...release.versionCodes, ...retain])];
    const everybody = { ...release, versionCodes, status: 'completed', userFraction: undefined } as const;
    return withoutFields(everybody, ['countryTargeting']);
  };
}
