import { artifactRefusal } from './artifact-rules.ts';
import type { Caller } from './edits.ts';
import { editFor, withEdit } from './edits.ts';
import type { FileHashes } from './hash-file.ts';
import type { Edit, PlayState, StoredArtifact, Transition, UploadSession, UploadTarget } from './model.ts';
import { finishImage } from './presence/finish-image.ts';
import { imageBody } from './presence/image-body.ts';
import { badRequest, notFound } from './refusal.ts';
import type { UnreadableUpload, UploadedArtifact } from './uploaded-artifact.ts';

/** What is read from an uploaded file. */
export type UploadedContent =
  | { readonly kind: 'artifact'; readonly artifact: UploadedArtifact | UnreadableUpload }
  | { readonly kind: 'symbols'; readonly sha256: string }
  /** `base` is where the image can be seen. */
  | { readonly kind: 'image'; readonly hashes: FileHashes; readonly base: string };

/** Every byte has arrived: the file counts from now on, or is refused. */
export interface FinishedUpload {
  readonly edit: Edit;
  readonly target: UploadTarget;
  readonly content: UploadedContent;
  /** By the store's clock. */
  readonly nowMs: number;
}

export function openSession(state: PlayState, session: UploadSession): PlayState {
  return { ...state, sessions: { ...state.sessions, [session.id]: session } };
}

export function closeSession(state: PlayState, id: string): PlayState {
  const { [id]: _, ...sessions } = state.sessions;
  return { ...state, sessions };
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
  const { target, content, edit } = upload;
  if (target.kind === 'deobfuscation') {
    return finishSymbols(state, edit, {
      ...target,
      sha256: content.kind === 'symbols' ? content.sha256 : '',
    });
  }
  if (target.kind === 'image') {
    if (content.kind !== 'image') throw badRequest('The file is no image.');
    const { state: shown, value } = finishImage(state, edit, { target, hashes: content.hashes });
    return { state: shown, value: { image: imageBody(value, new URL(content.base)) } };
  }
  if (content.kind !== 'artifact') throw badRequest('The file is not an Android artifact.');
  return finishArtifact(state, upload, { endpoint: target.kind, artifact: content.artifact });
}

interface Symbols {
  readonly versionCode: number;
  readonly type: string;
  readonly sha256: string;
}

function finishSymbols(
  state: PlayState,
  edit: Edit,
  { versionCode, type, sha256 }: Symbols,
): Transition<Readonly<Record<string, unknown>>> {
  if (!holdings(state, edit).some((one) => one.versionCode === versionCode)) {
    throw notFound(`No APK or bundle with version code ${versionCode} was found.`);
  }
  const others = edit.deobfuscation.filter((one) => one.versionCode !== versionCode || one.type !== type);
  const changed = withEdit(state, { ...edit, deobfuscation: [...others, { versionCode, type }] });
  return {
    state: withUploadEffect(changed, edit, { kind: 'deobfuscation', versionCode, sha256 }),
    value: { deobfuscationFile: { symbolType: type } },
  };
}

interface Arrived {
  readonly endpoint: 'bundle' | 'apk';
  readonly artifact: UploadedArtifact | UnreadableUpload;
}

function finishArtifact(
  state: PlayState,
  { edit, nowMs }: FinishedUpload,
  { endpoint, artifact }: Arrived,
): Transition<Readonly<Record<string, unknown>>> {
  const app = state.apps[edit.applicationId];
  const { applicationId } = edit;
  const to = {
    applicationId,
    endpoint,
    holdings: holdings(state, edit),
    uploadKeySha1: app?.uploadKeySha1,
  };
  const refusal = artifactRefusal(artifact, to);
  if (refusal !== undefined) throw refusal;
  const stored = storedAs(artifact as UploadedArtifact, endpoint);
  // Only a bundle is turned into something else, for which one has to wait.
  const readyAtMs = endpoint === 'bundle' ? nowMs + (app?.processingMs ?? 0) : nowMs;
  const changed = withEdit(state, { ...edit, artifacts: [{ ...stored, readyAtMs }, ...edit.artifacts] });
  const { versionCode, sha256 } = stored;
  return {
    state: withUploadEffect(changed, edit, { kind: endpoint, versionCode, sha256 }),
    value: artifactBody(stored),
  };
}

function storedAs(artifact: UploadedArtifact, kind: 'bundle' | 'apk'): Omit<StoredArtifact, 'readyAtMs'> {
  const { versionCode, sha1, sha256, restrictedPermissions, signature } = artifact;
  const key = signature.state === 'verified' ? { keySha1: signature.keySha1 } : {};
  return { kind, versionCode, sha1, sha256, restrictedPermissions, ...key };
}

/** A bundle or an APK as the API shows it: an APK hides its hashes under `binary`. */
export function artifactBody({
  kind,
  versionCode,
  sha1,
  sha256,
}: Omit<StoredArtifact, 'readyAtMs'>): Record<string, unknown> {
  return kind === 'bundle' ? { versionCode, sha1, sha256 } : { versionCode, binary: { sha1, sha256 } };
}

/** The artifacts of the app and of the edit, the newest first. */
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
