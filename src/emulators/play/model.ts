import type { Transition as StateTransition } from '../serving/state-storage.ts';
import type { StorePresence } from './presence/model.ts';
import type { RecoveryAction } from './recovery/model.ts';
import type { Community } from './reviews/model.ts';

/**
 * What the local Play remembers, as plain data. Transitions over it are pure: they take a state and hand
 * back a new one, or throw a `PlayRefusal`, which never changes anything.
 */
export interface PlayState {
  readonly accounts: Readonly<Record<string, ServiceAccount>>;
  /** By the SHA-256 of the access token, so that the state holds nothing one could sign in with. */
  readonly tokens: Readonly<Record<string, IssuedToken>>;
  /** By resource name, `//iam.googleapis.com/projects/…`. */
  readonly identityProviders?: Readonly<Record<string, IdentityProvider>>;
  readonly apps: Readonly<Record<string, PlayApp>>;
  readonly edits: Readonly<Record<string, Edit>>;
  readonly sessions: Readonly<Record<string, UploadSession>>;
  /** Everything that took effect, in order: what a test counts. */
  readonly effects: readonly Effect[];
}

export const emptyState: PlayState = {
  accounts: {},
  tokens: {},
  apps: {},
  edits: {},
  sessions: {},
  effects: [],
};

export interface ServiceAccount {
  readonly email: string;
  readonly publicKeyPem: string;
  /** The id of that key; any id is taken when left out. */
  readonly keyId?: string;
  /** Subjects of identity providers that may use the account. */
  readonly usableBy?: readonly string[];
  /** Apps the account was invited to in the Console; `*` for all of them. */
  readonly applicationIds: readonly string[];
  /** Whether its Google Cloud project has the API off. */
  readonly apiDisabled?: boolean;
}

/** Another system whose identity tokens Google takes, as a workload identity pool names it. */
export interface IdentityProvider {
  /** `iss` of its tokens. */
  readonly issuer: string;
  /** `aud` of its tokens. */
  readonly audience: string;
  readonly publicKeyPem: string;
}

export interface IssuedToken {
  /** The service account; empty for a federated token. */
  readonly email: string;
  /** Of a federated token: who it was issued to. */
  readonly subject?: string;
  readonly scopes: readonly string[];
  /** Wall time: tokens live in the real world even when the store's clock is virtual. */
  readonly expiresAtMs: number;
}

export interface PlayApp {
  readonly applicationId: string;
  /** A draft app (never published) accepts draft releases only. */
  readonly draft: boolean;
  /** `manual`: changes have to be sent for review from the Console, as after a rejection. */
  readonly reviewSending: 'automatic' | 'manual';
  /** How long a review takes, in milliseconds of the store's clock. */
  readonly reviewMs: number;
  /** How the next reviews end; approved, once the list is empty. */
  readonly reviewOutcomes: readonly ReviewOutcome[];
  /** Approved changes wait until a person publishes them. */
  readonly managedPublishing: boolean;
  /** The latest review, over or not. */
  readonly review: Review | undefined;
  /** Tracks that were committed and not sent for review. */
  readonly waiting: Readonly<Record<string, PlayTrack>>;
  /** How long Play still processes a bundle after its upload, by the store's clock. */
  readonly processingMs: number;
  readonly artifacts: readonly StoredArtifact[];
  readonly tracks: Readonly<Record<string, PlayTrack>>;
  readonly presence?: StorePresence;
  /** Committed and not sent for review. */
  readonly waitingPresence?: StorePresence;
  readonly community?: Community;
  readonly recoveries?: readonly RecoveryAction[];
  /** The last CSV that was sent. */
  readonly dataSafety?: string;
  /** Hex SHA-1 of a certificate set in the Console; until then the first upload's counts. */
  readonly uploadKeySha1?: string | undefined;
  /** What the permission declaration of the App content page covers. */
  readonly declaredPermissions?: readonly string[];
}

export type ReviewOutcome = 'approved' | 'rejected';

export interface Review {
  /** By the store's clock. */
  readonly endsAtMs: number;
  readonly outcome: ReviewOutcome;
  /** What is reviewed; none when it is about other changes than releases. */
  readonly releases: readonly ReviewedRelease[];
  /** Whether what was approved reaches users. */
  readonly published: boolean;
}

export interface ReviewedRelease {
  readonly track: string;
  readonly versionCodes: readonly string[];
}

export interface StoredArtifact {
  readonly kind: 'bundle' | 'apk';
  readonly versionCode: number;
  readonly sha1: string;
  readonly sha256: string;
  /** When Play has finished processing it, by the store's clock. */
  readonly readyAtMs: number;
  /** Hex SHA-1 of the certificate it was signed with; undefined for one that nobody uploaded. */
  readonly keySha1?: string;
  /** Permissions for which Play wants a declaration. */
  readonly restrictedPermissions?: readonly string[];
}

export interface PlayTrack {
  readonly releases: readonly PlayRelease[];
  /** Completed releases that were superseded, the latest first: what a halted one falls back to. */
  readonly superseded: readonly PlayRelease[];
}

/** A release as it goes over the wire; fields we do not know are kept as they came. */
export interface PlayRelease {
  readonly name?: string;
  readonly versionCodes?: readonly string[];
  readonly status?: string;
  readonly userFraction?: number;
  readonly releaseNotes?: readonly { readonly language?: string; readonly text?: string }[];
  readonly [field: string]: unknown;
}

export interface Edit {
  readonly id: string;
  readonly applicationId: string;
  readonly email: string;
  readonly status: 'open' | 'committed' | 'deleted';
  /** By the store's clock. */
  readonly expiresAtMs: number;
  readonly artifacts: readonly StoredArtifact[];
  readonly deobfuscation: readonly { readonly versionCode: number; readonly type: string }[];
  /** Tracks that this edit changed. */
  readonly tracks: Readonly<Record<string, PlayTrack>>;
  /** The whole of it, once this edit has changed a part. */
  readonly presence?: StorePresence;
}

export type UploadTarget =
  | { readonly kind: 'bundle' | 'apk' }
  | { readonly kind: 'deobfuscation'; readonly versionCode: number; readonly type: string }
  | { readonly kind: 'image'; readonly language: string; readonly type: string };

export interface UploadSession {
  readonly id: string;
  readonly editId: string;
  readonly applicationId: string;
  readonly target: UploadTarget;
  /** Size of the file, when the client announced it. */
  readonly totalBytes: number | undefined;
  /** The final answer, once every byte has arrived and the file was accepted. */
  readonly result: Readonly<Record<string, unknown>> | undefined;
}

export type Effect =
  | {
      readonly kind: 'upload';
      readonly editId: string;
      readonly applicationId: string;
      readonly target: UploadTarget['kind'];
      readonly versionCode: number;
      readonly sha256: string;
    }
  | {
      readonly kind: 'commit';
      readonly editId: string;
      readonly applicationId: string;
      readonly cancelledReview: boolean;
      readonly waitsForConsole: boolean;
      readonly tracks: Readonly<Record<string, readonly PlayRelease[]>>;
    }
  | { readonly kind: 'console'; readonly applicationId: string; readonly what: string };

export type Transition<T> = StateTransition<PlayState, T>;
