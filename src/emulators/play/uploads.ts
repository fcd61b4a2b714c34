import type { Caller } from './edits.ts';
import { editFor, withEdit } from './edits.ts';
import type { Edit, PlayState, StoredArtifact, Transition, UploadSession, UploadTarget } from './model.ts';
import { badRequest, forbidden, notFound } from './refusal.ts';

/** What is read from an uploaded file. */
export interface UploadedFile {
  readonly applicationId: string;
  readonly versionCode: number;
  readonly sha1: string;
  readonly sha256: string;
  readonly signed: boolean;
}

/** Every byte has arrived: the file counts from now on, or is refused. */
export interface FinishedUpload {
  readonly edit: Edit;
  readonly target: UploadTarget;
  /** Undefined for symbol files, whose content is not looked at. */
  readonly file: UploadedFile | undefined;
  readonly wallNowMs: number;
}

export function openSession(state: PlayState, session: UploadSession): PlayState {
  return { ...state, sessions: { ...state.sessions, [session.id]: session } };
}

export function sessionFor(state: PlayState, id: string): UploadSession {
  const session = state.sessions[id];
  if (session === undefined) throw notFound('Requested entity was not found.');
  return session;
}

/** The edit an unfinished session belongs to, still open. */
export function editOfSession(state: PlayState, session: UploadSession, nowMs: number): Edit {
  const edit = state.edits[session.editId];
  if (edit === undefined) throw notFound('Requested entity was not found.');
  const caller: Caller = { email: edit.email, applicationId: edit.applicationId, nowMs };
  return editFor(state, caller, edit.id);
}

export function finishUpload(
  state: PlayState,
  upload: FinishedUpload,
): Transition<Readonly<Record<string, unknown>>> {
  const { target } = upload;
  return target.kind === 'deobfuscation'
    ? finishSymbols(state, upload.edit, target)
    : finishArtifact(state, upload, target.kind);
}

function finishSymbols(
  state: PlayState,
  edit: Edit,
  target: Extract<UploadTarget, { kind: 'deobfuscation' }>,
): Transition<Readonly<Record<string, unknown>>> {
  const { versionCode, type } = target;
  if (!holdings(state, edit).some((one) => one.versionCode === versionCode)) {
    throw notFound(`No APK or bundle with version code ${versionCode} was found.`);
  }
  const others = edit.deobfuscation.filter((one) => one.versionCode !== versionCode || one.type !== type);
  const changed = withEdit(state, { ...edit, deobfuscation: [...others, { versionCode, type }] });
  return {
    state: withUploadEffect(changed, edit, { kind: 'deobfuscation', versionCode, sha256: '' }),
    value: { deobfuscationFile: { symbolType: type } },
  };
}

function finishArtifact(
  state: PlayState,
  { edit, file, wallNowMs }: FinishedUpload,
  kind: 'bundle' | 'apk',
): Transition<Readonly<Record<string, unknown>>> {
  if (file === undefined) throw badRequest('The file is not an Android artifact.');
  const { applicationId, versionCode, sha1, sha256, signed } = file;
  if (!signed) {
    throw forbidden('The Android App Bundle was not signed. Please sign the bundle using jarsigner.');
  }
  if (applicationId !== edit.applicationId) {
    throw forbidden(`APK has the wrong package name: ${applicationId}, expected: ${edit.applicationId}.`);
  }
  if (holdings(state, edit).some((one) => one.versionCode === versionCode)) {
    throw forbidden('APK specifies a version code that has already been used.');
  }
  const readyAtMs = wallNowMs + (state.apps[edit.applicationId]?.processingMs ?? 0);
  const stored: StoredArtifact = { kind, versionCode, sha1, sha256, readyAtMs };
  const changed = withEdit(state, { ...edit, artifacts: [stored, ...edit.artifacts] });
  return {
    state: withUploadEffect(changed, edit, { kind, versionCode, sha256 }),
    value: artifactBody(stored),
  };
}

/** A bundle or an APK as the API shows it: an APK hides its hashes under `binary`. */
export function artifactBody({ kind, versionCode, sha1, sha256 }: StoredArtifact): Record<string, unknown> {
  return kind === 'bundle' ? { versionCode, sha1, sha256 } : { versionCode, binary: { sha1, sha256 } };
}

/** The artifacts of the app and of the edit. */
export function holdings(state: PlayState, edit: Edit): readonly StoredArtifact[] {
  return [...edit.artifacts, ...(state.apps[edit.applicationId]?.artifacts ?? [])];
}

function withUploadEffect(
  state: PlayState,
  edit: Edit,
  upload: { readonly kind: UploadTarget['kind']; readonly versionCode: number; readonly sha256: string },
): PlayState {
  const { kind, ...rest } = upload;
  const effect = {
    kind: 'upload',
    target: kind,
    editId: edit.id,
    applicationId: edit.applicationId,
  } as const;
  return { ...state, effects: [...state.effects, { ...effect, ...rest }] };
}
