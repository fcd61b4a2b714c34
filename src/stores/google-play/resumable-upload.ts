import { stat } from 'node:fs/promises';
import { SlipwayError } from '../../errors/slipway-error.ts';
import { backOff, isTransient } from '../patience.ts';
import type { RawAnswer } from '../raw-answer.ts';
import type { FilePart } from '../send-streamed.ts';
import type { PlayClient } from './client.ts';
import { refusalError } from './errors.ts';
import { withRetries } from './pace.ts';
import type { RawRequest } from './transport.ts';

/** Long enough for a chunk over a bad line; Google asks for at least two minutes. */
const chunkTimeoutMs = 5 * 60_000;

const anyBytes = 'application/octet-stream';

export interface FileUpload {
  /** Path below `/upload`, without a query. */
  readonly path: string;
  readonly file: string;
  readonly sizeBytes: number;
  /** Its media type; bytes of any kind when left out. */
  readonly contentType?: string;
  /** The session of an earlier process, if there was one. */
  readonly sessionUrl: string | undefined;
  readonly onSession: (sessionUrl: string) => Promise<void>;
  readonly onProgress: (sentBytes: number) => void;
}

/**
 * Google's resumable upload: a session, chunks in multiples of 256 KiB, and after every break a question of
 * how much has arrived. The file is streamed, so memory stays flat. Hands back the final answer's body.
 */
export async function uploadFile(client: PlayClient, upload: FileUpload): Promise<unknown> {
  const remembered = upload.sessionUrl === undefined ? undefined : trustedUrl(client, upload.sessionUrl);
  const known = remembered === undefined ? undefined : await ask(client, remembered, upload.sizeBytes);
  if (remembered !== undefined && known !== undefined && known !== 'unknown-session') {
    return sendFrom(client, { ...upload, sessionUrl: remembered }, known);
  }
  const sessionUrl = await openSession(client, upload);
  await upload.onSession(sessionUrl);
  return sendFrom(client, { ...upload, sessionUrl }, { kind: 'stored', bytes: 0 });
}

type Progress =
  | { readonly kind: 'stored'; readonly bytes: number }
  | { readonly kind: 'done'; readonly body: unknown };

type OpenUpload = FileUpload & { readonly sessionUrl: string };

async function openSession(
  client: PlayClient,
  { path, sizeBytes, contentType }: FileUpload,
): Promise<string> {
  const url = `${client.transport.origin}/upload${path}?uploadType=resumable`;
  const headers = {
    'content-type': 'application/json',
    'x-upload-content-type': contentType ?? anyBytes,
    'x-upload-content-length': String(sizeBytes),
  };
  const answer = await withRetries(client.pace, () =>
    accepted(client, { method: 'POST', url, headers, timeoutMs: chunkTimeoutMs }),
  );
  const location = answer.headers.get('location');
  const sessionUrl = location === null ? undefined : trustedUrl(client, location);
  if (sessionUrl === undefined)
    throw refusalError({ status: answer.status, body: 'no upload session was opened' });
  return sessionUrl;
}

async function sendFrom(client: PlayClient, upload: OpenUpload, first: Progress): Promise<unknown> {
  const { file, sizeBytes, onProgress } = upload;
  let progress = first;
  for (let failures = 0; progress.kind === 'stored'; ) {
    onProgress(progress.bytes);
    const start: number = progress.bytes;
    const lengthBytes = Math.min(client.pace.chunkBytes, sizeBytes - start);
    if ((await stat(file)).size < start + lengthBytes) throw changedFile(upload);
    const next = await sendChunk(client, upload, { file, start, lengthBytes });
    progress = next ?? (await recovered(client, upload));
    failures = progress.kind === 'stored' && progress.bytes <= start ? failures + 1 : 0;
    if (failures >= client.pace.attempts) throw stuck(start);
    if (failures > 0) await backOff(client.pace, failures);
  }
  onProgress(sizeBytes);
  return progress.body;
}

/** Undefined when the connection or the server failed, so that it is not known what arrived. */
async function sendChunk(
  client: PlayClient,
  { sessionUrl, sizeBytes, contentType }: OpenUpload,
  part: FilePart,
): Promise<Progress | undefined> {
  const range = `bytes ${part.start}-${part.start + part.lengthBytes - 1}/${sizeBytes}`;
  try {
    const answer = await client.transport.stream({
      url: sessionUrl,
      headers: { 'content-range': range, 'content-type': contentType ?? anyBytes },
      body: part,
      timeoutMs: chunkTimeoutMs,
    });
    return progressOf(checked(answer));
  } catch (error) {
    if (isTransient(error)) return undefined;
    throw error;
  }
}

async function recovered(client: PlayClient, { sessionUrl, sizeBytes }: OpenUpload): Promise<Progress> {
  const progress = await ask(client, sessionUrl, sizeBytes);
  if (progress !== 'unknown-session') return progress;
  throw refusalError({ status: 404, body: 'the upload session ended' });
}

/** How much of the file has arrived. A complete one is finished by the question. */
async function ask(
  client: PlayClient,
  url: string,
  sizeBytes: number,
): Promise<Progress | 'unknown-session'> {
  const headers = { 'content-range': `bytes */${sizeBytes}` };
  return withRetries(client.pace, async () => {
    const answer = await client.transport.send({ method: 'PUT', url, headers, timeoutMs: chunkTimeoutMs });
    if (answer.status === 404 || answer.status === 410) return 'unknown-session';
    return progressOf(checked(answer));
  });
}

async function accepted(client: PlayClient, request: RawRequest): Promise<RawAnswer> {
  return checked(await client.transport.send(request));
}

function checked(answer: RawAnswer): RawAnswer {
  const fine = answer.status === 308 || (answer.status >= 200 && answer.status < 300);
  if (!fine) throw refusalError(answer);
  return answer;
}

function progressOf({ status, headers, body }: RawAnswer): Progress {
  if (status !== 308) return { kind: 'done', body };
  const last = /^bytes=0-(\d+)$/.exec(headers.get('range') ?? '')?.[1];
  return { kind: 'stored', bytes: last === undefined ? 0 : Number(last) + 1 };
}

/**
 * The session's address, if it lies where our token may go: it can come from a journal. A local Play may
 * have another port today than when the session began.
 */
function trustedUrl(client: PlayClient, text: string): string | undefined {
  if (!URL.canParse(text)) return undefined;
  const url = new URL(text);
  const origin = new URL(client.transport.origin);
  if (origin.protocol === 'https:') {
    return url.protocol === 'https:' && url.hostname.endsWith('.googleapis.com') ? url.href : undefined;
  }
  const local = url.protocol === 'http:' && url.hostname === origin.hostname;
  return local ? `${origin.origin}${url.pathname}${url.search}` : undefined;
}

function changedFile({ file }: FileUpload): SlipwayError {
  return new SlipwayError('STORE_UPLOAD_MISMATCH', {
    message: 'The file became shorter while it was being uploaded.',
    seen: file,
  });
}

function stuck(start: number): SlipwayError {
  return new SlipwayError('STORE_UNAVAILABLE', {
    message: 'The upload does not get any further.',
    seen: `after ${start} bytes`,
  });
}
