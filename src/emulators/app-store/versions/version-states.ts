import { followVersion } from '../app-info/app-infos.ts';
import type { AppStoreState, Resource } from '../model.ts';
import { changed, childrenOf, resource, text } from '../resources.ts';
import { emitted } from '../webhooks/emit.ts';

/** Its texts, its build and its number may be changed. */
const editable: ReadonlySet<string> = new Set([
  'PREPARE_FOR_SUBMISSION',
  'READY_FOR_REVIEW',
  'DEVELOPER_REJECTED',
  'REJECTED',
  'METADATA_REJECTED',
  'INVALID_BINARY',
]);

/** Users have it, or had it. */
const published: ReadonlySet<string> = new Set(['READY_FOR_DISTRIBUTION', 'REPLACED_WITH_NEW_VERSION']);

/** On its way, and how it is to be released may still be changed. */
const underWay: ReadonlySet<string> = new Set([
  'WAITING_FOR_REVIEW',
  'IN_REVIEW',
  'PENDING_DEVELOPER_RELEASE',
]);

export function stateOf(version: Resource): string {
  return text(version.attributes, 'appVersionState');
}

export const isEditable = (version: Resource): boolean => editable.has(stateOf(version));
export const isPublished = (version: Resource): boolean => published.has(stateOf(version));
export const isUnderWay = (version: Resource): boolean => underWay.has(stateOf(version));

/** The versions of an app on the platform of one of them. */
export function siblings(state: AppStoreState, version: Resource): readonly Resource[] {
  return childrenOf(state, 'appStoreVersions', { app: version.one.app ?? '' }).filter(
    ({ attributes }) => attributes.platform === version.attributes.platform,
  );
}

/** No version of the app was ever on sale before it. */
export function isFirst(state: AppStoreState, version: Resource): boolean {
  return !siblings(state, version).some((other) => other.id !== version.id && isPublished(other));
}

/** Puts a version into another state, which webhooks tell. */
export function inState(
  state: AppStoreState,
  id: string,
  { to, nowMs }: { readonly to: string; readonly nowMs: number },
): AppStoreState {
  const version = resource(state, { type: 'appStoreVersions', id });
  const from = stateOf(version);
  if (from === to) return state;
  const appId = version.one.app ?? '';
  const moved = changed(state, version, { attributes: { appVersionState: to } });
  return emitted(followVersion(moved, appId, to), {
    appId,
    team: version.team,
    eventType: 'APP_STORE_VERSION_APP_VERSION_STATE_UPDATED',
    instance: { type: 'appStoreVersions', id },
    from,
    to,
    nowMs,
  });
}
