import { addLocalization } from '../add-localization.ts';
import type { AppStoreState, Attributes, Resource } from '../model.ts';
import { wrongState } from '../refusal.ts';
import { changed, removed, resource } from '../resources.ts';
import { gone, relatedId, updated, type Write } from '../write.ts';
import { checkEditable, lockedAttribute } from './change-version.ts';
import { isEditable, isFirst } from './version-states.ts';

export const createLocalization: Write = (state, call) => {
  const version = resource(state, { type: 'appStoreVersions', id: relatedId(call, 'appStoreVersion') });
  checkEditable(version);
  checkReleaseNotes(state, version, call.attributes);
  return addLocalization(state, call, {
    type: 'appStoreVersionLocalizations',
    relationship: 'appStoreVersion',
    of: version,
  });
};

export const changeLocalization: Write = (state, { id, attributes }) => {
  const localization = resource(state, { type: 'appStoreVersionLocalizations', id });
  const version = versionOf(state, localization);
  // The promotional text is the one that may be changed at any time.
  const locked = Object.keys(attributes).find((name) => name !== 'promotionalText');
  if (locked !== undefined && !isEditable(version)) throw lockedAttribute(locked);
  checkReleaseNotes(state, version, attributes);
  return updated(changed(state, localization, { attributes }), localization);
};

export const deleteLocalization: Write = (state, { id }) => {
  const localization = resource(state, { type: 'appStoreVersionLocalizations', id });
  const version = versionOf(state, localization);
  checkEditable(version);
  const app = resource(state, { type: 'apps', id: version.one.app ?? '' });
  if (app.attributes.primaryLocale === localization.attributes.locale) {
    throw wrongState("The localization of the app's primary language cannot be deleted.");
  }
  return gone(removed(state, localization));
};

function versionOf(state: AppStoreState, localization: Resource): Resource {
  return resource(state, { type: 'appStoreVersions', id: localization.one.appStoreVersion ?? '' });
}

/** What is new cannot be said of an app that nobody had before. */
function checkReleaseNotes(state: AppStoreState, version: Resource, { whatsNew }: Attributes): void {
  if (whatsNew === undefined || whatsNew === null || !isFirst(state, version)) return;
  throw wrongState("Attribute 'whatsNew' cannot be edited at this time", {
    title: 'An attribute value is not acceptable for the current resource state.',
    source: { pointer: '/data/attributes/whatsNew' },
  });
}
