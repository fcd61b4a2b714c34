import { SlipwayError } from '../../errors/slipway-error.ts';

/** The track of everybody. */
export const publicTrack = 'app-store';

const testflightPrefix = 'testflight:';

/** What a track of the App Store is: the public one, or a group of TestFlight. */
export type Track = { readonly kind: 'public' } | { readonly kind: 'testflight'; readonly group: string };

/** Throws STORE_NOT_FOUND for anything that is no track here. */
export function parseTrack(track: string): Track {
  if (track === publicTrack) return { kind: 'public' };
  const group = track.startsWith(testflightPrefix) ? track.slice(testflightPrefix.length).trim() : '';
  if (group !== '') return { kind: 'testflight', group };
  throw new SlipwayError('STORE_NOT_FOUND', {
    message: `The App Store has no track "${track}".`,
    seen: track,
    next: 'Use app-store for everybody, or testflight:GROUP with the name of a group of TestFlight.',
  });
}

export function trackOfGroup(group: string): string {
  return `${testflightPrefix}${group}`;
}
