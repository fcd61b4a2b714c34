import type { AppStoreState, Resource } from '../model.ts';
import type { ReviewOutcome } from '../pace.ts';
import { changed, resource } from '../resources.ts';
import { unscheduled } from '../timers.ts';
import { approvedVersion } from '../versions/release-version.ts';
import { inState } from '../versions/version-states.ts';
import { itemsOf, versionsIn } from './submissions.ts';

/** Apple begins to look at it. */
export function reviewBegun(state: AppStoreState, submission: Resource, nowMs: number): AppStoreState {
  const begun = changed(unscheduled(state, submission.id), submission, {
    attributes: { state: 'IN_REVIEW' },
  });
  return versionsIn(state, submission).reduce(
    (next, { id }) => inState(next, id, { to: 'IN_REVIEW', nowMs }),
    begun,
  );
}

/** Apple has decided. What is approved goes on as its version says; what is rejected stays in the submission. */
export function reviewEnded(
  state: AppStoreState,
  submission: Resource,
  { outcome, nowMs }: { readonly outcome: ReviewOutcome; readonly nowMs: number },
): AppStoreState {
  const isApproved = outcome === 'approved';
  const decided = changed(unscheduled(state, submission.id), submission, {
    attributes: { state: isApproved ? 'COMPLETE' : 'UNRESOLVED_ISSUES' },
  });
  const versions = versionsIn(state, submission);
  const judged = itemsOf(state, submission)
    .filter((item) => item.attributes.state !== 'REMOVED')
    .reduce(
      (next, item) => changed(next, item, { attributes: { state: isApproved ? 'APPROVED' : 'REJECTED' } }),
      decided,
    );
  const to = outcome === 'rejected' ? 'REJECTED' : 'METADATA_REJECTED';
  return versions.reduce(
    (next, { id }) =>
      isApproved
        ? approvedVersion(next, resource(next, { type: 'appStoreVersions', id }), nowMs)
        : inState(next, id, { to, nowMs }),
    judged,
  );
}

/** A cancelled submission is over, and what was in it is free for another. */
export function submissionCancelled(state: AppStoreState, submission: Resource): AppStoreState {
  const over = changed(state, submission, { attributes: { state: 'COMPLETE' } });
  return itemsOf(state, submission).reduce(
    (next, item) => changed(next, item, { attributes: { state: 'REMOVED' } }),
    over,
  );
}
