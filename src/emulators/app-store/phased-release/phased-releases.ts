import type { AppStoreState, Resource } from '../model.ts';
import { relationshipError, wrongState } from '../refusal.ts';
import {
  added,
  changed,
  childrenOf,
  count,
  isoTime,
  removed,
  resource,
  text,
  withEffect,
} from '../resources.ts';
import { scheduled, unscheduled } from '../timers.ts';
import { isEditable, isFirst, isUnderWay, stateOf } from '../versions/version-states.ts';
import { created, gone, relatedId, updated, type Write } from '../write.ts';
import { pauseBudgetMs, pausedMs } from './pauses.ts';

const dayMs = 86_400_000;
/** On the seventh day everybody gets the version. */
const lastDay = 7;

/** Prepares a phased release; it is inactive until its version goes on sale. */
export const createPhasedRelease: Write = (state, call) => {
  const version = resource(state, { type: 'appStoreVersions', id: relatedId(call, 'appStoreVersion') });
  if (isFirst(state, version)) {
    throw wrongState('A phased release is only possible for an update of an app that is on sale.');
  }
  if (!isEditable(version) && !isUnderWay(version)) {
    throw wrongState(`A version in the state ${stateOf(version)} can have no phased release.`);
  }
  if (phasedReleaseOf(state, version.id) !== undefined) {
    throw relationshipError('appStoreVersion', 'The version has a phased release already.');
  }
  const { state: next, value } = added(state, {
    type: 'appStoreVersionPhasedReleases',
    team: call.team,
    attributes: { phasedReleaseState: 'INACTIVE' },
    one: { appStoreVersion: version.id },
  });
  return created(next, value);
};

/** Pauses, resumes, or gives the version to everybody. What is wanted already is no mistake. */
export const changePhasedRelease: Write = (state, { id, attributes, nowMs }) => {
  const phased = resource(state, { type: 'appStoreVersionPhasedReleases', id });
  const from = text(phased.attributes, 'phasedReleaseState');
  const to = String(attributes.phasedReleaseState ?? from);
  if (from === to) return updated(state, phased);
  const version = resource(state, { type: 'appStoreVersions', id: phased.one.appStoreVersion ?? '' });
  const allowed = stateOf(version) === 'READY_FOR_DISTRIBUTION' && allowedFrom[from]?.includes(to);
  if (allowed !== true) throw notAllowed(from, to, stateOf(version));
  if (to === 'PAUSED' && pausedMs(phased, nowMs) >= pauseBudgetMs) {
    throw wrongState('This phased release was paused for 30 days in total, and cannot be paused again.');
  }
  const next =
    to === 'PAUSED'
      ? paused(state, phased, nowMs)
      : to === 'ACTIVE'
        ? resumed(state, phased, nowMs)
        : ended(state, phased, nowMs);
  const app = resource(next, { type: 'apps', id: version.one.app ?? '' });
  const effect = { kind: 'phased-release', bundleId: text(app.attributes, 'bundleId'), what: to };
  return updated(withEffect(next, effect), phased);
};

export const deletePhasedRelease: Write = (state, { id }) => {
  const phased = resource(state, { type: 'appStoreVersionPhasedReleases', id });
  const from = text(phased.attributes, 'phasedReleaseState');
  if (from !== 'INACTIVE') throw wrongState(`A phased release that is ${from} cannot be deleted.`);
  return gone(removed(state, phased));
};

export function phasedReleaseOf(state: AppStoreState, versionId: string): Resource | undefined {
  return childrenOf(state, 'appStoreVersionPhasedReleases', { appStoreVersion: versionId })[0];
}

/** The version goes on sale: its first day begins. */
export function started(state: AppStoreState, phased: Resource, nowMs: number): AppStoreState {
  const next = changed(state, phased, {
    attributes: { phasedReleaseState: 'ACTIVE', startDate: isoTime(nowMs), currentDayNumber: 1 },
    kept: { dayBeganMs: nowMs, ofDayMs: 0 },
  });
  return scheduled(next, { atMs: nowMs + dayMs, kind: 'phase-day', id: phased.id });
}

/** A day is over: the next one begins, or after the seventh the phased release is complete. */
export function nextDay(state: AppStoreState, phased: Resource, nowMs: number): AppStoreState {
  const day = count(phased.attributes, 'currentDayNumber') + 1;
  if (day > lastDay) return ended(state, phased, nowMs);
  const next = changed(unscheduled(state, phased.id, 'phase-day'), phased, {
    attributes: { currentDayNumber: day },
    kept: { dayBeganMs: nowMs, ofDayMs: 0 },
  });
  return scheduled(next, { atMs: nowMs + dayMs, kind: 'phase-day', id: phased.id });
}

/** Everybody gets the version, or nobody gets it any longer: days pass no more. */
export function ended(state: AppStoreState, phased: Resource, nowMs: number): AppStoreState {
  return changed(unscheduled(state, phased.id), phased, {
    attributes: { phasedReleaseState: 'COMPLETE' },
    kept: { pausedBeforeMs: pausedMs(phased, nowMs), pausedSinceMs: 0 },
  });
}

/** The day stands still, and the part of it that has passed is not lost. */
export function paused(state: AppStoreState, phased: Resource, nowMs: number): AppStoreState {
  const ofDayMs = count(phased.kept, 'ofDayMs') + nowMs - count(phased.kept, 'dayBeganMs');
  const next = changed(unscheduled(state, phased.id), phased, {
    attributes: { phasedReleaseState: 'PAUSED' },
    kept: { pausedSinceMs: nowMs, ofDayMs },
  });
  const atMs = nowMs + pauseBudgetMs - pausedMs(phased, nowMs);
  return scheduled(next, { atMs, kind: 'pause-budget-spent', id: phased.id });
}

/** Goes on with the day in which it was paused. */
export function resumed(state: AppStoreState, phased: Resource, nowMs: number): AppStoreState {
  const next = changed(unscheduled(state, phased.id), phased, {
    attributes: { phasedReleaseState: 'ACTIVE' },
    kept: { pausedBeforeMs: pausedMs(phased, nowMs), pausedSinceMs: 0, dayBeganMs: nowMs },
  });
  const atMs = nowMs + dayMs - count(phased.kept, 'ofDayMs');
  return scheduled(next, { atMs, kind: 'phase-day', id: phased.id });
}

const allowedFrom: Readonly<Record<string, readonly string[]>> = {
  ACTIVE: ['PAUSED', 'COMPLETE'],
  PAUSED: ['ACTIVE', 'COMPLETE'],
};

function notAllowed(from: string, to: string, versionState: string) {
  return wrongState(
    `A phased release that is ${from}, of a version in the state ${versionState}, cannot become ${to}.`,
    { code: 'STATE_ERROR.ENTITY_STATE_INVALID', source: { pointer: '/data/attributes/phasedReleaseState' } },
  );
}
