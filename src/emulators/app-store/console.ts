import { betaReviewBegun, betaReviewEnded } from './beta/beta-review.ts';
import type { AppStoreState, Resource } from './model.ts';
import type { Pace } from './pace.ts';
import { ended, nextDay, paused, phasedReleaseOf, resumed } from './phased-release/phased-releases.ts';
import { added, allOf, changed, childrenOf, isoTime, resource, withEffect } from './resources.ts';
import { reviewBegun, reviewEnded } from './review/outcome.ts';
import { activeStates, cancelled, submissionState } from './review/submissions.ts';
import { released } from './versions/release-version.ts';
import { stateOf } from './versions/version-states.ts';

/** What a person does in App Store Connect, or what Apple's reviewers do. */
export type ConsoleChange =
  /** Apple begins to look at what was submitted. */
  | { readonly kind: 'begin-review' }
  | { readonly kind: 'approve' }
  /** The reasons are for people: no client of the API is told them. */
  | { readonly kind: 'reject'; readonly reasons?: string }
  | { readonly kind: 'reject-metadata'; readonly reasons?: string }
  /** A person takes back what was submitted. */
  | { readonly kind: 'remove-from-review' }
  | { readonly kind: 'release' }
  /** The phased release goes one day further, whatever the clock says. */
  | { readonly kind: 'next-day' }
  | { readonly kind: 'pause' }
  | { readonly kind: 'resume' }
  /** Somebody gives the version to everybody at once. */
  | { readonly kind: 'release-to-all' }
  | { readonly kind: 'approve-beta' }
  | { readonly kind: 'reject-beta' }
  /** Terms have changed, and the Account Holder has not signed them. */
  | { readonly kind: 'agreements-expire' }
  | { readonly kind: 'sign-agreements' }
  | { readonly kind: 'membership-expires' }
  | { readonly kind: 'renew-membership' }
  | { readonly kind: 'revoke-key'; readonly keyId: string }
  /** How fast Apple is from now on. */
  | { readonly kind: 'set-pace'; readonly pace: Partial<Pace> }
  | {
      readonly kind: 'write-review';
      readonly rating: number;
      readonly title: string;
      readonly body: string;
      /** That its author has; the one on sale when left out. */
      readonly version?: string;
    };

/** Which app, and when by the store's clock. */
export interface ConsolePlace {
  readonly bundleId: string;
  readonly nowMs: number;
}

/** Throws when it cannot be done, as a page that has no such button. */
export function changeInConsole(
  state: AppStoreState,
  place: ConsolePlace,
  change: ConsoleChange,
): AppStoreState {
  const app = allOf(state, 'apps').find(({ attributes }) => attributes.bundleId === place.bundleId);
  if (app === undefined) throw new Error(`The local App Store Connect has no app ${place.bundleId}.`);
  const next = applied(state, { app, nowMs: place.nowMs }, change);
  const reasons = 'reasons' in change && change.reasons !== undefined ? `: ${change.reasons}` : '';
  return withEffect(next, { kind: 'console', bundleId: place.bundleId, what: `${change.kind}${reasons}` });
}

interface Place {
  readonly app: Resource;
  readonly nowMs: number;
}

