import { openAppInfo } from '../app-info/app-infos.ts';
import type { AppStoreState, Resource } from '../model.ts';
import { attributeError, relationshipError } from '../refusal.ts';
import { added, changed, childrenOf, isoTime, resource, text } from '../resources.ts';
import { created, relatedId, type Write } from '../write.ts';
import { checkBuild } from './attach-build.ts';
import { isPublished, siblings } from './version-states.ts';
import { checkReleaseDate, checkVersionString } from './version-values.ts';

/** A new version begins with the texts and screenshots of the one before it, and without its release notes. */
export const createVersion: Write = (state, call) => {
  const app = resource(state, { type: 'apps', id: relatedId(call, 'app') });
  const { platform = 'IOS', releaseType = 'AFTER_APPROVAL', ...attributes } = call.attributes;
  checkVersionString(call.attributes);
  checkReleaseDate({ ...call.attributes, releaseType }, call.nowMs);
  const others = childrenOf(state, 'appStoreVersions', { app: app.id }).filter(
    (other) => other.attributes.platform === platform,
  );
  if (others.some((other) => !isPublished(other))) {
    throw relationshipError('app', 'You cannot create a new version of the App in the current state.');
  }
  if (others.some((other) => other.attributes.versionString === attributes.versionString)) {
    throw attributeError('versionString', {
      code: 'INVALID.DUPLICATE',
      detail: 'The version number has been previously used.',
    });
  }
  const draft = added(state, {
    type: 'appStoreVersions',
    team: call.team,
    attributes: {
      platform,
      releaseType,
      reviewType: 'APP_STORE',
      copyright: others.at(-1)?.attributes.copyright,
      ...attributes,
      appVersionState: 'PREPARE_FOR_SUBMISSION',
      createdDate: isoTime(call.nowMs),
    },
    one: { app: app.id },
  });
  const filled = withTexts(draft.state, draft.value);
  const built = call.one.build ? withBuild(filled, draft.value, call.one.build) : filled;
  return created(openAppInfo(built, app.id), draft.value);
};

function withBuild(state: AppStoreState, version: Resource, buildId: string): AppStoreState {
  checkBuild(state, version, buildId);
  return changed(state, version, { one: { build: buildId } });
}

/** In the app's own language when there is no version before it. */
function withTexts(state: AppStoreState, version: Resource): AppStoreState {
  const app = resource(state, { type: 'apps', id: version.one.app ?? '' });
  const before = siblings(state, version)
    .filter(({ id }) => id !== version.id)
    .at(-1);
  if (before === undefined) {
    const attributes = { locale: text(app.attributes, 'primaryLocale') };
    return added(state, {
      type: 'appStoreVersionLocalizations',
      team: version.team,
      attributes,
      one: { appStoreVersion: version.id },
    }).state;
  }
  const localized = childrenOf(state, 'appStoreVersionLocalizations', { appStoreVersion: before.id }).reduce(
    (next, localization) => copied(next, localization, version),
    state,
  );
  return childrenOf(state, 'appStoreReviewDetails', { appStoreVersion: before.id }).reduce(
    (next, { type, team, attributes }) =>
      added(next, { type, team, attributes, one: { appStoreVersion: version.id } }).state,
    localized,
  );
}

function copied(state: AppStoreState, from: Resource, version: Resource): AppStoreState {
  const { whatsNew: _, ...attributes } = from.attributes;
  const { type, team } = from;
  const copy = added(state, { type, team, attributes, one: { appStoreVersion: version.id } });
  return childrenOf(state, 'appScreenshotSets', { appStoreVersionLocalization: from.id }).reduce(
    (next, set) => copiedSet(next, set, copy.value.id),
    copy.state,
  );
}

function copiedSet(state: AppStoreState, from: Resource, localizationId: string): AppStoreState {
  const { type, team, attributes } = from;
  const set = added(state, { type, team, attributes, one: { appStoreVersionLocalization: localizationId } });
  return childrenOf(state, 'appScreenshots', { appScreenshotSet: from.id }).reduce((next, shot) => {
    const { id: _, ...rest } = shot;
    const copy = added(next, { ...rest, one: { appScreenshotSet: set.value.id } });
    const { many } = resource(copy.state, set.value);
    const appScreenshots = [...(many.appScreenshots ?? []), copy.value.id];
    return changed(copy.state, set.value, { many: { appScreenshots } });
  }, set.state);
}
