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

export const isCompleted = (release: PlayRelease): boolean => release.status === 'completed';

/** A fully rolled out release that was halted has no fraction and is not a staged one. */
export const isStaged = (release: PlayRelease): boolean =>
  release.status === 'inProgress' || (release.status === 'halted' && release.userFraction !== undefined);

/** What has to hold of a release by itself. */
export function checkFields(release: PlayRelease, { track, known }: TrackUpdate): void {
  const status = release.status ?? 'statusUnspecified';
  if (!['draft', 'inProgress', 'halted', 'completed'].includes(status)) {
    throw badRequest(`Invalid value at 'releases.status', "${status}"`);
  }
  checkFraction(release, status);
  checkNotes(release);
  checkPriority(release);
  checkCountries(release, track);
  const codes = release.versionCodes ?? [];
  if ((codes.length === 0 && status !== 'draft') || codes.some((code) => !known.has(Number(code)))) {
    throw preconditionFailed('Precondition check failed.');
  }
}

function checkFraction({ userFraction: fraction }: PlayRelease, status: string): void {
  if (fraction !== undefined) {
    if (status === 'completed' || status === 'draft') {
      throw badRequest(`${status.toUpperCase()} release must not have fraction`);
    }
    if (fraction >= 1) throw badRequest('User fraction must be lower than one');
    if (!(fraction > 0)) throw badRequest('User fraction must be greater than zero');
  } else if (status === 'inProgress') throw preconditionFailed('Precondition check failed.');
}

function checkNotes(release: PlayRelease): void {
  for (const { language, text } of release.releaseNotes ?? []) {
    const length = [...(text ?? '')].length;
    if (length > notesLimit) {
      throw forbidden(
        `The release created has notes in language ${language} with length ${length}, which is too long (max: ${notesLimit}).`,
      );
    }
  }
}

function checkPriority({ inAppUpdatePriority: priority }: PlayRelease): void {
  if (priority === undefined) return;
  if (!Number.isInteger(priority) || Number(priority) < 0 || Number(priority) > 5) {
    throw badRequest(`Invalid value at 'releases.in_app_update_priority', ${JSON.stringify(priority)}`);
  }
}

/** The discovery document: only for inProgress releases in the production track. A halted one may keep its own. */
function checkCountries({ countryTargeting, status }: PlayRelease, track: string): void {
  if (countryTargeting === undefined) return;
  const staged = status === 'inProgress' || status === 'halted';
  if (track !== 'production' || !staged) throw preconditionFailed('Precondition check failed.');
}

/** Whether the track's release may become what was sent. */
export function checkStep(release: PlayRelease, { track, current }: TrackUpdate): void {
  const now = current.releases.find((one) => sameCodes(one, release));
  if (release.status === 'draft' && now !== undefined && now.status !== 'draft') {
    throw preconditionFailed('Precondition check failed.');
  }
  if (now !== undefined && now.status !== 'draft') checkFrozen(release, now);
  if (release.status === 'inProgress') {
    if (now?.status === 'completed') throw badRequest('Fully released can not be staged');
    const base = current.releases.find((one) => isCompleted(one) && !sameCodes(one, release));
    if (base === undefined) throw badRequest('The first release on a track cannot be staged');
    if (now?.status === 'halted' && current.releases.some((one) => isNewerStage(one, release))) {
      throw preconditionFailed('Precondition check failed.');
    }
  }
  if (release.status === 'halted') checkHalt({ track, current, now, fraction: release.userFraction });
}

/** The update priority of a release that was rolled out cannot be changed. */
function checkFrozen(release: PlayRelease, now: PlayRelease): void {
  const sent = release.inAppUpdatePriority;
  if (sent !== undefined && sent !== (now.inAppUpdatePriority ?? 0)) {
    throw preconditionFailed('Precondition check failed.');
  }
  const countries = release.status === 'halted' ? release.countryTargeting : undefined;
  if (countries !== undefined && JSON.stringify(countries) !== JSON.stringify(now.countryTargeting)) {
    throw preconditionFailed('Precondition check failed.');
  }
}

/** A halted release with a newer staged one on top of it can only be completed. */
function isNewerStage(one: PlayRelease, release: PlayRelease): boolean {
  return one.status === 'inProgress' && !sameCodes(one, release) && highest(one) > highest(release);
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
  if (track === 'internal') throw refused;
  switch (now?.status) {
    case 'inProgress':
      return;
    case 'halted':
      if (now.userFraction === undefined && fraction !== undefined) throw refused;
      return;
    case 'completed':
      if (current.superseded.length === 0 || fraction !== undefined) throw refused;
      return;
    default:
      throw refused;
  }
}

export function sameCodes(a: PlayRelease, b: PlayRelease): boolean {
  return codeKey(a) === codeKey(b);
}

export function highest(release: PlayRelease): number {
  return Math.max(0, ...(release.versionCodes ?? []).map(Number));
}

function codeKey(release: PlayRelease): string {
  return (release.versionCodes ?? []).map(String).toSorted().join(',');
}
