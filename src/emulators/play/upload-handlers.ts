import { createHash, randomBytes } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { type Answer, json } from '../serving/answer.ts';
import { callerOf, type PlayContext, type PlayRequest } from './context.ts';
import { editFor } from './edits.ts';
import type { UploadSession, UploadTarget } from './model.ts';
import { badRequest } from './refusal.ts';
import { storeBody } from './store-body.ts';
import { editOfSession, finishUpload, openSession, sessionFor, type UploadedFile } from './uploads.ts';

/** Google accepts chunks in multiples of this; only the last one may be shorter. */
const chunkGranularityBytes = 256 * 1024;

/** `uploadType=media` takes the whole file at once; `resumable` opens a session. */
export async function startUpload(request: PlayRequest): Promise<Answer> {
  const { play, url } = request;
  const caller = callerOf(request);
  const editId = request.part('edit');
  const session: UploadSession = {
    id: randomBytes(24).toString('base64url'),
    editId: editFor(play.storage.read(), caller, editId).id,
    applicationId: caller.applicationId,
    target: targetOf(request),
    result: undefined,
  };
  const uploadType = url.searchParams.get('uploadType');
  if (uploadType !== 'resumable' && uploadType !== 'media') {
    throw badRequest(`Unsupported uploadType: ${uploadType}.`);
  }
  play.storage.update((state) => ({ state: openSession(state, session), value: undefined }));
  if (uploadType === 'media') {
    await storeBody(request, { file: partFile(play, session), start: 0 });
    return finish(play, session);
  }
  request.http.resume();
  const location = new URL(url.pathname, url.origin);
  location.search = new URLSearchParams({ uploadType, upload_id: session.id }).toString();
  return { status: 200, headers: { location: location.href, 'x-guploader-uploadid': session.id } };
}

/** A chunk, or a status query, for an open session. The session's address is all the authority it takes. */
export async function continueUpload(request: PlayRequest): Promise<Answer> {
  const { play, http, url } = request;
  const session = sessionFor(play.storage.read(), url.searchParams.get('upload_id') ?? '');
  if (session.result !== undefined) {
    http.resume();
    return json(session.result);
  }
  editOfSession(play.storage.read(), session, play.clock.now());
  const range = parseRange(http.headers['content-range'], Number(http.headers['content-length'] ?? 0));
  const file = partFile(play, session);
  if (range.kind === 'chunk') await takeChunk(request, file, range);
  else http.resume();
  const stored = await storedBytes(file, range.total);
  if (range.total !== undefined && stored === range.total) return finish(play, session);
  return { status: 308, headers: stored === 0 ? {} : { range: `bytes=0-${stored - 1}` } };
}

type Range =
  | { readonly kind: 'query'; readonly total: number | undefined }
  | {
      readonly kind: 'chunk';
      readonly start: number;
      readonly end: number;
      readonly total: number | undefined;
    };

function parseRange(header: string | undefined, length: number): Range {
  if (header === undefined) return { kind: 'chunk', start: 0, end: length - 1, total: length };
  const match = /^bytes (?:\*|(\d+)-(\d+))\/(\*|\d+)$/.exec(header);
  if (match === null) throw badRequest(`Invalid Content-Range: ${header}`);
  const total = match[3] === '*' ? undefined : Number(match[3]);
  if (match[1] === undefined) return { kind: 'query', total };
  return { kind: 'chunk', start: Number(match[1]), end: Number(match[2]), total };
}

async function takeChunk(
  request: PlayRequest,
  file: string,
  { start, end, total }: Extract<Range, { kind: 'chunk' }>,
): Promise<void> {
  const length = end + 1 - start;
  if (total !== end + 1 && length % chunkGranularityBytes !== 0) {
    throw badRequest(`Chunks must be multiples of ${chunkGranularityBytes} bytes; this one has ${length}.`);
  }
  if (start > (await storedBytes(file, total))) throw badRequest(`Bytes before ${start} are missing.`);
  const written = await storeBody(request, { file, start });
  if (written !== length) throw badRequest(`The body has ${written} bytes, its Content-Range ${length}.`);
}

/** Bytes that count as arrived: whole granules, or the complete file. */
async function storedBytes(file: string, total: number | undefined): Promise<number> {
  const size = await stat(file).then(
    (found) => found.size,
    () => 0,
  );
  return size === total ? size : size - (size % chunkGranularityBytes);
}

async function finish(play: PlayContext, session: UploadSession): Promise<Answer> {
  const path = partFile(play, session);
  const file = session.target.kind === 'deobfuscation' ? undefined : await read(play, path);
  const value = play.storage.update((state) => {
    const edit = editOfSession(state, session, play.clock.now());
    const done = finishUpload(state, { edit, target: session.target, file, wallNowMs: Date.now() });
    return { state: openSession(done.state, { ...session, result: done.value }), value: done.value };
  });
  await rm(path, { force: true });
  return json(value);
}

async function read(play: PlayContext, path: string): Promise<UploadedFile | undefined> {
  const sha1 = createHash('sha1');
  await pipeline(createReadStream(path), sha1);
  try {
    const { applicationId, versionCode, sha256, signed = true } = await play.readUpload(path);
    return { applicationId, versionCode, sha256, signed, sha1: sha1.digest('hex') };
  } catch {
    return undefined;
  }
}

function targetOf({ part }: PlayRequest): UploadTarget {
  switch (part('artifacts')) {
    case 'bundles':
      return { kind: 'bundle' };
    case 'apks':
      return { kind: 'apk' };
    default:
      return { kind: 'deobfuscation', versionCode: Number(part('code')), type: part('type') };
  }
}

function partFile(play: PlayContext, session: UploadSession): string {
  return join(play.storage.uploadsDir, `${session.id}.part`);
}
