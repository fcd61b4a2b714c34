import { open, stat } from 'node:fs/promises';
import { setTimeout as wait } from 'node:timers/promises';
import { SlipwayError } from '../../errors/slipway-error.ts';
import { hasCode } from '../patience.ts';
import type { UploadRequest, UploadResult } from '../store.ts';
import type { EditRef, HeldArtifact, PlayClient } from './client.ts';
import { playCode } from './play-code.ts';
import { uploadFile } from './resumable-upload.ts';

type ArtifactKind = 'bundle' | 'apk';

/**
 * Puts the artifact, its mapping file and its native symbols into an edit. An edit of an earlier process is gone on with while
 * it lives; what it or the app holds already is not sent again.
 */
export async function upload(client: PlayClient, request: UploadRequest): Promise<UploadResult> {
  const { memory, observer, applicationId } = request;
  const kind = await kindOf(request.file);
  const remembered = await livingEdit(client, request);
  const edit = remembered ?? (await client.insertEdit(applicationId));
  if (remembered === undefined) await observer.editOpened(edit.editId);
  const sessionUrl = remembered === undefined ? undefined : memory.sessionUrl;
  const known = await holds(client, edit, { kind, request });
  const artifact = known ?? (await send(client, edit, { kind, request, sessionUrl }));
  if (artifact.sha256 !== request.sha256.toLowerCase() || artifact.versionCode !== request.versionCode) {
    throw mismatch(request, artifact);
  }
  await sendSymbols(client, edit, { request, type: 'proguard', file: request.mappingFile });
  await sendSymbols(client, edit, { request, type: 'nativeCode', file: request.nativeSymbolsFile });
  return { editId: edit.editId, ...artifact, reused: known !== undefined };
}

interface Sending {
  readonly kind: ArtifactKind;
  readonly request: UploadRequest;
  readonly sessionUrl?: string | undefined;
}

async function livingEdit(
  client: PlayClient,
  { applicationId, memory }: UploadRequest,
): Promise<EditRef | undefined> {
  if (memory.editId === undefined) return undefined;
  const edit = { applicationId, editId: memory.editId };
  return (await client.editState(edit)) === 'open' ? edit : undefined;
}

/** The same file, found by its hash in the edit or the app. */
async function holds(
  client: PlayClient,
  edit: EditRef,
  { kind, request }: Sending,
): Promise<HeldArtifact | undefined> {
  const held = await client.listArtifacts(edit, kind);
  return held.find(({ sha256 }) => sha256 === request.sha256.toLowerCase());
}

async function send(client: PlayClient, edit: EditRef, sending: Sending): Promise<HeldArtifact> {
  const { kind, request, sessionUrl } = sending;
  try {
    const body = await uploadFile(client, {
      path: `${editPath(edit)}/${kind === 'bundle' ? 'bundles' : 'apks'}`,
      file: request.file,
      sizeBytes: request.sizeBytes,
      sessionUrl,
      onSession: (url) => request.observer.sessionOpened(url),
      onProgress: (sentBytes) => request.observer.progress(sentBytes),
    });
    return artifactIn(body);
  } catch (error) {
    // The version code may be taken by this very file, when the answer to its last bytes was lost.
    if (!hasCode(error, 'STORE_VERSION_CODE_USED')) throw error;
    return awaitListed(client, edit, { sending, refused: error });
  }
}

interface Refused {
  readonly sending: Sending;
  readonly refused: unknown;
}

/** A bundle that is still being processed is not listed yet, and neither is what took its version code. */
async function awaitListed(
  client: PlayClient,
  edit: EditRef,
  { sending, refused }: Refused,
): Promise<HeldArtifact> {
  const { kind, request } = sending;
  const giveUpAt = performance.now() + client.pace.processingLimitMs;
  for (;;) {
    const listed = await client.listArtifacts(edit, kind);
    const known = listed.find(({ sha256 }) => sha256 === request.sha256.toLowerCase());
    if (known !== undefined) return known;
    const taken = listed.some(({ versionCode }) => versionCode === request.versionCode);
    if (taken || performance.now() > giveUpAt) throw refused;
    await wait(client.pace.processingPollMs);
  }
}

interface Symbols {
  readonly request: UploadRequest;
  readonly type: 'proguard' | 'nativeCode';
  readonly file: string | undefined;
}

/** Sent on every attempt: Play lists no symbol files, and the same one twice does no harm. */
async function sendSymbols(
  client: PlayClient,
  edit: EditRef,
  { request, type, file }: Symbols,
): Promise<void> {
  if (file === undefined) return;
  await uploadFile(client, {
    path: `${editPath(edit)}/apks/${playCode(request.versionCode)}/deobfuscationFiles/${type}`,
    file,
    sizeBytes: (await stat(file)).size,
    sessionUrl: undefined,
    onSession: async () => undefined,
    onProgress: () => undefined,
  });
}

function editPath({ applicationId, editId }: EditRef): string {
  return `/androidpublisher/v3/applications/${encodeURIComponent(applicationId)}/edits/${encodeURIComponent(editId)}`;
}

/** By the suffix; a file of another name by what only a bundle has in its zip directory. */
async function kindOf(file: string): Promise<ArtifactKind> {
  if (file.toLowerCase().endsWith('.apk')) return 'apk';
  if (file.toLowerCase().endsWith('.aab')) return 'bundle';
  const handle = await open(file, 'r');
  try {
    const { size } = await handle.stat();
    const tail = Buffer.alloc(Math.min(size, 4 * 1024 * 1024));
    await handle.read(tail, 0, tail.length, size - tail.length);
    return tail.includes('BundleConfig.pb') ? 'bundle' : 'apk';
  } finally {
    await handle.close();
  }
}

function artifactIn(body: unknown): HeldArtifact {
  const answer = (body ?? {}) as { versionCode?: number; sha256?: string; binary?: { sha256?: string } };
  return {
    versionCode: answer.versionCode ?? 0,
    sha256: (answer.sha256 ?? answer.binary?.sha256 ?? '').toLowerCase(),
  };
}

function mismatch(request: UploadRequest, artifact: HeldArtifact): SlipwayError {
  return new SlipwayError('STORE_UPLOAD_MISMATCH', {
    message: 'Google Play holds another file than the one that was uploaded.',
    seen: [
      `store: version code ${artifact.versionCode}, sha256 ${artifact.sha256}`,
      `file:  version code ${request.versionCode}, sha256 ${request.sha256}`,
    ].join('\n'),
  });
}
