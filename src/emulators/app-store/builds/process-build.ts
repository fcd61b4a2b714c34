import { compareVersionCodes } from '../../../stores/version-code.ts';
import type { AppStoreState, Resource } from '../model.ts';
import { paceOf } from '../pace.ts';
import { added, changed, childrenOf, isoTime, resource, text, withEffect } from '../resources.ts';
import { scheduled } from '../timers.ts';
import { isPublished } from '../versions/version-states.ts';
import { uploadInState } from './build-uploads.ts';
import type { ReadUpload, StateDetail } from './read-ipa.ts';

/** Builds can be tested for 90 days. */
const buildLifeMs = 90 * 86_400_000;

/** An upload was read: its build can be seen, and cannot be used before its processing is over. */
export function uploadRead(
  state: AppStoreState,
  upload: Resource,
  { read, nowMs }: { readonly read: ReadUpload; readonly nowMs: number },
): AppStoreState {
  const errors = [...read.errors, ...againstRecord(state, upload, read)];
  const { processingMs } = paceOf(state, upload.one.app ?? '');
  const verdict = { errors, warnings: read.warnings, isRead: true };
  const timed = scheduled(changed(state, upload, { kept: verdict }), {
    atMs: nowMs + processingMs,
    kind: 'build-processed',
    id: upload.id,
  });
  return errors.length > 0 ? timed : withBuild(timed, upload, { read, nowMs });
}

/** Apple's processing is over: the build can be used, or there is none and the upload says why. */
export function buildProcessed(state: AppStoreState, upload: Resource, nowMs: number): AppStoreState {
  const [build] = childrenOf(state, 'builds', { buildUpload: upload.id });
  if (build === undefined) return uploadInState(state, upload, { to: 'FAILED', nowMs });
  const valid = changed(state, build, { attributes: { processingState: 'VALID' } });
  const states = betaStates(build.attributes.usesNonExemptEncryption);
  const testable = childrenOf(valid, 'buildBetaDetails', { build: build.id }).reduce(
    (next, detail) => changed(next, detail, { attributes: states }),
    valid,
  );
  const complete = uploadInState(testable, upload, { to: 'COMPLETE', nowMs });
  return withEffect(joinedGroups(complete, build), { kind: 'upload', ...namesOf(state, upload) });
}

function withBuild(
  state: AppStoreState,
  upload: Resource,
  { read, nowMs }: { readonly read: ReadUpload; readonly nowMs: number },
): AppStoreState {
  const { state: withTrain, value: train } = trainFor(state, upload);
  const expiresAtMs = nowMs + buildLifeMs;
  const { state: next, value: build } = added(withTrain, {
    type: 'builds',
    team: upload.team,
    attributes: {
      version: upload.attributes.cfBundleVersion,
      uploadedDate: upload.attributes.uploadedDate,
      expirationDate: isoTime(expiresAtMs),
      expired: false,
      minOsVersion: read.minimumOs,
      processingState: 'PROCESSING',
      buildAudienceType: 'APP_STORE_ELIGIBLE',
      usesNonExemptEncryption: read.usesNonExemptEncryption,
    },
    one: { app: upload.one.app, buildUpload: upload.id, preReleaseVersion: train.id },
    kept: { deviceFamilies: read.deviceFamilies },
  });
  const detailed = added(next, {
    type: 'buildBetaDetails',
    team: upload.team,
    attributes: {
      autoNotifyEnabled: false,
      internalBuildState: 'PROCESSING',
      externalBuildState: 'PROCESSING',
    },
    one: { build: build.id },
  }).state;
  return scheduled(detailed, { atMs: expiresAtMs, kind: 'build-expires', id: build.id });
}

/** Until the question of encryption is answered nobody may test a build. */
export function betaStates(usesNonExemptEncryption: unknown): Resource['attributes'] {
  const isAnswered = typeof usesNonExemptEncryption === 'boolean';
  return {
    internalBuildState: isAnswered ? 'READY_FOR_BETA_TESTING' : 'MISSING_EXPORT_COMPLIANCE',
    externalBuildState: isAnswered ? 'READY_FOR_BETA_SUBMISSION' : 'MISSING_EXPORT_COMPLIANCE',
  };
}

/** What is wrong with a file that is fine in itself: it is of another app or version than announced, or too old. */
function againstRecord(state: AppStoreState, upload: Resource, read: ReadUpload): readonly StateDetail[] {
  const app = resource(state, { type: 'apps', id: upload.one.app ?? '' });
  const announced = {
    bundleId: app.attributes.bundleId,
    version: upload.attributes.cfBundleShortVersionString,
    buildNumber: upload.attributes.cfBundleVersion,
  };
  const differing = (['bundleId', 'version', 'buildNumber'] as const)
    .filter((name) => read[name] !== undefined && read[name] !== announced[name])
    .map((name) => ({
      code: '90055',
      description: `The file's ${name} is '${read[name]}', and the upload was announced with '${announced[name]}'.`,
    }));
  return [...differing, ...closedTrain(state, upload)];
}

function closedTrain(state: AppStoreState, upload: Resource): readonly StateDetail[] {
  const version = text(upload.attributes, 'cfBundleShortVersionString');
  const approved = childrenOf(state, 'appStoreVersions', { app: upload.one.app ?? '' })
    .filter((other) => isPublished(other) && other.attributes.platform === upload.attributes.platform)
    .map(({ attributes }) => text(attributes, 'versionString'))
    .toSorted(compareVersionCodes)
    .at(-1);
  if (approved === undefined || compareVersionCodes(version, approved) > 0) return [];
  return [
    {
      code: '90186',
      description: `Invalid Pre-Release Train. The train version '${version}' is closed for new build submissions`,
    },
    {
      code: '90062',
      description: `This bundle is invalid. The value for key CFBundleShortVersionString [${version}] must contain a higher version than that of the previously approved version [${approved}].`,
    },
  ];
}

function trainFor(state: AppStoreState, { one, team, attributes }: Resource) {
  const found = childrenOf(state, 'preReleaseVersions', { app: one.app ?? '' }).find(
    (train) =>
      train.attributes.version === attributes.cfBundleShortVersionString &&
      train.attributes.platform === attributes.platform,
  );
  if (found !== undefined) return { state, value: found };
  return added(state, {
    type: 'preReleaseVersions',
    team,
    attributes: { version: attributes.cfBundleShortVersionString, platform: attributes.platform },
    one: { app: one.app },
  });
}

/** An internal group that has access to all builds gets each of them by itself. */
function joinedGroups(state: AppStoreState, build: Resource): AppStoreState {
  return childrenOf(state, 'betaGroups', { app: build.one.app ?? '' })
    .filter(({ attributes }) => attributes.hasAccessToAllBuilds === true)
    .reduce((next, group) => {
      const builds = [...(group.many.builds ?? []), build.id];
      return changed(next, group, { many: { builds } });
    }, state);
}

function namesOf(state: AppStoreState, { one, attributes }: Resource) {
  const app = resource(state, { type: 'apps', id: one.app ?? '' });
  const what = `${attributes.cfBundleShortVersionString} (${attributes.cfBundleVersion})`;
  return { bundleId: text(app.attributes, 'bundleId'), what };
}
