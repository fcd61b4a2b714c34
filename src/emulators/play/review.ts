import type { PlayApp, PlayRelease, PlayTrack, Review, ReviewedRelease } from './model.ts';

/** The lifecycle states of `applications.tracks.releases`, without their common prefix. */
export type Lifecycle =
  | 'DRAFT'
  | 'NOT_SENT_FOR_REVIEW'
  | 'IN_REVIEW'
  | 'APPROVED_NOT_PUBLISHED'
  | 'NOT_APPROVED'
  | 'PUBLISHED';

/** Where a review is, by the store's clock. */
export function reviewPhase(
  review: Review | undefined,
  nowMs: number,
): 'none' | 'in-review' | 'approved' | 'rejected' {
  if (review === undefined) return 'none';
  return nowMs < review.endsAtMs ? 'in-review' : review.outcome;
}

export function isInReview({ review }: PlayApp, nowMs: number): boolean {
  return reviewPhase(review, nowMs) === 'in-review';
}

/** After a rejection, changes are sent from the Console until a person has sent them there. */
export function sendsForReview({ reviewSending, review }: PlayApp, nowMs: number): boolean {
  return reviewSending === 'automatic' && reviewPhase(review, nowMs) !== 'rejected';
}

/**
 * Sends the app for review as it is after a change. Only version codes that are new on a track are reviewed,
 * with those that no review has published yet, and what users see in the store; internal testing knows no review.
 */
export function sentForReview(
  app: PlayApp,
  { before, nowMs }: { readonly before: PlayApp; readonly nowMs: number },
): PlayApp {
  const open = outstanding(before, nowMs);
  const releases = Object.entries(app.tracks).flatMap(([track, now]) =>
    now.releases
      .filter((release) => needsReview(release, { track, known: before.tracks[track], open }))
      .map((release) => ({ track, versionCodes: release.versionCodes ?? [] })),
  );
  const nothingNew = releases.length === 0 && app.presence === before.presence;
  if (nothingNew) return { ...app, review: begunAnew(before, nowMs) };
  const [outcome = 'approved', ...later] = app.reviewOutcomes;
  const review: Review = {
    endsAtMs: nowMs + app.reviewMs,
    outcome,
    releases,
    published: !app.managedPublishing,
  };
  return { ...app, review, reviewOutcomes: later };
}

/** A review of other changes than releases, cancelled for a change of fractions, is sent along once more. */
function begunAnew(app: PlayApp, nowMs: number): Review | undefined {
  return app.review !== undefined && isInReview(app, nowMs)
    ? { ...app.review, endsAtMs: nowMs + app.reviewMs }
    : app.review;
}

/** What `applications.tracks.releases` says of a release of the track. */
export function lifecycleOf(
  { app, track, nowMs }: { readonly app: PlayApp; readonly track: string; readonly nowMs: number },
  release: PlayRelease,
): Lifecycle {
  if (release.status === 'draft') return 'DRAFT';
  const { review } = app;
  if (review === undefined || !review.releases.some((one) => covers(one, track, release))) return 'PUBLISHED';
  switch (reviewPhase(review, nowMs)) {
    case 'in-review':
      return 'IN_REVIEW';
    case 'rejected':
      return 'NOT_APPROVED';
    default:
      return review.published ? 'PUBLISHED' : 'APPROVED_NOT_PUBLISHED';
  }
}

/** Releases that no review has published: in review, rejected, or approved and held back. */
function outstanding({ review }: PlayApp, nowMs: number): readonly ReviewedRelease[] {
  if (review === undefined) return [];
  return reviewPhase(review, nowMs) === 'approved' && review.published ? [] : review.releases;
}

interface Known {
  readonly track: string;
  readonly known: PlayTrack | undefined;
  readonly open: readonly ReviewedRelease[];
}

function needsReview(release: PlayRelease, { track, known, open }: Known): boolean {
  if (release.status === 'draft' || track === 'internal') return false;
  if (open.some((one) => covers(one, track, release))) return true;
  const seen = [...(known?.releases ?? []), ...(known?.superseded ?? [])]
    .filter(({ status }) => status !== 'draft')
    .flatMap(({ versionCodes }) => versionCodes ?? []);
  return (release.versionCodes ?? []).some((code) => !seen.includes(code));
}

function covers(one: ReviewedRelease, track: string, release: PlayRelease): boolean {
  return one.track === track && one.versionCodes.join() === (release.versionCodes ?? []).join();
}
