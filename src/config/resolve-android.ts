import { resolve } from 'node:path';
import type { SizeBudget } from '../artifact/sizes/size-budget.ts';
import { byteSizeOf } from './byte-size.ts';
import { checked } from './checked.ts';
import type { AndroidAppConfig, AndroidBuild, KeystoreConfig } from './config.ts';
import type { StoreAppConfig } from './config-store-app.ts';
import {
  apkTask,
  defaultDensities,
  defaultKeyPasswordVariable,
  defaultLocale,
  defaultPasswordVariable,
  defaultProfile,
  defaultProjectDir,
  defaultTasks,
  defaultTrack,
  gradleOutputs,
} from './defaults.ts';
import { mergedProfile, profileChain } from './profiles.ts';
import { resolveRollout } from './resolve-rollout.ts';
import type { AndroidAppInput, SizeBudgetInput } from './schema-android.ts';
import type { IosAppInput } from './schema-ios.ts';
import type { AndroidProfileInput, ProfileInput } from './schema-profile.ts';

export interface Surroundings {
  readonly profiles: Readonly<Record<string, ProfileInput>>;
  readonly root: string;
}

/** One Android app with its profile applied, defaults filled in and paths absolute. */
export function resolveAndroid(app: AndroidAppInput, { profiles, root }: Surroundings): AndroidAppConfig {
  const name = app.build ?? defaultProfile;
  const chain = profileChain(profiles, name);
  if (chain.kind !== 'chain') throw new Error(`profile ${name} passed the rules and does not resolve`);
  // Merging whole profiles gives a whole profile: nothing was salvaged here.
  const profile = mergedProfile(chain.profiles) as AndroidProfileInput;
  return {
    platform: 'android',
    applicationId: profile.applicationId ?? app.applicationId,
    versionName: app.versionName,
    versionCode: app.versionCode ?? 'next',
    track: app.track ?? defaultTrack,
    retain: app.retain ?? [],
    ...sharedParts(app, root),
    build: profile.builder === 'prebuilt' ? prebuilt(name, profile, root) : gradle(name, profile, root),
    rollout: resolveRollout(app.rollout ?? {}, root),
  };
}

type SharedParts = Pick<
  StoreAppConfig,
  'releaseNotes' | 'metadata' | 'assets' | 'sizeBudget' | 'accept' | 'devices'
>;

/** What both platforms write in the same way. */
export function sharedParts(
  {
    releaseNotes = {},
    metadata,
    assets,
    sizeBudget,
    accept = [],
    devices = [],
  }: AndroidAppInput | IosAppInput,
  root: string,
): SharedParts {
  return {
    releaseNotes,
    metadata: metadata === undefined ? undefined : resolve(root, metadata),
    assets: { densities: assets?.densities ?? defaultDensities },
    sizeBudget: sizeBudget === undefined ? undefined : resolveSizeBudget(sizeBudget),
    accept: accept.map(({ rule, place, reason }) => ({ rule, place, reason })),
    devices: devices.map(({ device, locale = defaultLocale }) => ({ device, locale })),
  };
}

function resolveSizeBudget({ download, install, file, kinds }: SizeBudgetInput): SizeBudget {
  const bytes = (value: string | number) => checked(byteSizeOf(value));
  const kindBytes = Object.entries(kinds ?? {}).map(([kind, value]) => [kind, bytes(value)]);
  return {
    ...(download === undefined ? {} : { downloadBytes: bytes(download) }),
    ...(install === undefined ? {} : { installBytes: bytes(install) }),
    ...(file === undefined ? {} : { fileBytes: bytes(file) }),
    ...(kinds === undefined ? {} : { kindBytes: Object.fromEntries(kindBytes) }),
  };
}

function gradle(name: string, profile: AndroidProfileInput, root: string): AndroidBuild {
  const projectDir = resolve(root, profile.projectDir ?? defaultProjectDir);
  const tasks = profile.tasks ?? defaultTasks;
  const makesApk = tasks.some((task) => task.split(':').at(-1) === apkTask);
  const usualApk = makesApk ? resolve(projectDir, gradleOutputs.apk) : undefined;
  return {
    builder: 'gradle',
    profile: name,
    projectDir,
    tasks,
    properties: profile.properties ?? {},
    artifact: resolve(root, profile.artifact ?? resolve(projectDir, gradleOutputs.artifact)),
    apk: profile.apk === undefined ? usualApk : fileOrNone(profile.apk, root),
    mapping: fileOrNone(profile.mapping, root),
    ...extras(profile, root),
    keystore: resolveKeystore(profile.keystore, root),
    env: profile.env ?? {},
  };
}

function prebuilt(name: string, profile: AndroidProfileInput, root: string): AndroidBuild {
  const { artifact, apk, mapping } = profile;
  if (artifact === undefined) throw new Error(`profile ${name} passed the rules without an artifact`);
  return {
    builder: 'prebuilt',
    profile: name,
    artifact: resolve(root, artifact),
    apk: fileOrNone(apk, root),
    mapping: fileOrNone(mapping, root),
    ...extras(profile, root),
  };
}

/** Left out when there are none, so that what a build is made of keeps its hash. */
function extras({ nativeSymbols, moreArtifacts }: AndroidProfileInput, root: string): Extras {
  const file = fileOrNone(nativeSymbols, root);
  return {
    ...(file !== undefined && { nativeSymbols: file }),
    ...(moreArtifacts !== undefined && { moreArtifacts: moreArtifacts.map((path) => resolve(root, path)) }),
  };
}

interface Extras {
  readonly nativeSymbols?: string;
  readonly moreArtifacts?: readonly string[];
}

function fileOrNone(path: string | false | undefined, root: string): string | undefined {
  return path === undefined || path === false ? undefined : resolve(root, path);
}

function resolveKeystore(
  keystore: AndroidProfileInput['keystore'],
  root: string,
): KeystoreConfig | undefined {
  if (keystore === undefined) return undefined;
  return {
    path: resolve(root, keystore.path),
    alias: keystore.alias,
    passwordVariable: keystore.passwordVariable ?? defaultPasswordVariable,
    keyPasswordVariable: keystore.keyPasswordVariable ?? defaultKeyPasswordVariable,
  };
}
