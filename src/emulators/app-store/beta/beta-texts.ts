import { addLocalization } from '../add-localization.ts';
import { changed, removed, resource } from '../resources.ts';
import { gone, relatedId, updated, type Write } from '../write.ts';

/** What testers are asked to look at. */
export const createWhatToTest: Write = (state, call) => {
  const build = resource(state, { type: 'builds', id: relatedId(call, 'build') });
  return addLocalization(state, call, {
    type: 'betaBuildLocalizations',
    relationship: 'build',
    of: build,
  });
};

export const deleteWhatToTest: Write = (state, { id }) =>
  gone(removed(state, resource(state, { type: 'betaBuildLocalizations', id })));

/** For what may be changed at any time: texts for testers, contacts, notifications. */
export const changeAnyTime =
  (type: 'betaBuildLocalizations' | 'betaAppReviewDetails' | 'buildBetaDetails'): Write =>
  (state, { id, attributes }) => {
    const one = resource(state, { type, id });
    return updated(changed(state, one, { attributes }), one);
  };
