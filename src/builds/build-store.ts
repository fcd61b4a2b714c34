import type { VersionCode } from '../stores/version-code.ts';

/** A build that the store has got. */
export interface StoreBuild {
  readonly id: string;
  readonly versionCode: VersionCode;
  readonly versionName: string;
  /** ISO 8601. */
  readonly uploadedAt: string;
  readonly isExpired: boolean;
  /** The store is done with it, and can use it. */
  readonly isValid: boolean;
  /** What it is needed for: users have it, or a review or a submission is under way. */
  readonly need: 'live' | 'coming' | undefined;
}

/** Builds by which testers get a version. An expired one can be neither tested nor submitted, for good. */
export interface BuildStore {
  readonly label: string;
  /** The newest first. */
  listBuilds(applicationId: string): Promise<readonly StoreBuild[]>;
  expire(id: string): Promise<void>;
}
