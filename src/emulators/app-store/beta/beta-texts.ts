import { attributeError } from '../refusal.ts';
import { added, changed, childrenOf, removed, resource } from '../resources.ts';
import { created, gone, relatedId, updated, type Write } from '../write.ts';

/** What testers are asked to look at. */
export const createWhatToTest: Write = (state, call) => {
  const build = resource(state, { type: 'builds', id: relatedId(call, 'build') });
  const same = childrenOf(state, 'betaBuildLocalizations', { build: build.id });
  if (same.some(({ attributes }) => attributes.locale === call.attributes.locale)) {
    throw attributeError('locale', {
      code: 'INVALID.DUPLICATE',
      detail: `There is already a localization for '${call.attributes.locale}'.`,
    });
  }
  const { state: next, value } = added(state, {
    type: 'betaBuildLocalizations',
    team: call.team,
    attributes: call.attributes,
    one: { build: build.id },
  });
  return created(next, value);
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
