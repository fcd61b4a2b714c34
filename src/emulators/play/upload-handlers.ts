import { randomBytes } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { type Answer, json } from '../serving/answer.ts';
import { callerOf, type PlayRequest } from './context.ts';
import { editFor } from './edits.ts';
import { finish } from './finish-upload.ts';
import type { UploadSession, UploadTarget } from './model.ts';
import { chunkGranularityBytes, partFile, receivedBytes, takeChunk } from './received.ts';
import { PlayRefusal, refusalBody } from './refusal.ts';
import { startAnswer, startingProtocol } from './start-upload.ts';
import { type UploadCommand, uploadCommand } from './upload-command.ts';
import { checkMediaType, checkSize } from './upload-rules.ts';
import { closeSession, editOfSession, openSession, sessionFor } from './uploads.ts';
import { storeWhole } from './whole-upload.ts';

/** The whole file at once (`media`, `multipart`), or a session for a resumable upload in either dialect. */
export async function startUpload(request: PlayRequest): Promise<Answer> {
  const { play, http, url } = request;
  const caller = callerOf(request);
  const protocol = startingProtocol(http.headers, url);
  const target = targetOf(request);
  const session: UploadSession = {
    id: randomBytes(24).toString('base64url'),
    editId: editFor(play.storage.read(), caller, request.part('edit')).id,
    applicationId: caller.applicationId,
    target,
    totalBytes: protocol.totalBytes,
    result: undefined,
  };
  if (protocol.kind !== 'multipart') checkMediaType(target, protocol.contentType);
  checkSize(target, protocol.totalBytes);
  play.storage.update((state) => ({ state: openSession(state, session), value: undefined }));
  if (protocol.kind === 'resumable') {
    http.resume();
    return startAnswer(protocol.dialect, { url, session });
  }
  await storeWhole(request, session, protocol.kind);
  return json(await finish(play, session));
}

/** A chunk, a question or a cancellation. The session's address is all the authority it takes. */
export async function continueUpload(request: PlayRequest): Promise<Answer> {
  const { play, http, url } = request;
  const session = sessionFor(play.storage.read(), url.searchParams.get('upload_id') ?? '');
  const command = uploadCommand(http.headers);
  const stop = () => void http.destroy();
  try {
    return await play.writers.take(session.id, stop, () => obey(request, session.id, command));
  } catch (error) {
    if (!(error instanceof PlayRefusal) || command.dialect === 'range') throw error;
    // The client for Ruby goes by the header: without it, it would ask on and on.
    http.resume();
    const headers = { 'x-goog-upload-status': 'final' };
    return { status: error.details.code, headers, body: refusalBody(error.details) };
  }
}

async function obey(request: PlayRequest, id: string, command: UploadCommand): Promise<Answer> {
  const { play, http } = request;
  const session = sessionFor(play.storage.read(), id);
  if (command.kind === 'chunk' && session.result === undefined) {
    editOfSession(play.storage.read(), session, play.clock.now());
    if (session.totalBytes === undefined) checkMediaType(session.target, http.headers['content-type']);
    await takeChunk(request, partFile(play, session), command);
  } else http.resume();
  if (session.result !== undefined) return finalAnswer(command, session.result);
  if (command.kind === 'cancel') return cancel(request, session);
  const totalBytes = command.totalBytes ?? session.totalBytes;
  const received = await receivedBytes(partFile(play, session), endOf(command, totalBytes));
  if (isComplete(command, received, totalBytes)) return finalAnswer(command, await finish(play, session));
  return progressAnswer(command, received);
}

/** What a `finalize` or a body of unknown length ends is complete, whatever size it has. */
function endOf(command: UploadCommand, totalBytes: number | undefined): number | undefined {
  if (command.kind !== 'chunk' || !command.last) return totalBytes;
  return totalBytes ?? command.start + (command.lengthBytes ?? 0);
}

function isComplete(command: UploadCommand, received: number, totalBytes: number | undefined): boolean {
  if (totalBytes !== undefined) return received === totalBytes;
  return command.kind === 'chunk' && command.last;
}

function finalAnswer({ dialect }: UploadCommand, body: Readonly<Record<string, unknown>>): Answer {
  return dialect === 'range' ? json(body) : { ...json(body), headers: { 'x-goog-upload-status': 'final' } };
}

function progressAnswer({ dialect }: UploadCommand, received: number): Answer {
  if (dialect === 'range') {
    return { status: 308, headers: received === 0 ? {} : { range: `bytes=0-${received - 1}` } };
  }
  return {
    status: 200,
    headers: {
      'x-goog-upload-status': 'active',
      'x-goog-upload-size-received': String(received),
      'x-goog-upload-chunk-granularity': String(chunkGranularityBytes),
    },
  };
}

async function cancel({ play }: PlayRequest, session: UploadSession): Promise<Answer> {
  play.storage.update((state) => ({ state: closeSession(state, session.id), value: undefined }));
  await rm(partFile(play, session), { force: true });
  return { status: 200, headers: { 'x-goog-upload-status': 'cancelled' } };
}

function targetOf({ part }: PlayRequest): UploadTarget {
  switch (part('artifacts')) {
    case 'bundles':
      return { kind: 'bundle' };
    case 'apks':
      return { kind: 'apk' };
    case 'listings':
      return { kind: 'image', language: part('language'), type: part('imageType') };
    default:
      return { kind: 'deobfuscation', versionCode: Number(part('code')), type: part('type') };
  }
}
