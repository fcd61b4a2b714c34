/** A version of the app in the App Store, as far as a release needs to know it. */
export interface VersionView {
  readonly id: string;
  /** `1.4.0`, as users see it. */
  readonly versionString: string;
  /** Apple's `appVersionState`; a word that we do not know stays as it is. */
  readonly state: string;
  readonly releaseType: string | undefined;
  /** ISO 8601, where the version comes out at a date. */
  readonly earliestReleaseDate: string | undefined;
  readonly build: BuildView | undefined;
  readonly phased: PhasedView | undefined;
  /** Whether users never had another version: Apple phases updates alone, and takes release notes of those alone. */
  readonly isFirst: boolean;
}

export interface BuildView {
  readonly id: string;
  /** CFBundleVersion. */
  readonly number: string;
}

export interface PhasedView {
  readonly id: string;
  /** INACTIVE, ACTIVE, PAUSED, COMPLETE. */
  readonly state: string;
  readonly day: number | undefined;
  /** In days, of all pauses together. */
  readonly pausedDays: number | undefined;
  readonly startDate: string | undefined;
}

/** Where a version stands between its writing and its users; Apple has fifteen words for it. */
export type Standing =
  | 'editable'
  | 'drafted'
  | 'in-review'
  | 'approved'
  | 'refused'
  | 'live'
  | 'gone'
  | 'unknown';

export function standingOf({ state }: Pick<VersionView, 'state'>): Standing {
  return standings[state] ?? 'unknown';
}

const standings: Readonly<Record<string, Standing>> = {
  PREPARE_FOR_SUBMISSION: 'editable',
  DEVELOPER_REJECTED: 'editable',
  READY_FOR_REVIEW: 'drafted',
  WAITING_FOR_EXPORT_COMPLIANCE: 'in-review',
  WAITING_FOR_REVIEW: 'in-review',
  IN_REVIEW: 'in-review',
  ACCEPTED: 'approved',
  PENDING_APPLE_RELEASE: 'approved',
  PENDING_DEVELOPER_RELEASE: 'approved',
  PROCESSING_FOR_DISTRIBUTION: 'approved',
  REJECTED: 'refused',
  METADATA_REJECTED: 'refused',
  INVALID_BINARY: 'refused',
  READY_FOR_DISTRIBUTION: 'live',
  REPLACED_WITH_NEW_VERSION: 'gone',
};

/** All states but that of versions which a newer one has replaced: those are of no use to anybody, and many. */
export const presentStates: readonly string[] = Object.keys(standings).filter(
  (state) => standings[state] !== 'gone',
);
