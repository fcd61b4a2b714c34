import { SlipwayError } from '../errors/slipway-error.ts';
import type { ChangeResult, Store, TrackPlace, TrackRelease, TrackState } from '../stores/store.ts';
import { type HaltTarget, haltDecision } from './halt-track.ts';
import { reviewOf } from './review.ts';
import { describeRelease, findRelease } from './track-change.ts';

/** Exit 0 only when every store is `stopped` by read-back or has nothing to stop. */
export type StopOutcome = 'stopped' | 'nothing-to-stop' | 'cannot-stop' | 'failed';

export interface HaltRequest extends TrackPlace {
  readonly store: Store;
  /** Needed only to halt a completed release. */
  readonly versionCode: number | undefined;
  /** The command line that asked for this halt, for the one that is suggested next. */
  readonly command?: string;
}

export interface HaltPolicy {
  readonly attempts: number;
  /** Waits between attempts, in wall time. */
  readonly pause: (attempt: number) => Promise<void>;
}

export interface HaltReport extends TrackPlace {
  readonly store: string;
  readonly outcome: StopOutcome;
  /** One sentence for the person who asked. */
  readonly message: string;
  /** What can be done instead, or next. */
  readonly instead: string | null;
  readonly versionCodes: readonly number[];
  readonly before: TrackRelease | null;
  readonly after: TrackRelease | null;
  readonly attempts: number;
}

/** Many more at once would only wait for connections, and each of them would be stopped later. */
const mostAtOnce = 24;

/** Halts all of them side by side, a few dozen at once; the first are stopped long before the last begin. */
export async function haltTracks(
  requests: readonly HaltRequest[],
  policy: HaltPolicy,
): Promise<readonly HaltReport[]> {
  const reports: HaltReport[] = [];
  const queue = [...requests.entries()];
  const work = async () => {
    for (let next = queue.shift(); next !== undefined; next = queue.shift())
      reports[next[0]] = await haltTrack(next[1], policy);
  };
  await Promise.all(Array.from({ length: mostAtOnce }, work));
  return reports;
}

/**
 * Halts one track, level-triggered: reads, halts, reads back, and tries again until the store shows it.
 * Never throws for a store's failure: one store must not keep another from being stopped.
 */
export async function haltTrack(request: HaltRequest, policy: HaltPolicy): Promise<HaltReport> {
  let problem = 'the halt was not tried';
  for (let attempt = 1; attempt <= policy.attempts; attempt += 1) {
    if (attempt > 1) await policy.pause(attempt - 1);
    const result = await attemptHalt(request);
    if (result.kind === 'done') return { ...result.report, attempts: attempt };
    problem = result.problem;
    if (result.kind === 'hopeless') return failed(request, problem, attempt);
  }
  return failed(request, problem, policy.attempts);
}

type Attempt =
  | { readonly kind: 'done'; readonly report: Omit<HaltReport, 'attempts'> }
  | { readonly kind: 'again'; readonly problem: string }
  | { readonly kind: 'hopeless'; readonly problem: string };

async function attemptHalt(request: HaltRequest): Promise<Attempt> {
  const { store, applicationId, track, versionCode } = request;
  let target: HaltTarget | undefined;
  const decision = haltDecision(versionCode, (seen) => {
    target = seen;
  });
  try {
    const result = await store.changeTrack({ applicationId, track }, decision, { mayCancelReview: true });
    switch (result.kind) {
      case 'not-confirmed':
        return result.waitsInConsole
          ? { kind: 'hopeless', problem: `${waiting} (${summary(result.after)})` }
          : { kind: 'again', problem: `the store answered yes, but shows ${summary(result.after)}` };
      case 'changed':
        return { kind: 'done', report: stopped(request, target, result) };
      case 'unchanged':
        return (await waitsInConsole(request, target))
          ? { kind: 'hopeless', problem: waiting }
          : { kind: 'done', report: unchanged(request, target, result.state) };
    }
  } catch (error) {
    if (!(error instanceof SlipwayError)) throw error;
    const problem = `${error.message}${error.seen === undefined ? '' : ` (${error.seen})`} ${error.next}`;
    return { kind: error.retryable ? 'again' : 'hopeless', problem };
  }
}

const waiting =
  'the halt waits in Play Console: Google Play sends nothing of this app for review by itself. Nothing has stopped until a person sends it there, under Publishing overview';

/** An earlier halt that nobody has sent for review yet has stopped nothing, even where the track shows it. */
async function waitsInConsole(request: HaltRequest, target: HaltTarget | undefined): Promise<boolean> {
  if (target?.kind !== 'already-halted') return false;
  const { applicationId, track, store } = request;
  return (await reviewOf(store, { applicationId, track }, target.release.versionCodes)) === 'not-sent';
}

function stopped(
  request: HaltRequest,
  target: HaltTarget | undefined,
  { before, after, cancelledReview }: Extract<ChangeResult, { kind: 'changed' }>,
): Omit<HaltReport, 'attempts'> {
  const codes = target?.kind === 'halt' ? target.release.versionCodes : [];
  const was = findRelease(before, codes) ?? null;
  const state = was === null ? 'in an unknown state' : describeRelease(was);
  const review = cancelledReview === undefined ? '' : ` ${cancelledInWords(cancelledReview)}`;
  return {
    ...place(request),
    outcome: 'stopped',
    message: `version code ${codes.join(', ')} was ${state} and is halted; read back.${review}`,
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

function unchanged(
  request: HaltRequest,
  target: HaltTarget | undefined,
  state: TrackState,
): Omit<HaltReport, 'attempts'> {
  const nothing = { versionCodes: [], before: null, after: null, instead: null };
  switch (target?.kind) {
    case 'already-halted': {
      const { release } = target;
      const message = `version code ${release.versionCodes.join(', ')} was already ${describeRelease(release)}`;
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

function insteadOf({ command = 'slipway halt --reason …' }: HaltRequest, versionCode: number): string {
  return `if ${versionCode} is the bad one, this makes the version before it current again:\n  ${command} --version-code ${versionCode}`;
}

function failed(request: HaltRequest, problem: string, attempts: number): HaltReport {
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

function summary(state: TrackState): string {
  const releases = state.releases.map(
    (release) => `${release.versionCodes.join('+')} ${describeRelease(release)}`,
  );
  return releases.length === 0 ? 'an empty track' : releases.join(', ');
}
