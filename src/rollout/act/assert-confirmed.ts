import { SlipwayError } from '../../errors/slipway-error.ts';
import type { ChangeResult } from '../../stores/store.ts';

/** Throws ROLLOUT_NOT_CONFIRMED when the store said yes and shows something else. */
export function assertConfirmed(result: ChangeResult): void {
  if (result.kind !== 'not-confirmed') return;
  const shown = result.after.releases
    .map((release) => `${release.versionCodes.join('+')} ${release.status}`)
    .join(', ');
  throw new SlipwayError('ROLLOUT_NOT_CONFIRMED', {
    message: 'The store accepted the change, but does not show it.',
    seen: shown || 'an empty track',
  });
}
