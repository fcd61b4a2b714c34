import type { AppStoreState, Resource } from '../model.ts';
import { attributeError, wrongState } from '../refusal.ts';
import { added, changed, childrenOf, removed, resource } from '../resources.ts';
import { checkEditable } from '../versions/change-version.ts';
import { created, gone, relatedId, updated, type Write } from '../write.ts';
import { reserved } from './reserve.ts';

/** Apple shows ten of a size at most. */
const mostScreenshots = 10;

export const createScreenshotSet: Write = (state, call) => {
  const id = relatedId(call, 'appStoreVersionLocalization');
  const localization = resource(state, { type: 'appStoreVersionLocalizations', id });
  checkEditable(versionOfLocalization(state, localization));
  const { screenshotDisplayType } = call.attributes;
  const same = childrenOf(state, 'appScreenshotSets', { appStoreVersionLocalization: id });
  if (same.some(({ attributes }) => attributes.screenshotDisplayType === screenshotDisplayType)) {
    throw attributeError('screenshotDisplayType', {
      code: 'INVALID.DUPLICATE',
      detail: `There is already a set of screenshots for ${screenshotDisplayType}.`,
    });
  }
  const { state: next, value } = added(state, {
    type: 'appScreenshotSets',
    team: call.team,
    attributes: call.attributes,
    one: { appStoreVersionLocalization: id },
  });
  return created(next, value);
};

export const deleteScreenshotSet: Write = (state, { id }) => {
  const set = resource(state, { type: 'appScreenshotSets', id });
  checkEditable(versionOfSet(state, set));
  const shots = childrenOf(state, 'appScreenshots', { appScreenshotSet: id });
  return gone(removed(shots.reduce(removed, state), set));
};

export const createScreenshot: Write = (state, call) => {
  const set = resource(state, { type: 'appScreenshotSets', id: relatedId(call, 'appScreenshotSet') });
  const version = versionOfSet(state, set);
  checkEditable(version);
  const others = set.many.appScreenshots ?? [];
  if (others.length >= mostScreenshots) throw wrongState('A set holds ten screenshots at most.');
  const { state: next, value } = reserved(state, call, {
    type: 'appScreenshots',
    one: { appScreenshotSet: set.id },
    appId: version.one.app ?? '',
  });
  return created(changed(next, set, { many: { appScreenshots: [...others, value.id] } }), value);
};

/** The order in which they are shown. */
export const orderScreenshots: Write = (state, { id, linked }) => {
  const set = resource(state, { type: 'appScreenshotSets', id });
  checkEditable(versionOfSet(state, set));
  const appScreenshots = linked.map((shot) => resource(state, shot).id);
  const known = set.many.appScreenshots ?? [];
  if (appScreenshots.toSorted().join() !== known.toSorted().join()) {
    throw wrongState('The order has to name each screenshot of the set once.');
  }
  return gone(changed(state, set, { many: { appScreenshots } }));
};

export const createReviewDetail: Write = (state, call) => {
  const version = resource(state, { type: 'appStoreVersions', id: relatedId(call, 'appStoreVersion') });
  if (childrenOf(state, 'appStoreReviewDetails', { appStoreVersion: version.id }).length > 0) {
    throw wrongState('The version has details for the review already.');
  }
  const { state: next, value } = added(state, {
    type: 'appStoreReviewDetails',
    team: call.team,
    attributes: call.attributes,
    one: { appStoreVersion: version.id },
  });
  return created(next, value);
};

export const changeReviewDetail: Write = (state, { id, attributes }) => {
  const detail = resource(state, { type: 'appStoreReviewDetails', id });
  return updated(changed(state, detail, { attributes }), detail);
};

export const createReviewAttachment: Write = (state, call) => {
  const detail = resource(state, {
    type: 'appStoreReviewDetails',
    id: relatedId(call, 'appStoreReviewDetail'),
  });
  const version = resource(state, { type: 'appStoreVersions', id: detail.one.appStoreVersion ?? '' });
  const { state: next, value } = reserved(state, call, {
    type: 'appStoreReviewAttachments',
    one: { appStoreReviewDetail: detail.id },
    appId: version.one.app ?? '',
  });
  return created(next, value);
};

function versionOfLocalization(state: AppStoreState, { one }: Resource): Resource {
  return resource(state, { type: 'appStoreVersions', id: one.appStoreVersion ?? '' });
}

function versionOfSet(state: AppStoreState, { one }: Resource): Resource {
  const id = one.appStoreVersionLocalization ?? '';
  return versionOfLocalization(state, resource(state, { type: 'appStoreVersionLocalizations', id }));
}
