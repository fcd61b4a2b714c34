import { compareVersionCodes } from '../../../stores/version-code.ts';
import { reserved } from '../assets/reserve.ts';
import type { AppStoreState, Attributes, Resource } from '../model.ts';
import { attributeError, wrongState } from '../refusal.ts';
import { added, changed, childrenOf, isoTime, removed, resource, text } from '../resources.ts';
import { emitted } from '../webhooks/emit.ts';
import { created, gone, relatedId, type Write } from '../write.ts';

/** Announces a build: its number has to be higher than any that came for the same version. */
export const createBuildUpload: Write = (state, call) => {
  const app = resource(state, { type: 'apps', id: relatedId(call, 'app') });
  const { cfBundleVersion, cfBundleShortVersionString, platform } = call.attributes;
  for (const name of ['cfBundleVersion', 'cfBundleShortVersionString'])
    checkNumber(name, text(call.attributes, name));
  const earlier = numbersOf(state, { appId: app.id, version: String(cfBundleShortVersionString), platform });
  const highest = earlier.toSorted(compareVersionCodes).at(-1);
  if (highest !== undefined && compareVersionCodes(String(cfBundleVersion), highest) <= 0) {
    throw attributeError('cfBundleVersion', {
      code: 'INVALID.DUPLICATE',
      detail: `The bundle version must be higher than the previously uploaded version: ‘${highest}’.`,
      meta: { previousBundleVersion: highest },
    });
  }
  const { state: next, value } = added(state, {
    type: 'buildUploads',
    team: call.team,
    attributes: { ...call.attributes, createdDate: isoTime(call.nowMs), state: 'AWAITING_UPLOAD' },
    one: { app: app.id },
  });
  return created(next, value);
};

export const deleteBuildUpload: Write = (state, { id }) => {
  const upload = resource(state, { type: 'buildUploads', id });
  const current = text(upload.attributes, 'state');
  if (current === 'PROCESSING') throw wrongState('An upload that is being processed cannot be deleted.');
  const files = childrenOf(state, 'buildUploadFiles', { buildUpload: id });
  return gone(removed(files.reduce(removed, state), upload));
};

export const createBuildUploadFile: Write = (state, call) => {
  const upload = resource(state, { type: 'buildUploads', id: relatedId(call, 'buildUpload') });
  const current = text(upload.attributes, 'state');
  if (current !== 'AWAITING_UPLOAD')
    throw wrongState(`The build upload is ${current}: it takes no further file.`);
  const { state: next, value } = reserved(state, call, {
    type: 'buildUploadFiles',
    one: { buildUpload: upload.id },
    appId: upload.one.app ?? '',
  });
  return created(next, value);
};

/** Puts an upload into another state, which webhooks tell. */
export function uploadInState(
  state: AppStoreState,
  upload: Resource,
  { to, nowMs, kept = {} }: { readonly to: string; readonly nowMs: number; readonly kept?: Attributes },
): AppStoreState {
  const from = text(upload.attributes, 'state');
  return emitted(changed(state, upload, { attributes: { state: to }, kept }), {
    appId: upload.one.app ?? '',
    team: upload.team,
    eventType: 'BUILD_UPLOAD_STATE_UPDATED',
    instance: { type: 'buildUploads', id: upload.id },
    from,
    to,
    nowMs,
  });
}

function checkNumber(name: string, value: string): void {
  if (/^(?=.{1,18}$)\d+(\.\d+){0,2}$/.test(value)) return;
  throw attributeError(name, {
    code: 'INVALID',
    detail: `The value '${value}' must be a period-separated list of at most three non-negative integers.`,
  });
}

interface Train {
  readonly appId: string;
  readonly version: string;
  readonly platform: unknown;
}

/** Build numbers of one version that were used: of builds, and of uploads that are on their way. */
function numbersOf(state: AppStoreState, { appId, version, platform }: Train): readonly string[] {
  const trains = childrenOf(state, 'preReleaseVersions', { app: appId }).filter(
    ({ attributes }) => attributes.version === version && attributes.platform === platform,
  );
  const builds = trains.flatMap(({ id }) => childrenOf(state, 'builds', { preReleaseVersion: id }));
  const uploads = childrenOf(state, 'buildUploads', { app: appId }).filter(
    ({ attributes }) =>
      attributes.cfBundleShortVersionString === version &&
      attributes.platform === platform &&
      attributes.state === 'PROCESSING',
  );
  return [
    ...builds.map(({ attributes }) => text(attributes, 'version')),
    ...uploads.map(({ attributes }) => text(attributes, 'cfBundleVersion')),
  ];
}
