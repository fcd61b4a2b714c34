import type { AppStoreState, Resource } from '../model.ts';
import { paceOf } from '../pace.ts';
import { AppStoreRefusal, relationshipError, wrongState } from '../refusal.ts';
import { added, allOf, changed, removed, resource } from '../resources.ts';
import { scheduled, unscheduled } from '../timers.ts';
import { inState, isEditable, stateOf } from '../versions/version-states.ts';
import { created, gone, relatedId, updated, type Write } from '../write.ts';
import { checkReadyForReview } from './readiness.ts';
import { activeBeside, stillInProgress, submissionState } from './submissions.ts';

/** Adds a version to a submission. Only some time later is the version ready to be sent. */
export const createItem: Write = (state, call) => {
  const submission = resource(state, { type: 'reviewSubmissions', id: relatedId(call, 'reviewSubmission') });
  const versionId = call.one.appStoreVersion;
  if (versionId === undefined || versionId === null) {
    throw relationshipError('appStoreVersion', 'The local App Store Connect reviews app versions only.');
  }
  const version = resource(state, { type: 'appStoreVersions', id: versionId });
  checkOpen(submission);
  checkInNoOther(state, submission, version);
  const active = activeBeside(state, submission);
  if (active !== undefined) throw stillInProgress(active);
  if (!isEditable(version)) {
    throw wrongState(
      `appStoreVersions with id '${version.id}' is ${stateOf(version)} and cannot be reviewed.`,
    );
  }
  checkReadyForReview(state, version);
  const item = added(state, {
    type: 'reviewSubmissionItems',
    team: call.team,
    attributes: { state: 'READY_FOR_REVIEW' },
    one: { reviewSubmission: submission.id, appStoreVersion: version.id },
  });
  const listed = changed(item.state, submission, { one: { appStoreVersionForReview: version.id } });
  return created(readied(listed, version, call.nowMs), item.value);
};

/** `resolved` says that what Apple rejected was mended; `removed` takes it out of the submission. */
export const changeItem: Write = (state, { id, attributes, nowMs }) => {
  const item = resource(state, { type: 'reviewSubmissionItems', id });
  const submission = resource(state, { type: 'reviewSubmissions', id: item.one.reviewSubmission ?? '' });
  const version = resource(state, { type: 'appStoreVersions', id: item.one.appStoreVersion ?? '' });
  checkOpen(submission);
  if (attributes.removed === true) {
    const out = changed(unscheduled(state, version.id), item, { attributes: { state: 'REMOVED' } });
    const back = stateOf(version) === 'REJECTED' ? 'REJECTED' : 'PREPARE_FOR_SUBMISSION';
    return updated(inState(out, version.id, { to: back, nowMs }), item);
  }
  if (attributes.resolved !== true) return updated(state, item);
  if (item.attributes.state !== 'REJECTED') {
    throw wrongState(`The item is ${item.attributes.state}: there is nothing to be resolved.`);
  }
  checkReadyForReview(state, version);
  const mended = changed(state, item, { attributes: { state: 'READY_FOR_REVIEW' } });
  return updated(readied(mended, version, nowMs), item);
};

export const deleteItem: Write = (state, { id, nowMs }) => {
  const item = resource(state, { type: 'reviewSubmissionItems', id });
  const submission = resource(state, { type: 'reviewSubmissions', id: item.one.reviewSubmission ?? '' });
  const versionId = item.one.appStoreVersion ?? '';
  if (submissionState(submission) !== 'READY_FOR_REVIEW') {
    throw wrongState(`The reviewSubmission is ${submissionState(submission)}: its items cannot be deleted.`);
  }
  const emptied = changed(removed(state, item), submission, { one: { appStoreVersionForReview: undefined } });
  return gone(inState(unscheduled(emptied, versionId), versionId, { to: 'PREPARE_FOR_SUBMISSION', nowMs }));
};

function readied(state: AppStoreState, version: Resource, nowMs: number): AppStoreState {
  const { readyMs } = paceOf(state, version.one.app ?? '');
  if (readyMs === 0) return inState(state, version.id, { to: 'READY_FOR_REVIEW', nowMs });
  return scheduled(state, { atMs: nowMs + readyMs, kind: 'version-ready-for-review', id: version.id });
}

function checkOpen(submission: Resource): void {
  const state = submissionState(submission);
  if (state === 'READY_FOR_REVIEW' || state === 'UNRESOLVED_ISSUES') return;
  throw wrongState(`The reviewSubmission is ${state}: its items cannot be changed.`);
}

function checkInNoOther(state: AppStoreState, submission: Resource, version: Resource): void {
  for (const item of allOf(state, 'reviewSubmissionItems')) {
    if (item.one.appStoreVersion !== version.id || item.attributes.state === 'REMOVED') continue;
    const other = resource(state, { type: 'reviewSubmissions', id: item.one.reviewSubmission ?? '' });
    const otherState = submissionState(other);
    if (otherState === 'READY_FOR_REVIEW') throw alreadyAdded(version, other);
    if (otherState === 'UNRESOLVED_ISSUES' && other.id !== submission.id)
      throw partOfRejected(version, other);
    if (otherState === 'UNRESOLVED_ISSUES') throw alreadyAdded(version, other);
  }
}

function alreadyAdded(version: Resource, other: Resource): AppStoreRefusal {
  return new AppStoreRefusal({
    status: 409,
    code: 'ENTITY_ERROR',
    title: 'There is a problem with the request entity',
    detail: `appStoreVersions with id '${version.id}' was already added to another reviewSubmission with id ${other.id}`,
  });
}

function partOfRejected(version: Resource, other: Resource): AppStoreRefusal {
  return wrongState(
    `appStoreVersions with id '${version.id}' is part of another reviewSubmission with id ${other.id}, which has unresolved issues`,
    { code: 'STATE_ERROR.ITEM_PART_OF_ANOTHER_SUBMISSION' },
  );
}
