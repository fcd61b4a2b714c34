import { SlipwayError } from '../errors/slipway-error.ts';
import type { TrackRelease, TrackState, TracksChangeResult } from '../stores/store.ts';
import { holdsVersion, type VersionCode } from '../stores/version-code.ts';
import { isFormOf } from './form-factors.ts';
import { failed, type HaltReport, type HaltRequest, stopped, summary, unchanged } from './halt-report.ts';
import { haltTarget, type PlacedTarget, releasesToHalt, stateOf, targetsOf } from './halt-track.ts';
import type { VersionIdentity } from './identity.ts';
import { isPauseBudgetSpent, pauseBudgetText } from './pause-budget.ts';
import { reviewOf } from './review.ts';

export interface HaltPolicy {
  readonly attempts: number;
  /** Waits between attempts, in wall time. */
  readonly pause: (attempt: number) => Promise<void>;
}

/** One app after its halt: what became of each track, and all tracks as they were read. */
export interface AppHalt {
  /** The track that was asked for first, then the form factors' that had something to halt. */
  readonly reports: readonly HaltReport[];
  readonly states: readonly TrackState[];
}

/** Halts one version on the track that is asked for, and on every other one where it is rolling out. */
export async function haltVersion(
  request: HaltRequest & { readonly versionCodes: readonly VersionCode[] },
  policy: HaltPolicy,
): Promise<readonly HaltReport[]> {
  const rollsOut = ({ releases }: TrackState) =>
    releases.some(
      ({ status, versionCodes }) =>
        status === 'inProgress' && versionCodes.some((code) => holdsVersion(request.versionCodes, code)),
    );
  return (await haltUntilShown(request, policy, rollsOut)).reports;
}

/** Halts one track and nothing beside it. */
export async function haltTrack(request: HaltRequest, policy: HaltPolicy): Promise<HaltReport> {
  const { reports } = await haltUntilShown(request, policy, () => false);
  return reports[0] ?? failed(request, 'the halt was not tried', 0);
}

/**
 * Halts an app's track and with it the same track of other form factors, in one commit. A version that the review has
 * not let out yet is nobody's: unlike one that has reached everybody, it is halted unasked.
 */
export async function haltApp(request: HaltRequest, policy: HaltPolicy): Promise<AppHalt> {
  const halt = await haltUntilShown(request, policy, ({ track }) => isFormOf(request.track, track));
  const unpublished = await unpublishedCode(request, halt);
  if (unpublished === undefined) return halt;
  const again = { ...request, versionCode: unpublished };
  const { reports, states } = await haltUntilShown(again, policy, () => false);
  return { reports: [...reports, ...halt.reports.slice(1)], states };
}

/** Reads, halts, reads back, and tries again until the store shows it. Level-triggered; never throws for a store's failure. */
async function haltUntilShown(
  request: HaltRequest,
  policy: HaltPolicy,
  isBeside: (state: TrackState) => boolean,
): Promise<AppHalt> {
  let problem = 'the halt was not tried';
  for (let attempt = 1; attempt <= policy.attempts; attempt += 1) {
    if (attempt > 1) await policy.pause(attempt - 1);
    const result = await attemptHalt(request, isBeside);
    if (result.kind === 'done') {
      const { reports, states } = result;
      return { reports: reports.map((report) => ({ ...report, attempts: attempt })), states };
    }
    problem = result.problem;
    if (result.kind === 'hopeless') return { reports: [failed(request, problem, attempt)], states: [] };
  }
  return { reports: [failed(request, problem, policy.attempts)], states: [] };
}

async function unpublishedCode(
  request: HaltRequest,
  { reports: [first], states }: AppHalt,
): Promise<VersionCode | undefined> {
  const { store, applicationId, track, versionCode } = request;
  if (store.kind !== 'play' || first?.outcome !== 'cannot-stop' || versionCode !== undefined)
    return undefined;
  const target = haltTarget(stateOf(states, request), undefined);
  if (target.kind !== 'cannot-stop' || target.versionCode === undefined) return undefined;
  const review = await reviewOf(store, { applicationId, track }, { versionCodes: [target.versionCode] });
  return review === 'in-review' || review === 'approved-not-published' ? target.versionCode : undefined;
}

