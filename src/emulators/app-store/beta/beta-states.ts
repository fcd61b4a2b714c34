import type { AppStoreState, Resource } from '../model.ts';
import { AppStoreRefusal } from '../refusal.ts';
import { allOf, changed, childrenOf, text } from '../resources.ts';
import { emitted } from '../webhooks/emit.ts';

/** The groups that have a build. */
export function listedIn(state: AppStoreState, build: Resource): readonly Resource[] {
  return allOf(state, 'betaGroups').filter(({ many }) => many.builds?.includes(build.id));
}

export function betaDetailOf(state: AppStoreState, build: Resource): Resource {
  const [detail] = childrenOf(state, 'buildBetaDetails', { build: build.id });
  if (detail === undefined) throw new Error(`The build ${build.id} has no details about its tests.`);
  return detail;
}

/** Puts a build into another state for external testers, which webhooks tell. */
export function externalState(
  state: AppStoreState,
  build: Resource,
  { to, nowMs }: { readonly to: string; readonly nowMs: number },
): AppStoreState {
  const detail = betaDetailOf(state, build);
  const from = text(detail.attributes, 'externalBuildState');
  if (from === to) return state;
  return emitted(changed(state, detail, { attributes: { externalBuildState: to } }), {
    appId: build.one.app ?? '',
    team: build.team,
    eventType: 'BUILD_BETA_DETAIL_EXTERNAL_BUILD_STATE_UPDATED',
    instance: { type: 'buildBetaDetails', id: detail.id },
    from,
    to,
    nowMs,
  });
}

export function unprocessable(title: string, seen: string): AppStoreRefusal {
  return new AppStoreRefusal({
    status: 422,
    code: 'ENTITY_UNPROCESSABLE',
    title,
    detail: `${title} It is ${seen}.`,
  });
}
