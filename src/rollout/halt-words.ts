import { phasedReleaseFractions } from '../stores/phased-release.ts';
import type { StoreKind, TrackPlace, TrackRelease } from '../stores/store.ts';
import { inStoreWords, type VersionCode } from '../stores/version-code.ts';
import { pauseBudgetText } from './pause-budget.ts';
import { describeRelease, percent } from './track-change.ts';

export interface StoppedRelease {
  readonly codes: readonly VersionCode[];
  readonly before: TrackRelease | null;
  readonly after: TrackRelease | null;
  readonly cancelledReview: readonly string[] | undefined;
  /** What everybody has, where it is another version. */
  readonly everybodyHas: readonly VersionCode[];
}

/** What a halt has done to a release, in the words of its store. */
export function stoppedText(
  kind: StoreKind,
  { codes, before, after, cancelledReview, everybodyHas }: StoppedRelease,
): string {
  const version = inStoreWords(codes);
  if (after?.status === 'draft')
    return `${version} was not out yet and is withdrawn from review: nobody gets it; read back.${before100(everybodyHas)}`;
  if (kind === 'app-store')
    return `${version} was ${phaseText(before)} and is paused; read back.${budgetText(after)}`;
  const was = before === null ? 'in an unknown state' : describeRelease(before);
  const review = cancelledReview === undefined ? '' : ` ${cancelledInWords(cancelledReview)}`;
  return `${version} was ${was} and is halted; read back.${review}`;
}

/** A halt that found its work done. */
export function alreadyText(kind: StoreKind, release: TrackRelease): string {
  const version = inStoreWords(release.versionCodes);
  return kind === 'play'
    ? `${version} was already ${describeRelease(release)}`
    : `${version} was already paused ${phaseText(release)}; read back.${budgetText(release)}`;
}

/** Whoever meant the version that is out has to hear that this was not it. */
function before100(codes: readonly VersionCode[]): string {
  return codes.length === 0 ? '' : ` Everybody goes on having ${inStoreWords(codes)}, which nothing stops.`;
}

/** `at 10%, day 4 of 7`. */
function phaseText(release: TrackRelease | null): string {
  if (release?.userFraction === undefined) return 'in an unknown state';
  const day = release.timetable?.day;
  return day === undefined
    ? `at ${percent(release.userFraction)}`
    : `at ${percent(release.userFraction)} (day ${day} of ${phasedReleaseFractions.length})`;
}

function budgetText(release: TrackRelease | null): string {
  if (release?.timetable === undefined) return '';
  const budget = pauseBudgetText(release.timetable.pausedDays);
  return ` ${budget.charAt(0).toUpperCase()}${budget.slice(1)}.`;
}

function cancelledInWords(releases: readonly string[]): string {
  const what = releases.length === 0 ? 'of changes other than releases' : `of ${releases.join('; ')}`;
  return `The review ${what} was cancelled for it, and Google Play was asked to review all of it again.`;
}

/** Where a person does by hand what the command could not do. */
export function byHand(kind: StoreKind, { applicationId, track }: TrackPlace): string {
  return kind === 'play'
    ? `halt it in the Play Console: https://play.google.com/console, app ${applicationId}, ${track} track, "Halt rollout"`
    : `pause it in App Store Connect: https://appstoreconnect.apple.com/apps, app ${applicationId}, the version, "Pause Phased Release"`;
}

/** What helps where a store stops nothing any more. */
export const insteadOnAppStore = [
  'a hotfix reaches those who have it: slipway release ios --hotfix "why"',
  'ask for its expedited review: https://developer.apple.com/contact/app-store/?topic=expedite',
].join('\n  ');

/** What a halt leaves as it is, store by store. */
export const notReachedBy: Readonly<Record<StoreKind, string>> = {
  play: 'Users who already have the version keep it.',
  'app-store':
    'App Store: a pause stops only the next step. Who has the version keeps it, and whoever\nupdates by hand or installs anew still gets it.',
};
