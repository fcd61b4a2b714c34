import { percent } from '../track-change.ts';
import { itIs, type ReleaseUpdate, refuse } from './on-release.ts';

/**
 * Lets more users have a staged release. Never from a halt, which only a resume lifts, and never downwards:
 * whether Google Play takes users back out is not documented.
 */
export function increase(fraction: number): ReleaseUpdate {
  return (release) => {
    if (release.status === 'halted') return refuse(`${itIs(release)}: only a resume lifts a halt`);
    if (release.status !== 'inProgress')
      return refuse(`${itIs(release)}, so there is no rollout to increase`);
    if (!(fraction > 0 && fraction < 1)) return refuse(`${fraction} is no fraction between 0 and 1`);
    const now = release.userFraction ?? 0;
    if (fraction < now) return refuse(`${percent(fraction)} is less than the ${percent(now)} it has`);
    if (fraction === now) return refuse(`it is at ${percent(now)} already`);
    return { ...release, userFraction: fraction };
  };
}
