import { resolve } from 'node:path';
import type { IosAppConfig, IosBuild, ReleaseType, ReviewConfig } from './config-ios.ts';
import { defaultIosProjectDir, defaultIosTrack, defaultProfile } from './defaults.ts';
import { mergedIosProfile, profileChain } from './profiles.ts';
import { type Surroundings, sharedParts } from './resolve-android.ts';
import { resolveIosRollout } from './resolve-ios-rollout.ts';
import type { IosAppInput, ReviewInput } from './schema-ios.ts';
import type { IosProfileInput } from './schema-profile.ts';

/** One iOS app with its profile applied, defaults filled in and paths absolute. */
export function resolveIos(app: IosAppInput, { profiles, root }: Surroundings): IosAppConfig {
  const name = app.build ?? defaultProfile;
  const chain = profileChain(profiles, name);
  if (chain.kind !== 'chain') throw new Error(`profile ${name} passed the rules and does not resolve`);
  // Merging whole profiles gives a whole profile: nothing was salvaged here.
  const profile = mergedIosProfile(chain.profiles) as IosProfileInput;
  const releaseType = resolveReleaseType(app.releaseType);
  return {
    platform: 'ios',
    applicationId: profile.bundleId ?? app.bundleId,
    versionName: app.versionName,
    // The App Store's build numbers are text, and `42` is `'42'` there.
    versionCode: String(app.buildNumber ?? 'next'),
    track: app.track ?? defaultIosTrack,
    releaseType,
    copyright: app.copyright,
    usesNonExemptEncryption: app.usesNonExemptEncryption,
    thirdPartyContent: app.thirdPartyContent,
    review: app.review === undefined ? undefined : resolveReview(app.review, root),
    ...sharedParts(app, root),
    build: resolveBuild(name, profile, root),
    rollout: resolveIosRollout(app.rollout ?? {}, { root, releaseType }),
  };
}

function resolveReview({ attachment, ...review }: ReviewInput, root: string): ReviewConfig {
  return { ...review, ...(attachment !== undefined && { attachment: resolve(root, attachment) }) };
}

function resolveReleaseType(input: IosAppInput['releaseType'] = 'after-approval'): ReleaseType {
  return typeof input === 'string' ? { kind: input } : { kind: 'at', at: input.at };
}

function resolveBuild(name: string, profile: IosProfileInput, root: string): IosBuild {
  const { command, projectDir = defaultIosProjectDir, env = {} } = profile;
  if (profile.artifact === undefined) throw new Error(`profile ${name} passed the rules without an artifact`);
  const artifact = resolve(root, profile.artifact);
  return command === undefined
    ? { builder: 'prebuilt', profile: name, artifact, apk: undefined, mapping: undefined }
    : { builder: 'command', profile: name, command, projectDir: resolve(root, projectDir), artifact, env };
}
