import type { AppStoreState, Ref, Resource } from '../model.ts';
import { added, changed, childrenOf, isoTime, removed, resource, text } from '../resources.ts';
import { created, gone, relatedId, updated, type Write } from '../write.ts';
import { betaDetailOf, externalState, listedIn, unprocessable } from './beta-states.ts';

export const createGroup: Write = (state, call) => {
  const app = resource(state, { type: 'apps', id: relatedId(call, 'app') });
  const { state: next, value } = added(state, {
    type: 'betaGroups',
    team: call.team,
    attributes: {
      isInternalGroup: false,
      hasAccessToAllBuilds: false,
      ...call.attributes,
      createdDate: isoTime(call.nowMs),
    },
    one: { app: app.id },
    many: { builds: call.many.builds ?? [], betaTesters: call.many.betaTesters ?? [] },
  });
  return created(next, value);
};

export const changeGroup: Write = (state, { id, attributes }) => {
  const group = resource(state, { type: 'betaGroups', id });
  return updated(changed(state, group, { attributes }), group);
};

export const deleteGroup: Write = (state, { id }) =>
  gone(removed(state, resource(state, { type: 'betaGroups', id })));

/** Gives builds to a group. */
export const addBuildsToGroup: Write = (state, { id, linked, nowMs }) => {
  const group = resource(state, { type: 'betaGroups', id });
  return gone(linked.reduce((next, build) => given(next, { group, build, nowMs }), state));
};

/** Gives a build to groups. */
export const addGroupsToBuild: Write = (state, { id, linked, nowMs }) => {
  const build = { type: 'builds', id };
  return gone(linked.reduce((next, ref) => given(next, { group: resource(next, ref), build, nowMs }), state));
};

export const removeBuildsFromGroup: Write = (state, { id, linked }) =>
  gone(linked.reduce((next, build) => taken(next, id, build.id), state));

export const removeGroupsFromBuild: Write = (state, { id, linked }) =>
  gone(linked.reduce((next, group) => taken(next, group.id, id), state));

export const changeTesters =
  (how: 'add' | 'remove'): Write =>
  (state, { id, linked }) => {
    const group = resource(state, { type: 'betaGroups', id });
    const ids = linked.map((tester) => resource(state, tester).id);
    const rest = (group.many.betaTesters ?? []).filter((tester) => !ids.includes(tester));
    const betaTesters = how === 'add' ? [...rest, ...ids] : rest;
    return gone(changed(state, group, { many: { betaTesters } }));
  };

export const createTester: Write = (state, call) => {
  const { state: next, value } = added(state, {
    type: 'betaTesters',
    team: call.team,
    attributes: { ...call.attributes, inviteType: 'EMAIL', state: 'INVITED' },
    many: { builds: call.many.builds ?? [] },
  });
  const listed = (call.many.betaGroups ?? []).reduce((before, id) => {
    const group = resource(before, { type: 'betaGroups', id });
    return changed(before, group, { many: { betaTesters: [...(group.many.betaTesters ?? []), value.id] } });
  }, next);
  return created(listed, value);
};

interface Giving {
  readonly group: Resource;
  readonly build: Ref;
  readonly nowMs: number;
}

/** Internal testers get it at once; external ones when the beta review has approved it. */
function given(state: AppStoreState, { group, build: ref, nowMs }: Giving): AppStoreState {
  const build = resource(state, { type: 'builds', id: ref.id });
  const detail = betaDetailOf(state, build);
  const isInternal = group.attributes.isInternalGroup === true;
  const current = text(detail.attributes, isInternal ? 'internalBuildState' : 'externalBuildState');
  if (notForTesters.has(current)) {
    throw unprocessable(`Build is not in ${isInternal ? 'internal' : 'external'} testing state.`, current);
  }
  const { many } = resource(state, group);
  const builds = [...new Set([...(many.builds ?? []), build.id])];
  const listed = changed(state, group, { many: { builds } });
  if (isInternal) return changed(listed, detail, { attributes: { internalBuildState: 'IN_BETA_TESTING' } });
  return current === 'BETA_APPROVED'
    ? externalState(listed, build, { to: 'IN_BETA_TESTING', nowMs })
    : listed;
}

const notForTesters: ReadonlySet<string> = new Set([
  'PROCESSING',
  'PROCESSING_EXCEPTION',
  'MISSING_EXPORT_COMPLIANCE',
  'EXPIRED',
]);

function taken(state: AppStoreState, groupId: string, buildId: string): AppStoreState {
  const group = resource(state, { type: 'betaGroups', id: groupId });
  const builds = (group.many.builds ?? []).filter((id) => id !== buildId);
  const unlisted = changed(state, group, { many: { builds } });
  const build = resource(state, { type: 'builds', id: buildId });
  return childrenOf(unlisted, 'buildBetaDetails', { build: build.id }).reduce(
    (next, detail) => changed(next, detail, { attributes: withoutTesters(next, build, detail) }),
    unlisted,
  );
}

/** Who no longer has any testers is not in testing any longer. */
function withoutTesters(state: AppStoreState, build: Resource, detail: Resource): Resource['attributes'] {
  const groups = listedIn(state, build);
  const has = (isInternal: boolean) =>
    groups.some(({ attributes }) => (attributes.isInternalGroup === true) === isInternal);
  const { internalBuildState, externalBuildState } = detail.attributes;
  return {
    ...(internalBuildState === 'IN_BETA_TESTING' &&
      !has(true) && { internalBuildState: 'READY_FOR_BETA_TESTING' }),
    ...(externalBuildState === 'IN_BETA_TESTING' && !has(false) && { externalBuildState: 'BETA_APPROVED' }),
  };
}
