import type { AppStoreState, Resource } from '../model.ts';
import { added, changed, childrenOf, removed, text } from '../resources.ts';

const live = 'READY_FOR_DISTRIBUTION';

export const isLive = (info: Resource): boolean => info.attributes.state === live;

/** The information about an app that its next version brings: a copy of the live one, which cannot be changed. */
export function openAppInfo(state: AppStoreState, appId: string): AppStoreState {
  const infos = childrenOf(state, 'appInfos', { app: appId });
  const current = infos.find(isLive);
  if (current === undefined || infos.some((info) => !isLive(info))) return state;
  const { type, team, attributes, one } = current;
  const next = { ...attributes, state: 'PREPARE_FOR_SUBMISSION' };
  const { state: opened, value } = added(state, { type, team, attributes: next, one });
  return ['appInfoLocalizations', 'ageRatingDeclarations']
    .flatMap((part) => childrenOf(opened, part, { appInfo: current.id }))
    .reduce((before, part) => {
      const copy = { type: part.type, team, attributes: part.attributes, one: { appInfo: value.id } };
      return added(before, copy).state;
    }, opened);
}

/** What is said of the app goes through review together with its version, and becomes live with it. */
export function followVersion(state: AppStoreState, appId: string, versionState: string): AppStoreState {
  const to = stateBeside[versionState] ?? versionState;
  const infos = childrenOf(state, 'appInfos', { app: appId });
  const open = infos.find((info) => !isLive(info));
  if (open === undefined || !known.has(to) || text(open.attributes, 'state') === to) return state;
  const replaced = to === live ? infos.filter(isLive) : [];
  return replaced.reduce(removed, changed(state, open, { attributes: { state: to } }));
}

const stateBeside: Readonly<Record<string, string>> = {
  METADATA_REJECTED: 'REJECTED',
  PENDING_DEVELOPER_RELEASE: 'PENDING_RELEASE',
  PROCESSING_FOR_DISTRIBUTION: 'ACCEPTED',
};

const known: ReadonlySet<string> = new Set([
  'ACCEPTED',
  'DEVELOPER_REJECTED',
  'IN_REVIEW',
  'PENDING_RELEASE',
  'PREPARE_FOR_SUBMISSION',
  live,
  'READY_FOR_REVIEW',
  'REJECTED',
  'WAITING_FOR_REVIEW',
]);
