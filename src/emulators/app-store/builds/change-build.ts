import { type AppStoreRefusal, attributeError } from '../refusal.ts';
import { changed, childrenOf, resource } from '../resources.ts';
import { updated, type Write } from '../write.ts';
import { betaStates } from './process-build.ts';

/** Answers the question of encryption, once; or takes a build away from its testers, for good. */
export const changeBuild: Write = (state, { id, attributes }) => {
  const build = resource(state, { type: 'builds', id });
  const { expired, usesNonExemptEncryption } = attributes;
  if (expired === false && build.attributes.expired === true) {
    throw attributeError('expired', { code: 'INVALID', detail: 'A build that has expired stays expired.' });
  }
  const answered = build.attributes.usesNonExemptEncryption;
  const isNew = typeof usesNonExemptEncryption === 'boolean' && usesNonExemptEncryption !== answered;
  if (isNew && typeof answered === 'boolean') throw answeredAlready();
  const [detail] = childrenOf(state, 'buildBetaDetails', { build: id });
  const next = changed(state, build, { attributes });
  if (detail === undefined) return updated(next, build);
  if (expired === true) {
    const gone = { internalBuildState: 'EXPIRED', externalBuildState: 'EXPIRED' };
    return updated(changed(next, detail, { attributes: gone }), build);
  }
  const states = isNew ? betaStates(usesNonExemptEncryption) : {};
  return updated(changed(next, detail, { attributes: states }), build);
};

function answeredAlready(): AppStoreRefusal {
  return attributeError('usesNonExemptEncryption', {
    code: 'INVALID.INVALID_STATE',
    detail: 'You cannot update when the value is already set.',
  });
}
