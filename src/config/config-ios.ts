import type { ReviewInformation } from '../stores/store.ts';
import type { IosRolloutConfig } from './config-rollout.ts';
import type { PrebuiltArtifact, StoreAppConfig } from './config-store-app.ts';

/** The app on iOS. Its application id is the bundle id, its version code the build number. */
export interface IosAppConfig extends StoreAppConfig {
  readonly platform: 'ios';
  readonly build: IosBuild;
  /** When an approved version goes out. */
  readonly releaseType: ReleaseType;
  /** Each of these, left out, stays as the store has it. */
  readonly copyright: string | undefined;
  readonly usesNonExemptEncryption: boolean | undefined;
  readonly thirdPartyContent: 'none' | 'has-rights' | undefined;
  readonly review: ReviewConfig | undefined;
  readonly rollout: IosRolloutConfig;
}

export type ReleaseType =
  /** A person, or `rollout advance`, lets it out. */
  | { readonly kind: 'manual' }
  | { readonly kind: 'after-approval' }
  /** Not before this moment, in ISO 8601. */
  | { readonly kind: 'at'; readonly at: string };

/** What reviewers need; of the demo account only the names of environment variables. */
export interface ReviewConfig {
  readonly contact?: NonNullable<ReviewInformation['contact']> | undefined;
  readonly demoAccount?: { readonly nameVariable: string; readonly passwordVariable: string } | undefined;
  readonly notes?: string | undefined;
  readonly attachment?: string | undefined;
}

/** How the IPA comes about: a command of the project's own, or a file that another job has built. */
export type IosBuild = CommandBuild | PrebuiltArtifact;

export interface CommandBuild {
  readonly builder: 'command';
  readonly profile: string;
  /** A shell line, run in `projectDir`. */
  readonly command: string;
  readonly projectDir: string;
  /** What the command leaves behind for the store. */
  readonly artifact: string;
  readonly env: Readonly<Record<string, string>>;
}
