import { SlipwayError } from '../../errors/slipway-error.ts';
import { fractionOfDay, phasedReleaseFractions } from '../../stores/phased-release.ts';
import type {
  ChangeOptions,
  ReviewState,
  Store,
  Timetable,
  TrackChange,
  TrackRelease,
  TrackState,
} from '../../stores/store.ts';

/** One version as the App Store keeps it. */
export interface PhasedVersion {
  readonly build: string;
  review: ReviewState;
  timetable: Timetable['state'];
  day: number;
  pausedDays: number;
}

/**
 * The port over a phased release kept in memory, by Apple's rules: nobody sets a share, only what runs is paused, and a
 * version that is not out yet can only be withdrawn. What it was not asked to know, it refuses.
 */
export function phasedStore(versions: readonly PhasedVersion[]) {
  const writes: string[] = [];
  const state = (): TrackState => ({
    applicationId: 'com.example.chat',
    track: 'app-store',
    releases: versions.map(shown),
  });
  const change = ({ release }: TrackChange, options: ChangeOptions): void => {
    const version = versions.find(({ build }) => release.versionCodes.includes(build));
    if (version === undefined) throw refusal('no such build');
    writes.push(`${version.build} ${release.status}`);
    apply(version, release, options);
  };
  const store: Store = {
    kind: 'app-store',
    label: 'local App Store',
    checkAccess: unexpected,
    highestVersionCode: unexpected,
    upload: unexpected,
    submit: unexpected,
    tryOut: unexpected,
    readTrack: async () => state(),
    readReview: async () =>
      versions.map(({ build, review }) => ({
        track: 'app-store',
        name: '1.0',
        versionCodes: [build],
        state: review,
      })),
    async changeTrack(_, decide, options) {
      const before = state();
      const decision = decide(before);
      if (decision.kind === 'none') return { kind: 'unchanged', state: before, reason: decision.reason };
      change(decision, options);
      return { kind: 'changed', before, after: state(), cancelledReview: undefined };
    },
    async changeTracks(_, decide, options) {
      const before = state();
      const placed = decide([before]);
      if (placed.length === 0) return { kind: 'unchanged', states: [before] };
      for (const { release } of placed) change({ kind: 'change', release }, options);
      return { kind: 'changed', before: [before], after: [state()], cancelledReview: undefined };
    },
    async letOut(_, [build]) {
      const version = versions.find((one) => one.build === build);
      if (version?.review !== 'approved-not-published') throw refusal('it does not wait to be released');
      writes.push(`${build} let out`);
      version.review = 'published';
      if (version.timetable === 'not-begun') version.timetable = 'running';
      return 'published';
    },
  };
  return { store, writes, nextDay: () => versions.forEach(aDayLater) };
}

function shown({ build, review, timetable, day, pausedDays }: PhasedVersion): TrackRelease {
  const isLive = review === 'published';
  const more = { state: timetable, isLive, day: isLive ? day : undefined, pausedDays } as const;
  const base = { name: '1.0', versionCodes: [build], rest: {}, timetable: more };
  if (review === 'draft') return { ...base, status: 'draft', userFraction: undefined };
  if (['none', 'first-version', 'over'].includes(timetable))
    return { ...base, status: 'completed', userFraction: undefined };
  const status = timetable === 'paused' ? 'halted' : 'inProgress';
  return { ...base, status, userFraction: fractionOfDay(day) };
}

function apply(version: PhasedVersion, { status, userFraction }: TrackRelease, options: ChangeOptions): void {
  if (userFraction !== undefined && userFraction !== fractionOfDay(version.day))
    throw refusal('the App Store sets the percentage itself');
  if (status === 'halted' && version.review !== 'published' && options.mayCancelReview) {
    version.review = 'draft';
    return;
  }
  const wanted = { halted: 'paused', inProgress: 'running', completed: 'over', draft: undefined } as const;
  const from = { paused: ['running'], running: ['paused'], over: ['running', 'paused'] };
  const to = wanted[status];
  if (version.review !== 'published' || to === undefined || !from[to].includes(version.timetable))
    throw refusal(`a release that is ${version.timetable} does not become ${status}`);
  version.timetable = to;
}

function aDayLater(version: PhasedVersion): void {
  if (version.timetable === 'paused') version.pausedDays += 1;
  if (version.timetable !== 'running') return;
  version.day += 1;
  if (version.day >= phasedReleaseFractions.length) version.timetable = 'over';
}

function refusal(seen: string): SlipwayError {
  return new SlipwayError('STORE_REFUSED', { message: 'The App Store refuses.', seen });
}

async function unexpected(): Promise<never> {
  throw new Error('a rollout was not expected to ask for this');
}
