import { betaReviewBegun, betaReviewEnded } from './beta/beta-review.ts';
import { buildProcessed } from './builds/process-build.ts';
import type { AppStoreState, Ref, Resource, Timer, TimerKind } from './model.ts';
import { type Pace, paceOf, type ReviewOutcome } from './pace.ts';
import { ended, nextDay, resumed } from './phased-release/phased-releases.ts';
import { changed, childrenOf, resource } from './resources.ts';
import { reviewBegun, reviewEnded, submissionCancelled } from './review/outcome.ts';
import { scheduled } from './timers.ts';
import { onSale, released } from './versions/release-version.ts';
import { inState } from './versions/version-states.ts';

/**
 * Everything that time has done until now: each at its own moment, in the order of the moments, so that a clock that
 * went far ahead finds the same state as one that went step by step.
 */
export function timePassed(state: AppStoreState, nowMs: number): AppStoreState {
  let next = state;
  for (let due = earliest(next, nowMs); due !== undefined; due = earliest(next, nowMs)) {
    const timer = due;
    const without = { ...next, timers: next.timers.filter((other) => other !== timer) };
    next = happened(without, timer);
  }
  return next;
}

function earliest({ timers }: AppStoreState, nowMs: number): Timer | undefined {
  let found: Timer | undefined;
  for (const timer of timers) {
    if (timer.atMs <= nowMs && (found === undefined || timer.atMs < found.atMs)) found = timer;
  }
  return found;
}

function happened(state: AppStoreState, { kind, id, atMs }: Timer): AppStoreState {
  const { type, happens } = occasions[kind];
  const about = state.resources[type]?.[id];
  return about === undefined ? state : happens(state, about, atMs);
}

interface Occasion {
  readonly type: string;
  readonly happens: (state: AppStoreState, about: Resource, nowMs: number) => AppStoreState;
}

const occasions: Readonly<Record<TimerKind, Occasion>> = {
  'build-processed': { type: 'buildUploads', happens: buildProcessed },
  'version-ready-for-review': {
    type: 'appStoreVersions',
    happens: (state, { id }, nowMs) => inState(state, id, { to: 'READY_FOR_REVIEW', nowMs }),
  },
  'review-begins': { type: 'reviewSubmissions', happens: reviewOnItsWay },
  'review-ends': {
    type: 'reviewSubmissions',
    happens(state, submission, nowMs) {
      const { state: next, outcome } = nextOutcome(state, submission.one.app ?? '');
      return reviewEnded(next, submission, { outcome, nowMs });
    },
  },
  'submission-cancelled': { type: 'reviewSubmissions', happens: submissionCancelled },
  'scheduled-release': { type: 'appStoreVersions', happens: released },
  distributed: { type: 'appStoreVersions', happens: onSale },
  'phase-day': { type: 'appStoreVersionPhasedReleases', happens: nextDay },
  'pause-budget-spent': { type: 'appStoreVersionPhasedReleases', happens: pauseBudgetSpent },
  'beta-review-begins': { type: 'betaAppReviewSubmissions', happens: betaReviewBegun },
  'beta-review-ends': {
    type: 'betaAppReviewSubmissions',
    happens: (state, submission, nowMs) => betaReviewEnded(state, submission, { isApproved: true, nowMs }),
  },
  'build-expires': { type: 'builds', happens: buildExpired },
  'delivery-again': {
    type: 'webhookDeliveries',
    happens: (state, delivery) =>
      changed(state, delivery, { attributes: { deliveryState: 'PENDING', redelivery: true } }),
  },
};

function reviewOnItsWay(state: AppStoreState, submission: Resource, nowMs: number): AppStoreState {
  const begun = reviewBegun(state, submission, nowMs);
  const { reviewMs } = paceOf(state, submission.one.app ?? '');
  if (reviewMs === null) return begun;
  return scheduled(begun, { atMs: nowMs + reviewMs, kind: 'review-ends', id: submission.id });
}

/** How the next review of an app ends; each outcome is used once. */
function nextOutcome(
  state: AppStoreState,
  appId: string,
): { readonly state: AppStoreState; readonly outcome: ReviewOutcome } {
  const pace = paceOf(state, appId);
  const [outcome = 'approved', ...outcomes] = pace.outcomes;
  const next: Pace = { ...pace, outcomes };
  return { state: changed(state, { type: 'apps', id: appId }, { kept: { pace: next } }), outcome };
}

function pauseBudgetSpent(state: AppStoreState, phased: Resource, nowMs: number): AppStoreState {
  const version = resource(state, { type: 'appStoreVersions', id: phased.one.appStoreVersion ?? '' });
  const { afterPauseBudget } = paceOf(state, version.one.app ?? '');
  if (afterPauseBudget === 'completes') return ended(state, phased, nowMs);
  return afterPauseBudget === 'resumes' ? resumed(state, phased, nowMs) : state;
}

function buildExpired(state: AppStoreState, build: Ref): AppStoreState {
  const gone = { internalBuildState: 'EXPIRED', externalBuildState: 'EXPIRED' };
  const expired = changed(state, build, { attributes: { expired: true } });
  return childrenOf(expired, 'buildBetaDetails', { build: build.id }).reduce(
    (next, detail) => changed(next, detail, { attributes: gone }),
    expired,
  );
}