function applied(state: AppStoreState, place: Place, change: ConsoleChange): AppStoreState {
  const { app, nowMs } = place;
  switch (change.kind) {
    case 'begin-review':
      return reviewBegun(state, submittedOf(state, app), nowMs);
    case 'approve':
      return reviewEnded(state, submittedOf(state, app), { outcome: 'approved', nowMs });
    case 'reject':
      return reviewEnded(state, submittedOf(state, app), { outcome: 'rejected', nowMs });
    case 'reject-metadata':
      return reviewEnded(state, submittedOf(state, app), { outcome: 'metadata-rejected', nowMs });
    case 'remove-from-review':
      return cancelled(state, submittedOf(state, app), nowMs);
    case 'release':
      return released(state, versionOf(state, app, 'PENDING_DEVELOPER_RELEASE'), nowMs);
    case 'next-day':
      return nextDay(state, phasedOf(state, app), nowMs);
    case 'pause':
      return paused(state, phasedOf(state, app), nowMs);
    case 'resume':
      return resumed(state, phasedOf(state, app), nowMs);
    case 'release-to-all':
      return ended(state, phasedOf(state, app), nowMs);
    case 'approve-beta':
      return betaDecided(state, place, true);
    case 'reject-beta':
      return betaDecided(state, place, false);
    case 'set-pace':
      return changed(state, app, { kept: { pace: { ...(app.kept.pace as Pace), ...change.pace } } });
    case 'write-review':
      return withReview(state, place, change);
    case 'revoke-key': {
      const key = state.keys[change.keyId];
      if (key === undefined) throw new Error(`There is no key ${change.keyId}.`);
      return { ...state, keys: { ...state.keys, [change.keyId]: { ...key, revoked: true } } };
    }
    default:
      return withStanding(state, app, change.kind);
  }
}

const standings = {
  'agreements-expire': { agreements: 'missing' },
  'sign-agreements': { agreements: 'signed' },
  'membership-expires': { membership: 'expired' },
  'renew-membership': { membership: 'active' },
} as const;

function withStanding(state: AppStoreState, app: Resource, kind: keyof typeof standings): AppStoreState {
  const team = state.teams[app.team ?? ''];
  if (team === undefined) throw new Error('The app belongs to no team.');
  return { ...state, teams: { ...state.teams, [team.id]: { ...team, ...standings[kind] } } };
}

function submittedOf(state: AppStoreState, app: Resource): Resource {
  const found = childrenOf(state, 'reviewSubmissions', { app: app.id }).find((one) =>
    activeStates.has(submissionState(one)),
  );
  if (found === undefined) throw new Error('Nothing of the app waits for review.');
  return found;
}

function versionOf(state: AppStoreState, app: Resource, wanted: string): Resource {
  const found = childrenOf(state, 'appStoreVersions', { app: app.id }).find((one) => stateOf(one) === wanted);
  if (found === undefined) throw new Error(`No version of the app is ${wanted}.`);
  return found;
}

function phasedOf(state: AppStoreState, app: Resource): Resource {
  const found = phasedReleaseOf(state, versionOf(state, app, 'READY_FOR_DISTRIBUTION').id);
  if (found === undefined) throw new Error('The version on sale has no phased release.');
  return found;
}

function betaDecided(state: AppStoreState, { app, nowMs }: Place, isApproved: boolean): AppStoreState {
  const found = allOf(state, 'betaAppReviewSubmissions').find(
    ({ one, attributes }) =>
      resource(state, { type: 'builds', id: one.build ?? '' }).one.app === app.id &&
      ['WAITING_FOR_REVIEW', 'IN_REVIEW'].includes(String(attributes.betaReviewState)),
  );
  if (found === undefined) throw new Error('No build of the app waits for beta review.');
  return betaReviewEnded(betaReviewBegun(state, found, nowMs), found, { isApproved, nowMs });
}

function withReview(
  state: AppStoreState,
  { app, nowMs }: Place,
  { rating, title, body, version }: Extract<ConsoleChange, { readonly kind: 'write-review' }>,
): AppStoreState {
  const live = childrenOf(state, 'appStoreVersions', { app: app.id }).find((one) =>
    version === undefined
      ? stateOf(one) === 'READY_FOR_DISTRIBUTION'
      : one.attributes.versionString === version,
  );
  return added(state, {
    type: 'customerReviews',
    team: app.team,
    attributes: {
      rating,
      title,
      body,
      reviewerNickname: 'somebody',
      createdDate: isoTime(nowMs),
      territory: 'USA',
    },
    one: { app: app.id, appStoreVersion: live?.id },
  }).state;
}
