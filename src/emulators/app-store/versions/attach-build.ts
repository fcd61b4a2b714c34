import type { AppStoreState, Resource } from '../model.ts';
import { relationshipError } from '../refusal.ts';
import { changed, resource, text } from '../resources.ts';
import type { Write } from '../write.ts';
import { checkEditable } from './change-version.ts';

/** Says which build a version is. */
export const attachBuild: Write = (state, { id, linked: [build] }) => {
  const version = resource(state, { type: 'appStoreVersions', id });
  checkEditable(version);
  if (build !== undefined) checkBuild(state, version, build.id);
  return {
    state: changed(state, version, { one: { build: build?.id } }),
    value: { status: 204 },
  };
};

/** Throws what Apple says of a build that is still processed, is invalid, has expired, or is of another version. */
export function checkBuild(state: AppStoreState, version: Resource, buildId: string): void {
  const build = resource(state, { type: 'builds', id: buildId });
  const train = resource(state, { type: 'preReleaseVersions', id: build.one.preReleaseVersion ?? '' });
  const fits =
    build.one.app === version.one.app &&
    text(build.attributes, 'processingState') === 'VALID' &&
    build.attributes.expired !== true &&
    train.attributes.version === version.attributes.versionString;
  if (!fits) throw relationshipError('build', 'The specified pre-release build could not be added.');
}
