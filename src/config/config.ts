import type { Platform } from '../stores/platform.ts';
import type { VersionCode } from '../stores/version-code.ts';
import type { IncidentConfig } from './config-incident.ts';
import type { IosAppConfig } from './config-ios.ts';
import type { PrebuiltArtifact, StoreAppConfig } from './config-store-app.ts';

/** The config as the rest of Slipway sees it: parsed, defaults filled in, profiles resolved, paths absolute. */
export interface Config {
  /** The config file. */
  readonly file: string;
  /** The folder that holds the config file; every path in it is relative to this one. */
  readonly root: string;
  /** Where Slipway keeps local state: `<root>/.slipway`. */
  readonly stateDir: string;
  /** `embedded` only when the file says so: local stores kept in `stateDir`, for samples and rehearsals. */
  readonly stores: 'live' | 'embedded';
  readonly ledger: LedgerConfig;
  readonly incident: IncidentConfig;
  readonly apps: readonly AppConfig[];
}

export type LedgerConfig =
  | { readonly kind: 'sqlite'; readonly path: string }
  | { readonly kind: 'git'; readonly remote: string; readonly branch: string; readonly repository: string };

export interface AppConfig {
  /** The app's key in the config, as given to `--app`. */
  readonly name: string;
  /** The app on Android, on iOS, or on both. */
  readonly android: AndroidAppConfig | undefined;
  readonly ios: IosAppConfig | undefined;
  readonly hooks: Hooks;
  readonly extraSteps: readonly ExtraStep[];
}

export interface AndroidAppConfig extends StoreAppConfig {
  readonly platform: 'android';
  readonly versionCode: number | 'next';
  /** Version codes of earlier artifacts that the release keeps serving. */
  readonly retain: readonly number[];
  readonly build: AndroidBuild;
}

/** How the artifact comes about: a Gradle project, or a file that another job has built. */
export type AndroidBuild = GradleBuild | PrebuiltArtifact;

export interface GradleBuild {
  readonly builder: 'gradle';
  readonly profile: string;
  /** Folder of the Gradle root project. */
  readonly projectDir: string;
  readonly tasks: readonly string[];
  /** Extra project properties. Never a secret: any process can read an argument list. */
  readonly properties: Readonly<Record<string, string>>;
  /** The artifact that goes to the store: an AAB or APK. */
  readonly artifact: string;
  /** Further ones of the same release, each with a version code of its own. */
  readonly moreArtifacts?: readonly string[] | undefined;
  /** An APK of the same build for devices, where there is one. */
  readonly apk: string | undefined;
  readonly mapping: string | undefined;
  /** Debug symbols of native libraries: a zip file with a folder for each ABI. */
  readonly nativeSymbols?: string | undefined;
  readonly keystore: KeystoreConfig | undefined;
  readonly env: Readonly<Record<string, string>>;
}

export interface KeystoreConfig {
  readonly path: string;
  readonly alias: string;
  /** Names of environment variables; the values are never written anywhere. */
  readonly passwordVariable: string;
  readonly keyPasswordVariable: string;
}

export const stepNames = [
  'preflight',
  'version',
  'build',
  'inspect',
  'assets',
  'devices',
  'upload',
  'submit',
  'rollout',
] as const;

export type StepName = (typeof stepNames)[number];

export type HookAction =
  | { readonly kind: 'command'; readonly command: string }
  | { readonly kind: 'function'; readonly run: (context: HookContext) => Promise<void> | void };

export interface HookContext {
  readonly step: string;
  readonly platform: Platform;
  readonly applicationId: string;
  readonly versionName: string;
  readonly versionCode: VersionCode | undefined;
  readonly root: string;
  /** Only in `onError` hooks. */
  readonly error: { readonly code: string; readonly message: string } | undefined;
}

export type HooksByStep = Readonly<Partial<Record<StepName, readonly HookAction[]>>>;

export interface Hooks {
  readonly before: HooksByStep;
  readonly after: HooksByStep;
  readonly onError: HooksByStep;
}

/** A step of the app's own, run right after a named one, recorded and resumed like the others. */
export interface ExtraStep {
  readonly name: string;
  readonly after: StepName;
  readonly action: HookAction;
}
