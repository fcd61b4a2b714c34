import type { ReviewState } from '../store.ts';
import { standingOf, type VersionView } from './version-view.ts';

/** How far a version is with Apple's review, in the port's words. */
export function reviewStateOf(version: Pick<VersionView, 'state'>): ReviewState {
  switch (standingOf(version)) {
    case 'editable':
      return 'draft';
    case 'drafted':
      return 'not-sent';
    case 'in-review':
      return 'in-review';
    case 'approved':
      return 'approved-not-published';
    case 'refused':
      return 'not-approved';
    case 'live':
    case 'gone':
      return 'published';
    default:
      return 'unknown';
  }
}

/** The review of a build for the external testers of TestFlight. https://developer.apple.com/documentation/appstoreconnectapi/externalbetastate */
export function betaReviewStateOf(externalState: string | undefined): ReviewState {
  return betaStates[externalState ?? ''] ?? 'unknown';
}

const betaStates: Readonly<Record<string, ReviewState>> = {
  PROCESSING: 'draft',
  MISSING_EXPORT_COMPLIANCE: 'not-sent',
  READY_FOR_BETA_SUBMISSION: 'not-sent',
  IN_EXPORT_COMPLIANCE_REVIEW: 'in-review',
  WAITING_FOR_BETA_REVIEW: 'in-review',
  IN_BETA_REVIEW: 'in-review',
  BETA_REJECTED: 'not-approved',
  BETA_APPROVED: 'approved-not-published',
  READY_FOR_BETA_TESTING: 'approved-not-published',
  IN_BETA_TESTING: 'published',
};
