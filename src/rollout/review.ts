import { SlipwayError } from '../errors/slipway-error.ts';
import type { ReviewState, Store, TrackPlace } from '../stores/store.ts';
import { findVersion, type VersionIdentity } from './identity.ts';

/**
 * How far the version is with its review. What cannot be read is unknown: a rollout is looked at for more than
 * its review, and must not fail for it.
 */
export async function reviewOf(
  store: Store,
  place: TrackPlace,
  identity: VersionIdentity,
): Promise<ReviewState> {
  try {
    const releases = await store.readReview(place);
    return findVersion(releases, identity)?.state ?? 'unknown';
  } catch (error) {
    if (!(error instanceof SlipwayError)) throw error;
    return 'unknown';
  }
}

/** For a person, with what it means for users. */
export function reviewText(state: ReviewState): string {
  return words[state];
}

const words: Readonly<Record<ReviewState, string>> = {
  draft: 'a draft: it was not sent for review',
  'not-sent': 'not sent: a person has to send it, under Publishing overview',
  'in-review': 'in review: nobody gets it before it is approved',
  'approved-not-published':
    'approved, and not published: on its way, or held back until a person publishes it',
  'not-approved': 'rejected: nobody gets it; the Console says why',
  published: 'published',
  unknown: 'unknown (not the same as published)',
};
