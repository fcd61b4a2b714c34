import type { AppStoreState, Resource } from '../model.ts';
import { paceOf } from '../pace.ts';
import { ended, phasedReleaseOf, started } from '../phased-release/phased-releases.ts';
import { wrongState } from '../refusal.ts';
import { added, resource, text, withEffect } from '../resources.ts';
import { scheduled, unscheduled } from '../timers.ts';
import { created, relatedId, type Write } from '../write.ts';
import { inState, siblings, stateOf } from './version-states.ts';

/** What a person does who presses the button: releases a version that was approved. */
export const createReleaseRequest: Write = (state, call) => {
  const version = resource(state, { type: 'appStoreVersions', id: relatedId(call, 'appStoreVersion') });
  if (stateOf(version) !== 'PENDING_DEVELOPER_RELEASE') {
    throw wrongState(`A version in the state ${stateOf(version)} cannot be released.`, {
      code: 'STATE_ERROR.ENTITY_STATE_INVALID',
      title: 'The request cannot be fulfilled because of the state of the resource.',
    });
  }
  const { state: next, value } = added(state, {
    type: 'appStoreVersionReleaseRequests',
    team: call.team,
    one: { appStoreVersion: version.id },
  });
  return created(released(next, version, call.nowMs), value);
};

/** Goes on sale at once, on its day, or when a person says so; asked again whenever that is changed. */
export function approvedVersion(state: AppStoreState, version: Resource, nowMs: number): AppStoreState {
  const { releaseType, earliestReleaseDate } = version.attributes;
  const atMs = releaseType === 'SCHEDULED' ? Date.parse(String(earliestReleaseDate)) : undefined;
  const isDue = releaseType === 'AFTER_APPROVAL' || (atMs !== undefined && atMs <= nowMs);
  if (isDue) return released(state, version, nowMs);
  const waiting = inState(unscheduled(state, version.id), version.id, {
    to: 'PENDING_DEVELOPER_RELEASE',
    nowMs,
  });
  return atMs === undefined
    ? waiting
    : scheduled(waiting, { atMs, kind: 'scheduled-release', id: version.id });
}

/** On its way into the store. */
export function released(state: AppStoreState, version: Resource, nowMs: number): AppStoreState {
  const { distributionMs } = paceOf(state, version.one.app ?? '');
  const on = inState(unscheduled(state, version.id), version.id, {
    to: 'PROCESSING_FOR_DISTRIBUTION',
    nowMs,
  });
  const noted = withEffect(on, { kind: 'release', ...namesOf(state, version) });
  if (distributionMs === 0) return onSale(noted, version, nowMs);
  return scheduled(noted, { atMs: nowMs + distributionMs, kind: 'distributed', id: version.id });
}

/** Users get it, by days when it has a phased release, and the version before it is replaced. */
export function onSale(state: AppStoreState, version: Resource, nowMs: number): AppStoreState {
  const replaced = siblings(state, version)
    .filter((other) => stateOf(other) === 'READY_FOR_DISTRIBUTION')
    .reduce((next, other) => replacedVersion(next, other, nowMs), state);
  const live = inState(replaced, version.id, { to: 'READY_FOR_DISTRIBUTION', nowMs });
  const phased = phasedReleaseOf(live, version.id);
  const begun = phased === undefined ? live : started(live, phased, nowMs);
  return withEffect(begun, { kind: 'live', ...namesOf(state, version) });
}

function replacedVersion(state: AppStoreState, version: Resource, nowMs: number): AppStoreState {
  const phased = phasedReleaseOf(state, version.id);
  const over = phased === undefined ? state : ended(state, phased, nowMs);
  return inState(over, version.id, { to: 'REPLACED_WITH_NEW_VERSION', nowMs });
}

function namesOf(state: AppStoreState, version: Resource) {
  const app = resource(state, { type: 'apps', id: version.one.app ?? '' });
  return {
    bundleId: text(app.attributes, 'bundleId'),
    what: text(version.attributes, 'versionString'),
  };
}
