import type { VersionCode } from './version-code.ts';

/** As `--app play:ID` and `--only app-store` name them. */
export type StoreKind = 'play' | 'app-store';

/**
 * The store port, in Google Play's words; the App Store is told in them by its own adapter.
 * The store is the truth: every write ends with a read of a fresh view, and nothing here is cached.
 */
export interface Store {
  readonly kind: StoreKind;

  /** Names the store in every line that speaks of it: `Google Play`, `embedded Play (this machine)`. */
  readonly label: string;

  /** Proves that the credentials reach the app. Throws a SlipwayError that says what is missing. */
  checkAccess(applicationId: string): Promise<void>;

  /** The highest version code the store knows of the app, on whatever track or none; `0` or `'0'` when it has none. */
  highestVersionCode(applicationId: string): Promise<VersionCode>;

  /** The track as a fresh edit shows it. Opening an edit invalidates the same account's edit in flight. */
  readTrack(place: TrackPlace): Promise<TrackState>;

  /**
   * How far each release of the track is with its review. Opens no edit, so it may be asked for at any time,
   * an upload under way included; it knows neither status nor fraction.
   */
  readReview(place: TrackPlace): Promise<readonly ReleaseReview[]>;

  /** Puts the artifact into an edit, going on where an earlier process stopped. */
  upload(request: UploadRequest): Promise<UploadResult>;

  /** Assigns the uploaded version to a track and commits the edit; then reads the track back. */
  submit(request: SubmitRequest): Promise<SubmitResult>;

  /** Everything a submission does but the commit, in an edit that is thrown away. Throws what the store refuses. */
  tryOut(request: SubmitRequest): Promise<TryOutResult>;

  /**
   * One compare-and-set on a track: reads it inside an edit, asks `decide` for the new state of one
   * release, writes, validates, commits, and reads back in a fresh edit. When the edit is invalidated
   * meanwhile, it observes and decides anew; it never replays.
   */
  changeTrack(place: TrackPlace, decide: TrackDecision, options: ChangeOptions): Promise<ChangeResult>;

  /** The same for any number of the app's tracks, in one commit; `decide` sees all of them. */
  changeTracks(
    applicationId: string,
    decide: TracksDecision,
    options: ChangeOptions,
  ): Promise<TracksChangeResult>;

  /**
   * Lets an approved version out that waits for a person, and answers with its review as read back. Undefined
   * where the store offers that to people alone, as Google Play does.
   */
  readonly letOut?: (place: TrackPlace, versionCodes: TrackRelease['versionCodes']) => Promise<ReviewState>;
}

export interface TrackPlace {
  readonly applicationId: string;
  readonly track: string;
}

export type ReleaseStatus = 'draft' | 'inProgress' | 'halted' | 'completed';

export interface TrackRelease {
  readonly name: string | undefined;
  readonly versionCodes: readonly VersionCode[];
  readonly status: ReleaseStatus;
  /** 0 < fraction < 1, only with `inProgress` and `halted`. */
  readonly userFraction: number | undefined;
  /** Where the store raises the fraction by itself; undefined on a store that leaves it to us. */
  readonly timetable?: Timetable;
  /** Everything else that the store sent (notes, update priority, countries), written back unchanged. */
  readonly rest: Readonly<Record<string, unknown>>;
}

/** What a store that raises the fraction by a timetable of its own says of it. */
export interface Timetable {
  /** `none`: everybody gets it at once. `first-version`: the same, since the store phases updates alone. */
  readonly state: 'not-begun' | 'running' | 'paused' | 'over' | 'none' | 'first-version';
  /** Whether users get it already; before that its review, or a person, holds it. */
  readonly isLive: boolean;
  /** Counted from 1; undefined before it began and where there is none. */
  readonly day: number | undefined;
  /** How many days all its pauses have lasted, as the store counts them; undefined where it does not say. */
  readonly pausedDays: number | undefined;
}

export interface TrackState extends TrackPlace {
  readonly releases: readonly TrackRelease[];
}

/** `not-sent`: a person has to send it from Play Console. `unknown`: a word of Play that we do not know. */
export const reviewStates = [
  'draft',
  'not-sent',
  'in-review',
  'approved-not-published',
  'not-approved',
  'published',
  'unknown',
] as const;

export type ReviewState = (typeof reviewStates)[number];

export interface ReleaseReview {
  readonly track: string;
  readonly name: string;
  readonly versionCodes: readonly VersionCode[];
  readonly state: ReviewState;
}

/** The new state of one release of the track; the others are left out of the update, as Play wants it. */
export interface TrackChange {
  readonly kind: 'change';
  readonly release: TrackRelease;
}

/** Nothing to write: the reason is handed back to the caller. */
export interface NoChange {
  readonly kind: 'none';
  readonly reason: string;
}

export type TrackDecision = (state: TrackState) => TrackChange | NoChange;

