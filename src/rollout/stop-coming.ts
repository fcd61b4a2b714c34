import { SlipwayError } from '../errors/slipway-error.ts';
import type { ReleaseReview, Store, TrackState } from '../stores/store.ts';
import { aheadOfPublic, type ComingRelease, pendingReviews, stillInReview } from './coming.ts';
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
  const place = { applicationId, track, store: store.label };
  const reviews = await readReviews(store, request);
  if (typeof reviews === 'string') return [unreadable(place, reviews)];
  const halted = reports.flatMap(({ versionCodes }) => versionCodes);
  const pending = await Promise.all(
    pendingReviews(reviews, halted).map((review) => stopReview(review, request, policy)),
  );
  return [...pending, ...aheadOfPublic(states, place)];
}

async function readReviews(store: Store, { applicationId, track }: ComingRequest) {
  try {
    return await store.readReview({ applicationId, track });
  } catch (error) {
    if (!(error instanceof SlipwayError)) throw error;
    return error.message;
  }
}

type Place = Parameters<typeof stillInReview>[1];

function unreadable(place: Place, why: string): ComingRelease {
  return {
    ...place,
    versionCodes: [],
    outcome: 'still-coming',
    bySelf: false,
    message: `whether a version is in review is unknown: ${why}`,
    next: 'look in the Play Console, under Publishing overview',
  };
}

/** Nobody has such a version yet, so halting it takes nothing back; once approved it then reaches nobody. */
async function stopReview(
  review: ReleaseReview,
  request: ComingRequest,
  policy: HaltPolicy,
): Promise<ComingRelease> {
  const { store, applicationId, track, mayStop } = request;
  const named = stillInReview(review, { applicationId, track, store: store.label });
  const isOnItsWay = review.state === 'in-review' || review.state === 'approved-not-published';
  if (!mayStop || !isOnItsWay) return named;
  const report = await haltTrack({ ...request, versionCode: review.versionCodes[0] }, policy);
  if (report.outcome !== 'stopped') return named;
  const message = `${named.message}; it is halted now, so that it reaches nobody`;
  return { ...named, outcome: 'stopped', bySelf: false, message, next: null };
}
