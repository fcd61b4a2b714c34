import type { PlayRelease, PlayTrack } from './model.ts';
import { badRequest, forbidden, preconditionFailed } from './refusal.ts';

const notesLimit = 500;

export interface TrackUpdate {
  readonly track: string;
  readonly current: PlayTrack;
  readonly sent: readonly PlayRelease[];
  /** Version codes the app or the edit holds. */
  readonly known: ReadonlySet<number>;
}

/** Checks an update of a track the way Play does, and hands back the track as the edit then shows it. */
export function updateTrack(update: TrackUpdate): PlayTrack {
  const { current, sent } = update;
  if (sent.filter(isStaged).length > 1) throw badRequest('Too many staged releases specified.');
  if (sent.filter(isCompleted).length > 1) throw badRequest('Only one completed release is allowed.');
  for (const release of sent) {
    checkFields(release, update.known);
    checkStep(release, update);
  }
  return sent.reduce(place, current);
}

/** Whether users can get the release's version codes at all: refused at commit, as Play does. */
export function checkUpgradable(track: PlayTrack): void {
  const completed = track.releases.find(isCompleted);
  if (completed === undefined) return;
  for (const release of track.releases.filter((one) => one.status === 'inProgress')) {
    if (highest(release) < highest(completed)) {
      throw forbidden(
        'You cannot rollout this release because it does not allow any existing users to upgrade to the newly added APKs.',
      );
    }
  }
  const previous = track.superseded[0];
  if (previous !== undefined && highest(completed) < highest(previous)) {
    throw forbidden(
      'You cannot rollout this release because it does not allow any existing users to upgrade to the newly added APKs.',
    );
  }
}

export const isCompleted = (release: PlayRelease): boolean => release.status === 'completed';
/** A fully rolled out release that was halted has no fraction and is not a staged one. */
const isStaged = (release: PlayRelease): boolean =>
  release.status === 'inProgress' || (release.status === 'halted' && release.userFraction !== undefined);

function checkFields(release: PlayRelease, known: ReadonlySet<number>): void {
  const status = release.status ?? 'statusUnspecified';
  if (!['draft', 'inProgress', 'halted', 'completed'].includes(status)) {
    throw badRequest(`Invalid value at 'releases.status', "${status}"`);
  }
  const fraction = release.userFraction;
  if (fraction !== undefined) {
    if (status === 'completed' || status === 'draft') {
      throw badRequest(`${status.toUpperCase()} release must not have fraction`);
    }
    if (fraction >= 1) throw badRequest('User fraction must be lower than one');
    if (!(fraction > 0)) throw badRequest('User fraction must be greater than zero');
  } else if (status === 'inProgress') throw preconditionFailed('Precondition check failed.');
  for (const { language, text } of release.releaseNotes ?? []) {
    const length = [...(text ?? '')].length;
    if (length > notesLimit) {
      throw forbidden(
        `The release created has notes in language ${language} with length ${length}, which is too long (max: ${notesLimit}).`,
      );
    }
  }
  const codes = release.versionCodes ?? [];
  if ((codes.length === 0 && status !== 'draft') || codes.some((code) => !known.has(Number(code)))) {
    throw preconditionFailed('Precondition check failed.');
  }
}

function checkStep(release: PlayRelease, { track, current }: TrackUpdate): void {
  const now = current.releases.find((one) => sameCodes(one, release));
  if (release.status === 'draft' && now !== undefined && now.status !== 'draft') {
    throw preconditionFailed('Precondition check failed.');
  }
  if (release.status === 'inProgress') {
    if (now?.status === 'completed') throw badRequest('Fully released can not be staged');
    const base = current.releases.find((one) => isCompleted(one) && !sameCodes(one, release));
    if (base === undefined) throw badRequest('The first release on a track cannot be staged');
  }
  if (release.status === 'halted') checkHalt({ track, current, now, fraction: release.userFraction });
}

interface Halt {
  readonly track: string;
  readonly current: PlayTrack;
  readonly now: PlayRelease | undefined;
  readonly fraction: number | undefined;
}

/** A staged release keeps a fraction; a completed one has none and needs an earlier completed one to fall back to. */
function checkHalt({ track, current, now, fraction }: Halt): void {
  const refused = badRequest('Cannot halt release, no matching in progress release found.');
  switch (now?.status) {
    case 'inProgress':
      return;
    case 'halted':
      if ((now.userFraction === undefined) !== (fraction === undefined)) throw refused;
      return;
    case 'completed':
      if (track === 'internal' || current.superseded.length === 0 || fraction !== undefined) throw refused;
      return;
    default:
      throw refused;
  }
}

/** Puts one sent release into the track; what it supersedes goes. */
function place(track: PlayTrack, release: PlayRelease): PlayTrack {
  const now = track.releases.find((one) => sameCodes(one, release));
  const others = track.releases.filter((one) => one !== now);
  switch (release.status) {
    case 'draft':
      return { ...track, releases: [release, ...others.filter((one) => one.status !== 'draft')] };
    case 'completed':
      return {
        releases: [release, ...others.filter((one) => one.status === 'draft')],
        superseded: [...others.filter(isCompleted), ...track.superseded].filter(
          (one) => !sameCodes(one, release),
        ),
      };
    case 'halted':
      if (now?.status === 'completed') return fallBack(track, release);
      return { ...track, releases: [keepFraction(release, now), ...others] };
    default:
      // Starting a new staged release silently ends the one before it, halted or not.
      return { ...track, releases: [release, ...others.filter((one) => !isStaged(one))] };
  }
}

/** A halted release keeps its fraction when the update leaves it out. */
function keepFraction(release: PlayRelease, now: PlayRelease | undefined): PlayRelease {
  if (release.userFraction !== undefined || now?.userFraction === undefined) return release;
  return { ...release, userFraction: now.userFraction };
}

function fallBack(track: PlayTrack, halted: PlayRelease): PlayTrack {
  const [fallback, ...rest] = track.superseded;
  const others = track.releases.filter(
    (one) => !sameCodes(one, halted) && (fallback === undefined || !sameCodes(one, fallback)),
  );
  return { releases: [halted, ...(fallback === undefined ? [] : [fallback]), ...others], superseded: rest };
}

function sameCodes(a: PlayRelease, b: PlayRelease): boolean {
  return codeKey(a) === codeKey(b);
}

function codeKey(release: PlayRelease): string {
  return (release.versionCodes ?? []).map(String).toSorted().join(',');
}

function highest(release: PlayRelease): number {
  return Math.max(0, ...(release.versionCodes ?? []).map(Number));
}
