import { storeBody } from '../serving/store-body.ts';
import type { PlayRequest } from './context.ts';
import type { UploadSession } from './model.ts';
import { boundaryOf, mediaPart } from './multipart.ts';
import { partFile } from './received.ts';
import { badRequest } from './refusal.ts';
import { checkMediaType } from './upload-rules.ts';

/** Stores a file that comes in one request: as its body, or as the second part of it. */
export async function storeWhole(
  request: PlayRequest,
  session: UploadSession,
  kind: 'media' | 'multipart',
): Promise<void> {
  const body = request.http as AsyncIterable<Buffer>;
  const target = { file: partFile(request.play, session), start: 0 };
  const media = kind === 'media' ? body : partOf(request, session, body);
  await storeBody(media, target, request.midway);
}

function partOf(
  { http }: PlayRequest,
  session: UploadSession,
  body: AsyncIterable<Buffer>,
): AsyncIterable<Buffer> {
  const boundary = boundaryOf(http.headers['content-type']);
  if (boundary === undefined) throw badRequest('The multipart body names no boundary.');
  return mediaPart(body, boundary, (contentType) => checkMediaType(session.target, contentType));
}
