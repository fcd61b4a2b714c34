import type { Resource } from '../model.ts';
import { attributeError, wrongState } from '../refusal.ts';
import { changed, childrenOf, removed, resource } from '../resources.ts';
import { gone, updated, type Write } from '../write.ts';
import { approvedVersion } from './release-version.ts';
import { isEditable, isUnderWay, siblings, stateOf } from './version-states.ts';
import { checkReleaseDate, checkVersionString } from './version-values.ts';

/** How a version is released may be changed for longer than what it is. */
const laterChanges: ReadonlySet<string> = new Set(['releaseType', 'earliestReleaseDate']);

export const changeVersion: Write = (state, { id, attributes, nowMs }) => {
  const version = resource(state, { type: 'appStoreVersions', id });
  const late = Object.keys(attributes).filter((name) => !laterChanges.has(name));
  if (!isEditable(version) && (late.length > 0 || !isUnderWay(version))) {
    throw lockedAttribute(late[0] ?? 'releaseType');
  }
  checkVersionString(attributes);
  if ('earliestReleaseDate' in attributes || 'releaseType' in attributes) {
    checkReleaseDate({ ...version.attributes, ...withoutDate(attributes) }, nowMs);
  }
  const taken = siblings(state, version).some(
    (other) => other.id !== id && other.attributes.versionString === attributes.versionString,
  );
  if (taken) {
    throw attributeError('versionString', {
      code: 'INVALID.DUPLICATE',
      detail: 'The version number has been previously used.',
    });
  }
  const next = changed(state, version, { attributes: withoutDate(attributes) });
  if (stateOf(version) !== 'PENDING_DEVELOPER_RELEASE') return updated(next, version);
  return updated(approvedVersion(next, resource(next, version), nowMs), version);
};

/** A version that is not scheduled has no date. */
function withoutDate(attributes: Readonly<Record<string, unknown>>) {
  const { releaseType } = attributes;
  const drops = releaseType !== undefined && releaseType !== 'SCHEDULED';
  return drops ? { earliestReleaseDate: null, ...attributes } : attributes;
}

export const deleteVersion: Write = (state, { id }) => {
  const version = resource(state, { type: 'appStoreVersions', id });
  checkEditable(version);
  const parts = ['appStoreVersionLocalizations', 'appStoreVersionPhasedReleases', 'appStoreReviewDetails'];
  const emptied = parts
    .flatMap((type) => childrenOf(state, type, { appStoreVersion: id }))
    .reduce((next, part) => removed(next, part), state);
  return gone(removed(emptied, version));
};

/** Throws what Apple says when a version can no longer be changed, or not yet. */
export function checkEditable(version: Resource): void {
  if (isEditable(version)) return;
  throw wrongState(`The version is in the state ${stateOf(version)}, in which it cannot be changed.`, {
    code: 'STATE_ERROR.ENTITY_STATE_INVALID',
    title: 'The request cannot be fulfilled because of the state of the resource.',
  });
}

export function lockedAttribute(name: string) {
  return attributeError(name, {
    code: 'INVALID.INVALID_STATE',
    detail: `The attribute '${name}' can not be modified in the current state.`,
  });
}
