import type { Store, TrackPlace, TrackRelease, TrackState } from '../stores/store.ts';
import { inStoreWords, type VersionCode } from '../stores/version-code.ts';
import type { HaltTarget } from './halt-track.ts';
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
  codes: readonly VersionCode[],
  { before, after, cancelledReview }: Stopping,
): Omit<HaltReport, 'attempts'> {
  const was = findRelease(before, codes) ?? null;
  const state = was === null ? 'in an unknown state' : describeRelease(was);
  const review = cancelledReview === undefined ? '' : ` ${cancelledInWords(cancelledReview)}`;
  return {
    ...place(request),
    outcome: 'stopped',
    message: `${inStoreWords(codes)} was ${state} and is halted; read back.${review}`,
    instead: null,
    versionCodes: codes,
    before: was,
    after: findRelease(after, codes) ?? null,
  };
}

function cancelledInWords(releases: readonly string[]): string {
  const what = releases.length === 0 ? 'of changes other than releases' : `of ${releases.join('; ')}`;
  return `The review ${what} was cancelled for it, and Google Play was asked to review all of it again.`;
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
      const message = `${inStoreWords(release.versionCodes)} was already ${describeRelease(release)}`;
      const codes = { versionCodes: release.versionCodes, before: release, after: release, instead: null };
      return { ...place(request), outcome: 'stopped', message, ...codes };
    }
    case 'nothing-to-stop':
      return { ...place(request), outcome: 'nothing-to-stop', message: target.reason, ...nothing };
    case 'cannot-stop':
      return {
        ...place(request),
        outcome: 'cannot-stop',
        message: target.reason,
        ...nothing,
        instead: insteadOf(request, target.versionCode),
      };
    default:
      return {
        ...place(request),
        outcome: 'failed',
        message: `the track was not changed: ${summary(state)}`,
        ...nothing,
      };
  }
}

function insteadOf({ command = 'slipway halt --reason …' }: HaltRequest, versionCode: VersionCode): string {
  return `if ${versionCode} is the bad one, this makes the version before it current again:\n  ${command} --version-code ${versionCode}`;
}

export function failed(request: HaltRequest, problem: string, attempts: number): HaltReport {
  const { applicationId, track } = request;
  return {
    ...place(request),
    outcome: 'failed',
    message: problem,
    instead: `halt it in the Play Console: https://play.google.com/console, app ${applicationId}, ${track} track, "Halt rollout"`,
    versionCodes: [],
    before: null,
    after: null,
    attempts,
  };
}

function place({ store, applicationId, track }: HaltRequest) {
  return { store: store.label, applicationId, track };
}

export function summary(state: TrackState): string {
  const releases = state.releases.map(
    (release) => `${release.versionCodes.join('+')} ${describeRelease(release)}`,
  );
  return releases.length === 0 ? 'an empty track' : releases.join(', ');
}
