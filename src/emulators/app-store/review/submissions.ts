import type { AppStoreState, Resource } from '../model.ts';
import { paceOf } from '../pace.ts';
import { AppStoreRefusal, wrongState } from '../refusal.ts';
import { added, changed, childrenOf, isoTime, resource, text, withEffect } from '../resources.ts';
import { scheduled, unscheduled } from '../timers.ts';
import { inState, stateOf } from '../versions/version-states.ts';
import { created, relatedId, updated, type Write } from '../write.ts';

/** Apple looks at it, or is about to. */
export const activeStates: ReadonlySet<string> = new Set([
  'WAITING_FOR_REVIEW',
  'IN_REVIEW',
  'CANCELING',
  'COMPLETING',
]);

export const createSubmission: Write = (state, call) => {
  const app = resource(state, { type: 'apps', id: relatedId(call, 'app') });
  const { state: next, value } = added(state, {
    type: 'reviewSubmissions',
    team: call.team,
    attributes: { platform: call.attributes.platform ?? 'IOS', state: 'READY_FOR_REVIEW' },
    one: { app: app.id },
  });
  return created(next, value);
};

export const changeSubmission: Write = (state, { id, attributes, nowMs }) => {
  const submission = resource(state, { type: 'reviewSubmissions', id });
  if (attributes.canceled === true) return updated(cancelled(state, submission, nowMs), submission);
  if (attributes.submitted === true) return updated(submitted(state, submission, nowMs), submission);
  return updated(state, submission);
};

export function itemsOf(state: AppStoreState, submission: Resource): readonly Resource[] {
  return childrenOf(state, 'reviewSubmissionItems', { reviewSubmission: submission.id });
}

export function submissionState({ attributes }: Resource): string {
  return text(attributes, 'state');
}

/** Its versions that are still part of it. */
export function versionsIn(state: AppStoreState, submission: Resource): readonly Resource[] {
  return itemsOf(state, submission)
    .filter((item) => item.attributes.state !== 'REMOVED')
    .map((item) => resource(state, { type: 'appStoreVersions', id: item.one.appStoreVersion ?? '' }));
}

/** Another one of the same app and platform that Apple has. */
export function activeBeside(state: AppStoreState, submission: Resource): Resource | undefined {
  return childrenOf(state, 'reviewSubmissions', { app: submission.one.app ?? '' }).find(
    (other) =>
      other.id !== submission.id &&
      other.attributes.platform === submission.attributes.platform &&
      activeStates.has(submissionState(other)),
  );
}

export function stillInProgress(other: Resource): AppStoreRefusal {
  return new AppStoreRefusal({
    status: 409,
    code: 'ENTITY_ERROR',
    title: 'There is a problem with the request entity',
    detail: `Another reviewSubmission with id ${other.id} is still in progress`,
  });
}

/** Sends a draft, or a rejected submission that was mended. */
function submitted(state: AppStoreState, submission: Resource, nowMs: number): AppStoreState {
  const current = submissionState(submission);
  if (current !== 'READY_FOR_REVIEW' && current !== 'UNRESOLVED_ISSUES') {
    throw wrongState(`The reviewSubmission is ${current} and cannot be submitted.`);
  }
  const other = activeBeside(state, submission);
  if (other !== undefined) throw stillInProgress(other);
  const versions = versionsIn(state, submission);
  const isReady =
    versions.length > 0 &&
    versions.every((version) => stateOf(version) === 'READY_FOR_REVIEW') &&
    itemsOf(state, submission).every((item) => item.attributes.state !== 'REJECTED');
  if (!isReady) {
    throw wrongState(`reviewSubmissions with id '${submission.id}' is not ready to be submitted yet`);
  }
  const sent = changed(state, submission, {
    attributes: { state: 'WAITING_FOR_REVIEW', submittedDate: isoTime(nowMs) },
  });
  const waiting = versions.reduce(
    (next, { id }) => inState(next, id, { to: 'WAITING_FOR_REVIEW', nowMs }),
    sent,
  );
  const { waitMs } = paceOf(state, submission.one.app ?? '');
  const timed =
    waitMs === null
      ? waiting
      : scheduled(waiting, { atMs: nowMs + waitMs, kind: 'review-begins', id: submission.id });
  return noted(timed, submission, 'submit');
}

/** Takes it back from Apple; its versions become drafts again. */
export function cancelled(state: AppStoreState, submission: Resource, nowMs: number): AppStoreState {
  const current = submissionState(submission);
  if (!['WAITING_FOR_REVIEW', 'IN_REVIEW', 'UNRESOLVED_ISSUES'].includes(current)) {
    throw wrongState(`Resource is not in cancellable state: the reviewSubmission is ${current}.`, {
      code: 'STATE_ERROR.ENTITY_STATE_INVALID',
    });
  }
  const { cancelMs } = paceOf(state, submission.one.app ?? '');
  const cancelling = changed(unscheduled(state, submission.id), submission, {
    attributes: { state: 'CANCELING' },
  });
  const back = versionsIn(state, submission).reduce(
    (next, { id }) => inState(next, id, { to: 'DEVELOPER_REJECTED', nowMs }),
    cancelling,
  );
  const timer = { atMs: nowMs + cancelMs, kind: 'submission-cancelled', id: submission.id } as const;
  return noted(scheduled(back, timer), submission, 'cancel');
}

function noted(state: AppStoreState, submission: Resource, kind: string): AppStoreState {
  const app = resource(state, { type: 'apps', id: submission.one.app ?? '' });
  const names = versionsIn(state, submission).map(({ attributes }) => text(attributes, 'versionString'));
  return withEffect(state, { kind, bundleId: text(app.attributes, 'bundleId'), what: names.join(', ') });
}