export interface PlacedRelease {
  readonly track: string;
  readonly release: TrackRelease;
}

/** The releases to write; none for nothing to do. */
export type TracksDecision = (states: readonly TrackState[]) => readonly PlacedRelease[];

export interface ChangeOptions {
  /**
   * For a halt: it may cancel a review in progress, but only after the polite way was refused; and where Play
   * sends nothing for review by itself it is left in the Console, which is `not-confirmed`.
   */
  readonly mayCancelReview: boolean;
}

export type ChangeResult =
  | {
      readonly kind: 'changed';
      readonly before: TrackState;
      readonly after: TrackState;
      /** The releases whose review was cancelled for it; an empty list when the review was of other changes. */
      readonly cancelledReview: readonly string[] | undefined;
    }
  | { readonly kind: 'unchanged'; readonly state: TrackState; readonly reason: string }
  /** The commit was answered with success, but a fresh read does not show it, or a person has to send it. */
  | {
      readonly kind: 'not-confirmed';
      readonly wanted: TrackRelease;
      readonly after: TrackState;
      readonly waitsInConsole: boolean;
    };

export type TracksChangeResult =
  | {
      readonly kind: 'changed';
      readonly before: readonly TrackState[];
      readonly after: readonly TrackState[];
      readonly cancelledReview: readonly string[] | undefined;
    }
  | { readonly kind: 'unchanged'; readonly states: readonly TrackState[] }
  | {
      readonly kind: 'not-confirmed';
      readonly after: readonly TrackState[];
      readonly waitsInConsole: boolean;
    };

/** What an earlier process wrote down about its upload, so that this one can go on. */
export interface UploadMemory {
  readonly editId: string | undefined;
  readonly sessionUrl: string | undefined;
  /** What `partSent` was told of; none on a store that knows itself what has arrived. */
  readonly sentParts?: readonly string[];
}

export interface UploadRequest {
  readonly applicationId: string;
  /** An AAB, APK or IPA. */
  readonly file: string;
  /** Hex SHA-256 of the file: the store's copy has to have the same. */
  readonly sha256: string;
  readonly sizeBytes: number;
  readonly versionCode: VersionCode;
  /** What users see as the version; the App Store files a build under it. */
  readonly versionName?: string | undefined;
  readonly mappingFile: string | undefined;
  /** A zip file with a folder for each ABI, for crashes of native code. */
  readonly nativeSymbolsFile?: string | undefined;
  readonly memory: UploadMemory;
  readonly observer: UploadObserver;
}

/** Each call is awaited before the next request leaves, so that the ledger knows it first. */
export interface UploadObserver {
  editOpened(editId: string): Promise<void>;
  sessionOpened(sessionUrl: string): Promise<void>;
  progress(sentBytes: number): void;
  /** A part of the file has arrived: the next process need not send it again. */
  partSent?(part: string): Promise<void>;
  /** Something that the store has to say of the upload without refusing it, for people. */
  noticed?(text: string): void;
}

export interface UploadResult {
  readonly editId: string;
  readonly versionCode: VersionCode;
  readonly sha256: string;
  /** Whether the edit held the artifact already. */
  readonly reused: boolean;
}

export interface SubmitRequest extends TrackPlace {
  readonly editId: string;
  readonly release: TrackRelease;
  /** Only a hotfix may end another rollout of the track, which the store does without a word. Default: false. */
  readonly mayEndRollout?: boolean;
  /** What the people who review the version need to know; Google Play asks for it in the Console alone. */
  readonly review?: ReviewInformation | undefined;
}

/** Each field that is left out stays as the store has it. */
export interface ReviewInformation {
  readonly contact?: {
    readonly firstName: string;
    readonly lastName: string;
    readonly email: string;
    readonly phone: string;
  };
  /** An account that reviewers sign in with. The password is a secret, which goes to the store and nowhere else. */
  readonly demoAccount?: { readonly name: string; readonly password: string };
  readonly notes?: string;
  /** A file for the reviewers, by its path. */
  readonly attachment?: string;
}

export type SubmitResult =
  | { readonly kind: 'submitted'; readonly state: TrackState }
  /** An earlier process committed it; its answer was lost. */
  | { readonly kind: 'already-submitted'; readonly state: TrackState }
  /** The edit expired or was invalidated and the store does not show the release: upload again. */
  | { readonly kind: 'edit-gone'; readonly reason: string }
  /** Another release of the track is in mid-rollout, and would be ended by this one; the edit is kept. */
  | { readonly kind: 'mid-rollout'; readonly other: TrackRelease }
  | { readonly kind: 'not-confirmed'; readonly state: TrackState };

export type TryOutResult =
  /** The store would take it; `before` is the track as it is. */
  | { readonly kind: 'valid'; readonly before: TrackState }
  | { readonly kind: 'edit-gone'; readonly reason: string };
