import type { Store, StoreKind, TrackPlace, TrackRelease, TrackState } from '../stores/store.ts';
import type { VersionCode } from '../stores/version-code.ts';
import type { HaltTarget } from './halt-target.ts';
import { alreadyText, byHand, insteadOnAppStore, stoppedText } from './halt-words.ts';
import type { VersionIdentity } from './identity.ts';
import { describeRelease, findRelease } from './track-change.ts';

/** Exit 0 only when every store is `stopped` by read-back or has nothing to stop. */
export type StopOutcome = 'stopped' | 'nothing-to-stop' | 'cannot-stop' | 'failed';

export interface HaltRequest extends TrackPlace {
  readonly store: Store;
  /** Needed only to halt a completed release. */
  readonly versionCode: VersionCode | undefined;
  /** The command line that asked for this halt, for the one that is suggested next. */
  readonly command?: string;
}

export interface HaltReport extends TrackPlace {
  readonly store: string;
  /** Which store it is, whatever it is called. */
  readonly kind: StoreKind;
  readonly outcome: StopOutcome;
  /** One sentence for the person who asked. */
  readonly message: string;
  /** What can be done instead, or next. */
  readonly instead: string | null;
  readonly versionCodes: readonly VersionCode[];
  readonly before: TrackRelease | null;
  readonly after: TrackRelease | null;
  readonly attempts: number;
}

interface Stopping {
  readonly before: TrackState;
  readonly after: TrackState;
  readonly cancelledReview: readonly string[] | undefined;
}

export function stopped(
  request: HaltRequest,
  identity: VersionIdentity,
  { before, after, cancelledReview }: Stopping,
): Omit<HaltReport, 'attempts'> {
  const { versionCodes: codes } = identity;
  const releases = {
    before: findRelease(before, identity) ?? null,
    after: findRelease(after, identity) ?? null,
  };
  return {
    ...placeOf(request),
    outcome: 'stopped',
    message: stoppedText(request.store.kind, {
      codes,
      cancelledReview,
      everybodyHas: everybodyHas(after),
      ...releases,
    }),
    instead: null,
    versionCodes: codes,
    ...releases,
  };
}

export function unchanged(
  request: HaltRequest,
  target: HaltTarget,
  state: TrackState,
): Omit<HaltReport, 'attempts'> {
  const nothing = { versionCodes: [], before: null, after: null, instead: null };
  switch (target.kind) {
    case 'already-halted': {
      const { release } = target;
      const message = alreadyText(request.store.kind, release);
      const codes = { versionCodes: release.versionCodes, before: release, after: release, instead: null };
      return { ...placeOf(request), outcome: 'stopped', message, ...codes };
    }
    case 'nothing-to-stop':
      return { ...placeOf(request), outcome: 'nothing-to-stop', message: target.reason, ...nothing };
    case 'cannot-stop':
      return {
        ...placeOf(request),
        outcome: 'cannot-stop',
        message: target.reason,
        ...nothing,
        instead: insteadOf(request, target.versionCode),
      };
    default:
      return {
        ...placeOf(request),
        outcome: 'failed',
        message: `the track was not changed: ${summary(state)}`,
        ...nothing,
      };
  }
}

function insteadOf(
  { command = 'slipway halt --reason …', store }: HaltRequest,
  versionCode: VersionCode | undefined,
): string {
  if (store.kind === 'app-store' || versionCode === undefined) return insteadOnAppStore;
  return `if ${versionCode} is the bad one, this makes the version before it current again:\n  ${command} --version-code ${versionCode}`;
}

function everybodyHas({ releases }: TrackState): readonly VersionCode[] {
  const live = releases.find(({ status, timetable }) => status === 'completed' && timetable?.isLive);
  return live?.versionCodes ?? [];
}

/** Of a store that was not reached at all too: then `label` is all that is known of it. */
export function failed(
  place: TrackPlace & { readonly store: Pick<Store, 'kind' | 'label'> },
  problem: string,
  attempts: number,
): HaltReport {
  const { applicationId, track, store } = place;
  return {
    ...placeOf(place),
    outcome: 'failed',
    message: problem,
    instead: byHand(store.kind, { applicationId, track }),
    versionCodes: [],
    before: null,
    after: null,
    attempts,
  };
}

function placeOf({
  store,
  applicationId,
  track,
}: TrackPlace & { readonly store: Pick<Store, 'kind' | 'label'> }) {
  return { store: store.label, kind: store.kind, applicationId, track };
}

export function summary(state: TrackState): string {
  const releases = state.releases.map(
    (release) => `${release.versionCodes.join('+')} ${describeRelease(release)}`,
  );
  return releases.length === 0 ? 'an empty track' : releases.join(', ');
}
