import type { Edit, PlayApp, PlayRelease, PlayState, PlayTrack, Transition } from './model.ts';
import { badRequest, forbidden, notFound } from './refusal.ts';
import { emptyTrack } from './seed.ts';
import { updateTrack } from './track-rules.ts';

/** Who asks, about which app, when (by the store's clock). */
export interface Caller {
  readonly email: string;
  readonly applicationId: string;
  readonly nowMs: number;
}

/** Play's real lifetime is not documented; an hour is short enough to make clients read `expiryTimeSeconds`. */
const editLifetimeMs = 60 * 60_000;

/** Opens an edit. The account's older one is gone from then on. */
export function insertEdit(state: PlayState, caller: Caller, id: string): Transition<Edit> {
  appFor(state, caller);
  const edit: Edit = {
    id,
    applicationId: caller.applicationId,
    email: caller.email,
    status: 'open',
    expiresAtMs: caller.nowMs + editLifetimeMs,
    artifacts: [],
    deobfuscation: [],
    tracks: {},
  };
  const without = closeEdits(
    state,
    (one) => one.applicationId === edit.applicationId && one.email === edit.email,
  );
  return { state: withEdit(forgetOld(without), edit), value: edit };
}

/** Closed edits are remembered, so that their later use gets the right answer; but not for ever. */
const rememberedEdits = 200;

/** Edits are kept in the order they were opened: their ids are too long to count as array indices. */
function forgetOld(state: PlayState): PlayState {
  const ids = Object.keys(state.edits);
  if (ids.length < rememberedEdits) return state;
  const old = new Set(
    ids.slice(0, ids.length - rememberedEdits / 2).filter((id) => state.edits[id]?.status !== 'open'),
  );
  const edits = Object.entries(state.edits).filter(([id]) => !old.has(id));
  const sessions = Object.entries(state.sessions).filter(([, session]) => !old.has(session.editId));
  return { ...state, edits: Object.fromEntries(edits), sessions: Object.fromEntries(sessions) };
}

/** The open edit of that id, or the refusal that says what became of it. */
export function editFor(state: PlayState, caller: Caller, editId: string): Edit {
  appFor(state, caller);
  const edit = state.edits[editId];
  if (edit === undefined || edit.applicationId !== caller.applicationId || edit.email !== caller.email) {
    throw notFound(`Edit not found: ${editId}.`);
  }
  if (edit.status === 'committed') {
    throw badRequest('This edit has already been successfully committed, please create a new Edit.');
  }
  if (edit.status === 'deleted') throw badRequest('This Edit has been deleted.');
  if (edit.expiresAtMs <= caller.nowMs) throw badRequest('This edit has expired, please create a new Edit.');
  return edit;
}

export function deleteEdit(state: PlayState, caller: Caller, editId: string): Transition<undefined> {
  const edit = editFor(state, caller, editId);
  return { state: withEdit(state, { ...edit, status: 'deleted' }), value: undefined };
}

/** The tracks as the edit shows them: the app's, with the edit's own changes on top. */
export function tracksOf(state: PlayState, edit: Edit): Readonly<Record<string, PlayTrack>> {
  return { ...state.apps[edit.applicationId]?.tracks, ...edit.tracks };
}

export function trackOf(state: PlayState, edit: Edit, track: string): PlayTrack {
  const found = tracksOf(state, edit)[track];
  if (found === undefined) throw notFound(`Track not found: ${track}.`);
  return found;
}

export interface TrackBody {
  readonly track: string;
  /** `track` of the request body. */
  readonly named: string | undefined;
  readonly releases: readonly PlayRelease[];
  readonly nowMs: number;
}

export function setTrack(state: PlayState, edit: Edit, body: TrackBody): Transition<PlayTrack> {
  if (body.named !== undefined && body.named !== body.track) {
    throw badRequest('Track names in request path and request body must match.');
  }
  const artifacts = [...edit.artifacts, ...(state.apps[edit.applicationId]?.artifacts ?? [])];
  const wanted = new Set(body.releases.flatMap((release) => (release.versionCodes ?? []).map(Number)));
  if (artifacts.some((one) => wanted.has(one.versionCode) && one.readyAtMs > body.nowMs)) {
    throw badRequest('Some of the Android App Bundle uploads are not completed yet.');
  }
  const track = updateTrack({
    track: body.track,
    current: trackOf(state, edit, body.track),
    sent: body.releases,
    known: new Set(artifacts.map((one) => one.versionCode)),
  });
  return {
    state: withEdit(state, { ...edit, tracks: { ...edit.tracks, [body.track]: track } }),
    value: track,
  };
}

/** `edits.tracks.create`: a closed testing track of one's own, real with the commit. */
export function createTrack(state: PlayState, edit: Edit, track: string): Transition<PlayTrack> {
  if (tracksOf(state, edit)[track] !== undefined) throw badRequest(`Track ${track} already exists.`);
  const tracks = { ...edit.tracks, [track]: emptyTrack };
  return { state: withEdit(state, { ...edit, tracks }), value: emptyTrack };
}

/** Marks the open edits that match as deleted. */
export function closeEdits(state: PlayState, matches: (edit: Edit) => boolean): PlayState {
  const edits = Object.entries(state.edits).map(([id, edit]): [string, Edit] => [
    id,
    edit.status === 'open' && matches(edit) ? { ...edit, status: 'deleted' } : edit,
  ]);
  return { ...state, edits: Object.fromEntries(edits) };
}

export function withEdit(state: PlayState, edit: Edit): PlayState {
  return { ...state, edits: { ...state.edits, [edit.id]: edit } };
}

/** The app, if it exists and the account was invited to it. */
export function appFor(state: PlayState, { email, applicationId }: Caller): PlayApp {
  const app = state.apps[applicationId];
  if (app === undefined) throw notFound(`Package not found: ${applicationId}.`);
  const invited = state.accounts[email]?.applicationIds ?? [];
  if (!invited.includes('*') && !invited.includes(applicationId)) {
    throw forbidden('The caller does not have permission');
  }
  return app;
}
