import type { ErrorCode } from '../../../errors/catalogue.ts';
import type { ChangeOptions, TrackRelease } from '../../store.ts';
import { toRelease } from '../track-mapping.ts';
import { standingOf, type VersionView } from '../version-view.ts';

/** What a wanted change of a version comes down to in the App Store. */
export type VersionChange =
  | { readonly kind: 'nothing' }
  | {
      readonly kind: 'phase';
      readonly phasedReleaseId: string;
      readonly to: 'ACTIVE' | 'PAUSED' | 'COMPLETE';
    }
  /** The version goes to everybody on its first day: its phased release is taken away before it has begun. */
  | { readonly kind: 'do-not-phase'; readonly phasedReleaseId: string }
  | { readonly kind: 'withdraw' }
  | { readonly kind: 'refuse'; readonly code: ErrorCode; readonly message: string; readonly next?: string };

/** Decides from the version as it was just read, and the release that it is to be. */
export function planChange(
  version: VersionView,
  wanted: TrackRelease,
  options: ChangeOptions,
): VersionChange {
  const now = toRelease(version);
  if (now.status === wanted.status) return isSameShare(now, wanted) ? { kind: 'nothing' } : percentageFixed;
  switch (wanted.status) {
    case 'halted':
      return halt(version, options);
    case 'inProgress':
      return resume(version, now, wanted);
    case 'completed':
      return complete(version);
    case 'draft':
      return refuse('APP_STORE_STATE_INVALID', 'The App Store takes no version back into a draft.');
  }
}

/** Whether what was read after a change is what was wanted; a withdrawn version is nobody's any longer. */
export function isDone(
  version: VersionView | undefined,
  change: VersionChange,
  wanted: TrackRelease,
): boolean {
  if (version === undefined) return false;
  const now = toRelease(version);
  return change.kind === 'withdraw' ? now.status === 'draft' : now.status === wanted.status;
}

function halt(version: VersionView, { mayCancelReview }: ChangeOptions): VersionChange {
  const { phased, versionString } = version;
  switch (standingOf(version)) {
    case 'live': {
      const isRunning = phased !== undefined && toRelease(version).status === 'inProgress';
      return isRunning ? { kind: 'phase', phasedReleaseId: phased.id, to: 'PAUSED' } : alreadyOut(version);
    }
    case 'in-review':
    case 'refused':
    case 'approved':
      // An approved one cannot be withdrawn, which is said with the date at which it goes out.
      if (mayCancelReview) return { kind: 'withdraw' };
      return refuse(
        'STORE_IN_REVIEW',
        `Version ${versionString} is with Apple; stopping it means withdrawing it.`,
      );
    default:
      return refuse('STORE_CANNOT_HALT', `Version ${versionString} reaches nobody yet.`);
  }
}

function alreadyOut({ versionString, isFirst }: VersionView): VersionChange {
  const why = isFirst
    ? 'it is the first version of the app, and Apple phases updates alone'
    : 'it is out to everybody already (100%)';
  return refuse(
    'STORE_CANNOT_HALT',
    `Version ${versionString} cannot be paused: ${why}.`,
    'Ship a fix with a higher version; to take the app off sale is a command of its own.',
  );
}

function resume(version: VersionView, now: TrackRelease, wanted: TrackRelease): VersionChange {
  if (now.status !== 'halted' || version.phased === undefined) {
    return refuse('STORE_CANNOT_STAGE', `Version ${version.versionString} has no paused phased release.`);
  }
  if (!isSameShare(now, wanted)) return percentageFixed;
  return { kind: 'phase', phasedReleaseId: version.phased.id, to: 'ACTIVE' };
}

function complete(version: VersionView): VersionChange {
  const { phased, versionString } = version;
  const standing = standingOf(version);
  if (phased === undefined || standing === 'editable' || standing === 'drafted') {
    return refuse('APP_STORE_STATE_INVALID', `Version ${versionString} was not released yet.`);
  }
  return standing === 'live'
    ? { kind: 'phase', phasedReleaseId: phased.id, to: 'COMPLETE' }
    : { kind: 'do-not-phase', phasedReleaseId: phased.id };
}

const percentageFixed = refuse(
  'APP_STORE_PERCENTAGE_FIXED',
  'The App Store sets the percentage of a phased release itself.',
);

function isSameShare(now: TrackRelease, { userFraction }: TrackRelease): boolean {
  return userFraction === undefined || Math.abs((now.userFraction ?? 1) - userFraction) < 1e-9;
}

function refuse(code: ErrorCode, message: string, next?: string): Extract<VersionChange, { kind: 'refuse' }> {
  return { kind: 'refuse', code, message, ...(next !== undefined && { next }) };
}
