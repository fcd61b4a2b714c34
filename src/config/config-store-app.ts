import type { SizeBudget } from '../artifact/sizes/size-budget.ts';
import type { Acceptance } from '../findings/accept.ts';
import type { VersionCode } from '../stores/version-code.ts';
import type { RolloutConfig } from './config-rollout.ts';

/** What a release, a rollout and a halt ask of an app on either platform, in the store port's words. */
export interface StoreAppConfig {
  /** The id under which the store knows the app. */
  readonly applicationId: string;
  /** The version that people see. */
  readonly versionName: string;
  /** `next`: one more than the highest one in the store. */
  readonly versionCode: VersionCode | 'next';
  readonly track: string;
  /** What is new, per language tag (`en-US`). */
  readonly releaseNotes: Readonly<Record<string, string>>;
  /** Folder of the store listing and of release notes; undefined: where fastlane and others keep it. */
  readonly metadata: string | undefined;
  readonly assets: AssetChecks;
  /** What the artifact may weigh; undefined where it may have any size. */
  readonly sizeBudget: SizeBudget | undefined;
  /** What the inspection finds and the release may have all the same. */
  readonly accept: readonly Acceptance[];
  readonly devices: readonly DeviceConfig[];
  readonly rollout: RolloutConfig;
}

export interface AssetChecks {
  /** Density buckets every bitmap has to exist in. */
  readonly densities: readonly string[];
}

export interface DeviceConfig {
  /** A device of the catalogue, such as `pixel-8`. */
  readonly device: string;
  /** BCP 47 language tag. */
  readonly locale: string;
}

/** Files that another job has built. */
export interface PrebuiltArtifact {
  readonly builder: 'prebuilt';
  readonly profile: string;
  readonly artifact: string;
  /** Further ones of the same release, each with a version code of its own. */
  readonly moreArtifacts?: readonly string[] | undefined;
  readonly apk: string | undefined;
  readonly mapping: string | undefined;
  /** Debug symbols of native libraries: a zip file with a folder for each ABI. */
  readonly nativeSymbols?: string | undefined;
}
