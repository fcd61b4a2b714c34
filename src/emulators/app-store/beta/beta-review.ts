import type { AppStoreState, Resource } from '../model.ts';
import { paceOf } from '../pace.ts';
import { added, changed, childrenOf, isoTime, resource, text } from '../resources.ts';
import { scheduled, unscheduled } from '../timers.ts';
import { created, relatedId, type Write } from '../write.ts';
import { betaDetailOf, externalState, listedIn, unprocessable } from './beta-states.ts';

/** Sends a build for the review without which no external group gets it. */
export const createBetaSubmission: Write = (state, call) => {
  const build = resource(state, { type: 'builds', id: relatedId(call, 'build') });
  const detail = betaDetailOf(state, build);
  const current = text(detail.attributes, 'externalBuildState');
  if (current !== 'READY_FOR_BETA_SUBMISSION' && current !== 'BETA_REJECTED') {
    throw unprocessable('Build is not in a state in which it can be submitted for beta review.', current);
  }
  const inReview = childrenOf(state, 'builds', { app: build.one.app ?? '' }).some(
    (other) =>
      other.id !== build.id &&
      ['WAITING_FOR_BETA_REVIEW', 'IN_BETA_REVIEW'].includes(
        text(betaDetailOf(state, other).attributes, 'externalBuildState'),
      ),
  );
  if (inReview) throw unprocessable('Another build is in review.', current);
  const { state: next, value } = added(state, {
    type: 'betaAppReviewSubmissions',
    team: call.team,
    attributes: { betaReviewState: 'WAITING_FOR_REVIEW', submittedDate: isoTime(call.nowMs) },
    one: { build: build.id },
  });
  const waiting = externalState(next, build, { to: 'WAITING_FOR_BETA_REVIEW', nowMs: call.nowMs });
  const { waitMs } = paceOf(state, build.one.app ?? '');
  if (waitMs === null) return created(waiting, value);
  return created(
    scheduled(waiting, { atMs: call.nowMs + waitMs, kind: 'beta-review-begins', id: value.id }),
    value,
  );
};

export function betaReviewBegun(state: AppStoreState, submission: Resource, nowMs: number): AppStoreState {
  const build = resource(state, { type: 'builds', id: submission.one.build ?? '' });
  const begun = changed(unscheduled(state, submission.id), submission, {
    attributes: { betaReviewState: 'IN_REVIEW' },
  });
  const inReview = externalState(begun, build, { to: 'IN_BETA_REVIEW', nowMs });
  const { betaReviewMs } = paceOf(state, build.one.app ?? '');
  if (betaReviewMs === null) return inReview;
  return scheduled(inReview, { atMs: nowMs + betaReviewMs, kind: 'beta-review-ends', id: submission.id });
}

/** External groups that have the build get it when it is approved. */
export function betaReviewEnded(
  state: AppStoreState,
  submission: Resource,
  { isApproved, nowMs }: { readonly isApproved: boolean; readonly nowMs: number },
): AppStoreState {
  const build = resource(state, { type: 'builds', id: submission.one.build ?? '' });
  const betaReviewState = isApproved ? 'APPROVED' : 'REJECTED';
  const decided = changed(unscheduled(state, submission.id), submission, { attributes: { betaReviewState } });
  const hasTesters = listedIn(state, build).some(({ attributes }) => attributes.isInternalGroup !== true);
  const approved = hasTesters ? 'IN_BETA_TESTING' : 'BETA_APPROVED';
  return externalState(decided, build, { to: isApproved ? approved : 'BETA_REJECTED', nowMs });
}
