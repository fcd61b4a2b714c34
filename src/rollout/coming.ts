import type { ReleaseReview, StoreKind, TrackPlace, TrackState } from '../stores/store.ts';
import {
  compareVersionCodes,
  holdsVersion,
  inStoreWords,
  newestVersionCode,
  type VersionCode,
} from '../stores/version-code.ts';
import { wrap } from '../text/wrap.ts';
import { pendingWords, promoteNowhere, unreadableReview } from './coming-words.ts';
import { isFormOf } from './form-factors.ts';
import { describeRelease } from './track-change.ts';

/** Something that would reach users after a halt of what is public now. */
export interface ComingRelease extends TrackPlace {
  readonly store: string;
  readonly kind: StoreKind;
  readonly versionCodes: readonly VersionCode[];
  /** `held`: the store cannot stop it, but the controller does not promote it until a person resumes it. */
  readonly outcome: 'stopped' | 'held' | 'still-coming';
  /** Nobody has to do anything for it to reach users. */
  readonly bySelf: boolean;
  readonly message: string;
  readonly next: string | null;
}

export type StorePlace = TrackPlace & Pick<ComingRelease, 'store' | 'kind'>;

/** A halt leaves nothing to do about these. */
export function isDealtWith({ outcome, bySelf }: ComingRelease): boolean {
  return outcome !== 'still-coming' || !bySelf;
}

/** What a review says that is still on its way to users, of the versions that were not halted. */
export function pendingReviews(
  reviews: readonly ReleaseReview[],
  halted: readonly VersionCode[],
): readonly ReleaseReview[] {
  return reviews.filter(
    ({ state, versionCodes }) =>
      versionCodes.length > 0 &&
      ['draft', 'not-sent', 'in-review', 'approved-not-published'].includes(state) &&
      !versionCodes.some((code) => halted.includes(code)),
  );
}

/** What a pending review means for users after the halt; a person has to see to it. */
export function stillInReview(
  { state, versionCodes, track }: ReleaseReview,
  place: StorePlace,
): ComingRelease {
  const [what, next] = pendingWords[place.kind][state] ?? [`is ${state}`, unreadableReview[place.kind]];
  const message = `${inStoreWords(versionCodes)} ${what}`;
  // At a date, or after its approval, the App Store lets a version out by itself.
  const bySelf = state === 'in-review' || (place.kind === 'app-store' && state === 'approved-not-published');
  return { ...place, track, versionCodes, outcome: 'still-coming', bySelf, message, next };
}

/**
 * Versions that are newer than everything public, on internal, closed and open tracks: complete there, and on
 * their way to the public as soon as somebody, or a controller elsewhere, promotes them.
 */
export function aheadOfPublic(states: readonly TrackState[], place: StorePlace): readonly ComingRelease[] {
  const isPublic = ({ track }: TrackState) => track === place.track || isFormOf(place.track, track);
  const codesOf = ({ releases }: TrackState) => releases.flatMap(({ versionCodes }) => versionCodes);
  const newest = newestVersionCode(states.filter(isPublic).flatMap(codesOf)) ?? 0;
  return states
    .filter((state) => !isPublic(state))
    .flatMap(({ track, releases }) =>
      releases
        .filter(
          ({ status, versionCodes }) =>
            isServed(status) && versionCodes.every((code) => compareVersionCodes(code, newest) > 0),
        )
        .map((release): ComingRelease => {
          const { versionCodes } = release;
          return {
            ...place,
            track,
            versionCodes,
            outcome: 'still-coming',
            bySelf: false,
            message: `${inStoreWords(versionCodes)} is ${describeRelease(release)} here, and newer than what is public`,
            next: promoteNowhere[place.kind],
          };
        }),
    );
}

/** The build that was stopped goes on being installed by the testers of TestFlight, where nothing is ever halted. */
export function withTesters(
  states: readonly TrackState[],
  place: StorePlace,
  stopped: readonly VersionCode[],
): readonly ComingRelease[] {
  return states
    .filter(({ track }) => track.startsWith('testflight:') && track !== place.track)
    .flatMap(({ track, releases }) =>
      releases
        .filter(
          ({ status, versionCodes }) =>
            isServed(status) && versionCodes.some((code) => holdsVersion(stopped, code)),
        )
        .map(
          ({ versionCodes }): ComingRelease => ({
            ...place,
            track,
            versionCodes,
            outcome: 'still-coming',
            bySelf: false,
            message: `${inStoreWords(versionCodes)} is with these testers too, who still install it`,
            next: 'expire the build in TestFlight',
          }),
        ),
    );
}

function isServed(status: string): boolean {
  return status === 'completed' || status === 'inProgress';
}

const headlines = { stopped: 'STOPPED TOO', held: 'HELD', 'still-coming': 'STILL COMING' } as const;

export function comingText({ applicationId, track, store, outcome, message, next }: ComingRelease): string {
  const said = wrap(message, 78).map((one) => `\n  ${one}`);
  const line = `${headlines[outcome]}  ${applicationId}, ${track}, ${store}${said.join('')}`;
  return next === null ? line : `${line}\n  next: ${next}`;
}
