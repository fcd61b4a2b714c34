import { addLocalization } from '../add-localization.ts';
import type { AppStoreState, Resource } from '../model.ts';
import { AppStoreRefusal, wrongState } from '../refusal.ts';
import { changed, removed, resource, text } from '../resources.ts';
import { gone, relatedId, updated, type Write } from '../write.ts';

/** Before it is sent for review, or after it was rejected. */
const editable: ReadonlySet<string> = new Set([
  'DEVELOPER_REJECTED',
  'PREPARE_FOR_SUBMISSION',
  'READY_FOR_REVIEW',
  'REJECTED',
]);

export const changeApp: Write = (state, { id, attributes }) => {
  const app = resource(state, { type: 'apps', id });
  return updated(changed(state, app, { attributes }), app);
};

/** The categories of an app. */
export const changeAppInfo: Write = (state, { id, one }) => {
  const info = resource(state, { type: 'appInfos', id });
  checkEditable(info);
  const next = Object.fromEntries(Object.entries(one).map(([name, other]) => [name, other ?? undefined]));
  return updated(changed(state, info, { one: next }), info);
};

export const createAppInfoLocalization: Write = (state, call) => {
  const info = resource(state, { type: 'appInfos', id: relatedId(call, 'appInfo') });
  checkEditable(info);
  return addLocalization(state, call, {
    type: 'appInfoLocalizations',
    relationship: 'appInfo',
    of: info,
  });
};

/** Of a text, or of the answers about age. */
export const changePartOfAppInfo =
  (type: 'appInfoLocalizations' | 'ageRatingDeclarations'): Write =>
  (state, { id, attributes }) => {
    const part = resource(state, { type, id });
    checkEditable(infoOf(state, part));
    return updated(changed(state, part, { attributes }), part);
  };

export const deleteAppInfoLocalization: Write = (state, { id }) => {
  const localization = resource(state, { type: 'appInfoLocalizations', id });
  const info = infoOf(state, localization);
  checkEditable(info);
  const app = resource(state, { type: 'apps', id: info.one.app ?? '' });
  if (app.attributes.primaryLocale === localization.attributes.locale) {
    throw wrongState("The localization of the app's primary language cannot be deleted.");
  }
  return gone(removed(state, localization));
};

function infoOf(state: AppStoreState, part: Resource): Resource {
  return resource(state, { type: 'appInfos', id: part.one.appInfo ?? '' });
}

/** Throws what Apple says when one writes to what users see right now. */
function checkEditable(info: Resource): void {
  const state = text(info.attributes, 'state');
  if (editable.has(state)) return;
  throw new AppStoreRefusal({
    status: 409,
    code: 'ENTITY_ERROR.ATTRIBUTE.INVALID.INVALID_STATE',
    title: 'An attribute value is not acceptable for the current resource state.',
    detail: `The app information is in the state ${state}, in which it cannot be changed.`,
  });
}
