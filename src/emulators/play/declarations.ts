import type { Edit, PlayState } from './model.ts';
import { forbidden } from './refusal.ts';

/**
 * Play looks at the permissions of a release's artifacts when it is validated or committed: an app may have the
 * restricted ones only after a declaration on the App content page of the Console.
 */
export function checkDeclarations(state: PlayState, edit: Edit): void {
  const app = state.apps[edit.applicationId];
  const declared = new Set(app?.declaredPermissions ?? []);
  const released = new Set(
    Object.values(edit.tracks).flatMap(({ releases }) =>
      releases
        .filter(({ status }) => status !== 'draft')
        .flatMap(({ versionCodes = [] }) => versionCodes.map(Number)),
    ),
  );
  const missing = [...edit.artifacts, ...(app?.artifacts ?? [])]
    .filter(({ versionCode }) => released.has(versionCode))
    .some(({ restrictedPermissions = [] }) => restrictedPermissions.some((one) => !declared.has(one)));
  if (missing) {
    throw forbidden('Release artifacts require permissions that are missing from permission declaration.');
  }
}
