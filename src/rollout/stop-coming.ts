import { SlipwayError } from '../errors/slipway-error.ts';
import type { ReleaseReview, Store, TrackState } from '../stores/store.ts';
import {
  aheadOfPublic,
  type ComingRelease,
  pendingReviews,
  type StorePlace,
  stillInReview,
  withTesters,
} from './coming.ts';
import { unreadableReview } from './coming-words.ts';
import { type HaltPolicy, haltTrack } from './halt.ts';
import type { HaltReport, HaltRequest } from './halt-report.ts';

export interface ComingRequest extends HaltRequest {
  readonly reports: readonly HaltReport[];
  /** All tracks of the app, as the halt has read them. */
  readonly states: readonly TrackState[];
  /** Whether more than what was named may be stopped. */
  readonly mayStop: boolean;
}

/** Stops what the review would still publish after a halt, or names it, with what lies ahead on other tracks. */
export async function stopComing(
  request: ComingRequest,
  policy: HaltPolicy,
): Promise<readonly ComingRelease[]> {
  const { store, applicationId, track, reports, states } = request;
  const place = { applicationId, track, store: store.label, kind: store.kind };
  const reviews = await readReviews(store, request);
  if (typeof reviews === 'string') return [unreadable(place, reviews)];
  const halted = reports.flatMap(({ versionCodes }) => versionCodes);
  const pending = await Promise.all(
    pendingReviews(reviews, halted).map((review) => stopReview(review, request, policy)),
  );
  return [...pending, ...aheadOfPublic(states, place), ...withTesters(states, place, halted)];
}

async function readReviews(store: Store, { applicationId, track }: ComingRequest) {
  try {
    return await store.readReview({ applicationId, track });
  } catch (error) {
    if (!(error instanceof SlipwayError)) throw error;
    return error.message;
  }
}

function unreadable(place: StorePlace, why: string): ComingRelease {
  return {
    ...place,
    versionCodes: [],
    outcome: 'still-coming',
    bySelf: false,
    message: `whether a version is in review is unknown: ${why}`,
    next: unreadableReview[place.kind],
  };
}

/** Nobody has such a version yet, so halting it takes nothing back; once approved it then reaches nobody. */
async function stopReview(
  review: ReleaseReview,
  request: ComingRequest,
  policy: HaltPolicy,
): Promise<ComingRelease> {
  const { store, applicationId, track, mayStop } = request;
  const named = stillInReview(review, { applicationId, track, store: store.label, kind: store.kind });
  const isOnItsWay = review.state === 'in-review' || review.state === 'approved-not-published';
  if (!mayStop || !isOnItsWay) return named;
  const report = await haltTrack({ ...request, versionCode: review.versionCodes[0] }, policy);
  // What the store did in place of stopping it is in its answer.
  if (report.outcome !== 'stopped') return { ...named, message: `${named.message}; ${report.message}` };
  const done = store.kind === 'play' ? 'it is halted now' : 'it is withdrawn now';
  const message = `${named.message}; ${done}, so that it reaches nobody`;
  return { ...named, outcome: 'stopped', bySelf: false, message, next: null };
}