type Attempt =
  | {
      readonly kind: 'done';
      readonly reports: readonly Omit<HaltReport, 'attempts'>[];
      readonly states: readonly TrackState[];
    }
  | { readonly kind: 'again'; readonly problem: string }
  | { readonly kind: 'hopeless'; readonly problem: string };

async function attemptHalt(request: HaltRequest, isBeside: (state: TrackState) => boolean): Promise<Attempt> {
  const { store, applicationId } = request;
  let targets: readonly PlacedTarget[] = [];
  try {
    const result = await store.changeTracks(
      applicationId,
      (states) => {
        targets = targetsOf({ ...request, kind: store.kind }, states, isBeside);
        return releasesToHalt(targets);
      },
      { mayCancelReview: true },
    );
    if (result.kind === 'not-confirmed') return notConfirmed(request, result);
    if (await waitsInConsole(request, targets)) return { kind: 'hopeless', problem: waiting };
    const states = result.kind === 'changed' ? result.after : result.states;
    return { kind: 'done', reports: targets.map((placed) => reportOf(request, placed, result)), states };
  } catch (error) {
    if (!(error instanceof SlipwayError)) throw error;
    const spent = targets.find(({ target }) => target.kind === 'halt' && isPauseBudgetSpent(target.release));
    if (spent !== undefined && !error.retryable)
      return { kind: 'done', reports: [pauseRefused(request, spent, error)], states: [] };
    const problem = `${error.message}${error.seen === undefined ? '' : ` (${error.seen})`} ${error.next}`;
    return { kind: error.retryable ? 'again' : 'hopeless', problem };
  }
}

function notConfirmed(
  request: HaltRequest,
  { after, waitsInConsole: waits }: Extract<TracksChangeResult, { kind: 'not-confirmed' }>,
): Attempt {
  const shown = summary(stateOf(after, request));
  return waits
    ? { kind: 'hopeless', problem: `${waiting} (${shown})` }
    : { kind: 'again', problem: `the store answered yes, but shows ${shown}` };
}

function reportOf(
  request: HaltRequest,
  { track, target }: PlacedTarget,
  result: Exclude<TracksChangeResult, { kind: 'not-confirmed' }>,
): Omit<HaltReport, 'attempts'> {
  const here = { ...request, track };
  if (result.kind === 'unchanged' || target.kind !== 'halt')
    return unchanged(here, target, stateOf(result.kind === 'unchanged' ? result.states : result.after, here));
  const { before, after, cancelledReview } = result;
  return stopped(here, halted(target.release), {
    before: stateOf(before, here),
    after: stateOf(after, here),
    cancelledReview,
  });
}

/** Apple grants 30 days of pause; with them gone, the App Store goes on, and says so by refusing. */
function pauseRefused(
  request: HaltRequest,
  { track, target }: PlacedTarget,
  { message }: SlipwayError,
): Omit<HaltReport, 'attempts'> {
  const budget = pauseBudgetText('release' in target ? target.release.timetable?.pausedDays : undefined);
  const reason = `the App Store refuses another pause (${message}): ${budget}`;
  return unchanged({ ...request, track }, { kind: 'cannot-stop', reason }, stateOf([], request));
}

const waiting =
  'the halt waits in Play Console: Google Play sends nothing of this app for review by itself. Nothing has stopped until a person sends it there, under Publishing overview';

/** An earlier halt that nobody has sent for review yet has stopped nothing, even where the track shows it. */
async function waitsInConsole(
  { store, applicationId }: HaltRequest,
  targets: readonly PlacedTarget[],
): Promise<boolean> {
  const reviews = targets.map(async ({ track, target }) =>
    target.kind === 'already-halted'
      ? reviewOf(store, { applicationId, track }, halted(target.release))
      : 'published',
  );
  return (await Promise.all(reviews)).includes('not-sent');
}

function halted({ name, versionCodes }: TrackRelease): VersionIdentity {
  return { versionCodes, versionName: name };
}
