import type { Transition as StateTransition } from '../serving/state-storage.ts';

/**
 * What the local App Store Connect remembers, as plain data. Transitions over it are pure: they take a state and
 * hand back a new one, or throw an `AppStoreRefusal`, which never changes anything.
 */
export interface AppStoreState {
  readonly teams: Readonly<Record<string, Team>>;
  /** By key id. */
  readonly keys: Readonly<Record<string, ApiKey>>;
  /** By type, such as `appStoreVersions`, then by id. */
  readonly resources: Readonly<Record<string, Resources>>;
  /** What time will do, in no order. */
  readonly timers: readonly Timer[];
  readonly lastId: number;
  /** Everything that took effect, in order: what a test counts. */
  readonly effects: readonly Effect[];
}

export const emptyState: AppStoreState = {
  teams: {},
  keys: {},
  resources: {},
  timers: [],
  lastId: 0,
  effects: [],
};

export interface Team {
  readonly id: string;
  /** Whether the Account Holder has signed what Apple wants signed. */
  readonly agreements: 'signed' | 'missing';
  readonly membership: 'active' | 'expired';
}

export interface ApiKey {
  readonly keyId: string;
  readonly teamId: string;
  readonly publicKeyPem: string;
  /** Of a team key; an individual key has none and signs as `sub: user`. */
  readonly issuerId?: string;
  readonly revoked?: boolean;
}

export type Resources = Readonly<Record<string, Resource>>;
export type Attributes = Readonly<Record<string, unknown>>;

export interface Resource {
  readonly type: string;
  readonly id: string;
  /** Who may see it; everybody when left out, as with categories. */
  readonly team?: string;
  readonly attributes: Attributes;
  /** The id of the other end of each relationship to one. */
  readonly one: Readonly<Record<string, string>>;
  /** The ids of relationships that are lists of their own, in their order. */
  readonly many: Readonly<Record<string, readonly string[]>>;
  /** What no client is told. */
  readonly kept: Attributes;
}

export interface Ref {
  readonly type: string;
  readonly id: string;
}

export interface Timer {
  /** By the store's clock. */
  readonly atMs: number;
  readonly kind: TimerKind;
  /** What it is about. */
  readonly id: string;
}

export type TimerKind =
  | 'build-processed'
  | 'version-ready-for-review'
  | 'review-begins'
  | 'review-ends'
  | 'submission-cancelled'
  | 'scheduled-release'
  | 'distributed'
  | 'phase-day'
  | 'pause-budget-spent'
  | 'beta-review-begins'
  | 'beta-review-ends'
  | 'build-expires'
  | 'delivery-again';

export interface Effect {
  /** `upload`, `submit`, `cancel`, `release`, `live`, `phased-release`, `console`, … */
  readonly kind: string;
  readonly bundleId: string;
  readonly what: string;
}

export type Transition<T> = StateTransition<AppStoreState, T>;
