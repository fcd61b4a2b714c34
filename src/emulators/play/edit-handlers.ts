import { randomInt } from 'node:crypto';
import { type Answer, bodyOf, json } from '../serving/answer.ts';
import { commitEdit, validateEdit } from './commit-edit.ts';
import { callerOf, type PlayRequest } from './context.ts';
import { createTrack, deleteEdit, editFor, insertEdit, setTrack, trackOf, tracksOf } from './edits.ts';
import { checkTrackName } from './form-factors.ts';
import { withoutNulls } from './json-body.ts';
import type { Edit, PlayRelease, PlayTrack } from './model.ts';
import { badRequest } from './refusal.ts';
import { artifactBody, holdings } from './uploads.ts';

export async function insert(request: PlayRequest): Promise<Answer> {
  const caller = callerOf(request);
  const id = `${randomInt(10 ** 9, 10 ** 10)}${randomInt(10 ** 9, 10 ** 10)}`;
  return json(editBody(request.play.storage.update((state) => insertEdit(state, caller, id))));
}

export async function get(request: PlayRequest): Promise<Answer> {
  return json(editBody(openEdit(request)));
}

export async function remove(request: PlayRequest): Promise<Answer> {
  const caller = callerOf(request);
  request.play.storage.update((state) => deleteEdit(state, caller, request.part('edit')));
  return { status: 204 };
}

export async function validate(request: PlayRequest): Promise<Answer> {
  const edit = openEdit(request);
  validateEdit(request.play.storage.read(), edit);
  return json(editBody(edit));
}

export async function commit(request: PlayRequest): Promise<Answer> {
  const caller = callerOf(request);
  const editId = request.part('edit');
  const query = request.url.searchParams;
  const behavior = query.get('changesInReviewBehavior') ?? undefined;
  if (behavior !== undefined && !reviewBehaviors.includes(behavior)) {
    throw badRequest(`Invalid value at 'changes_in_review_behavior', "${behavior}"`);
  }
  const options = {
    changesInReviewBehavior: behavior,
    changesNotSentForReview: query.get('changesNotSentForReview') === 'true',
    nowMs: caller.nowMs,
  };
  const committed = request.play.storage.update((state) =>
    commitEdit(state, editFor(state, caller, editId), options),
  );
  return json(editBody(committed));
}

export async function listArtifacts(request: PlayRequest): Promise<Answer> {
  const plural = request.part('artifacts');
  const kind = plural === 'bundles' ? 'bundle' : 'apk';
  const found = holdings(request.play.storage.read(), openEdit(request)).filter(
    (one) => one.kind === kind && one.readyAtMs <= request.play.clock.now(),
  );
  return json({
    kind: `androidpublisher#${plural}ListResponse`,
    ...(found.length === 0 ? {} : { [plural]: found.map(artifactBody) }),
  });
}

export async function listTracks(request: PlayRequest): Promise<Answer> {
  const tracks = tracksOf(request.play.storage.read(), openEdit(request));
  return json({
    kind: 'androidpublisher#tracksListResponse',
    tracks: Object.entries(tracks).map(([name, track]) => trackBody(name, track)),
  });
}

export async function getTrack(request: PlayRequest): Promise<Answer> {
  const name = request.part('track');
  return json(trackBody(name, trackOf(request.play.storage.read(), openEdit(request), name)));
}

export async function putTrack(request: PlayRequest): Promise<Answer> {
  const caller = callerOf(request);
  const name = request.part('track');
  const body = parseBody<TrackUpdateBody>(await bodyOf(request.http));
  const track = request.play.storage.update((state) =>
    setTrack(state, editFor(state, caller, request.part('edit')), {
      track: name,
      named: body.track,
      releases: (body.releases ?? []).map(normalized),
      nowMs: request.play.clock.now(),
    }),
  );
  return json(trackBody(name, track));
}

export async function postTrack(request: PlayRequest): Promise<Answer> {
  const caller = callerOf(request);
  const { track = '', type, formFactor } = parseBody<TrackConfigBody>(await bodyOf(request.http));
  if (type !== 'CLOSED_TESTING') throw badRequest(`Invalid value at 'type', "${type}"`);
  if (!/^[\w:. -]+$/.test(track)) throw badRequest(`Invalid value at 'track', "${track}"`);
  checkTrackName(track, formFactor);
  const created = request.play.storage.update((state) =>
    createTrack(state, editFor(state, caller, request.part('edit')), track),
  );
  return json(trackBody(track, created));
}

const reviewBehaviors = [
  'CHANGES_IN_REVIEW_BEHAVIOR_TYPE_UNSPECIFIED',
  'CANCEL_IN_REVIEW_AND_SUBMIT',
  'ERROR_IF_IN_REVIEW',
];

function openEdit(request: PlayRequest): Edit {
  return editFor(request.play.storage.read(), callerOf(request), request.part('edit'));
}

function editBody(edit: Edit): unknown {
  return { id: edit.id, expiryTimeSeconds: String(Math.floor(edit.expiresAtMs / 1000)) };
}

function trackBody(track: string, { releases }: PlayTrack): unknown {
  return { track, ...(releases.length === 0 ? {} : { releases }) };
}

interface TrackConfigBody {
  readonly track?: string;
  readonly type?: string;
  readonly formFactor?: string;
}

interface TrackUpdateBody {
  readonly track?: string;
  readonly releases?: readonly PlayRelease[];
}

function parseBody<Body>(text: string): Body {
  try {
    return JSON.parse(text);
  } catch {
    throw badRequest('Invalid JSON payload received.');
  }
}

/**
 * As Google reads JSON (https://protobuf.dev/programming-guides/json/): int64 goes out as text, a number may
 * come in as text, and `null` is no value. fastlane sends all three.
 */
function normalized(release: PlayRelease): PlayRelease {
  const { userFraction, ...rest } = withoutNulls(release);
  return {
    ...rest,
    versionCodes: (release.versionCodes ?? []).map(String),
    ...(userFraction === undefined ? {} : { userFraction: Number(userFraction) }),
  };
}
