import type { IncomingHttpHeaders } from 'node:http';
import type { Answer } from '../serving/answer.ts';
import type { UploadSession } from './model.ts';
import { boundaryOf } from './multipart.ts';
import { chunkGranularityBytes } from './received.ts';
import { badRequest } from './refusal.ts';
import type { UploadDialect } from './upload-command.ts';

/** How a client wants to send a file, and what it announces of it. */
export type StartingProtocol = {
  readonly contentType: string | undefined;
  readonly totalBytes: number | undefined;
} & (
  | { readonly kind: 'media' | 'multipart' }
  | { readonly kind: 'resumable'; readonly dialect: UploadDialect }
);

/** Read from `uploadType`, or from `X-Goog-Upload-Protocol`, which wins. Throws a refusal for any other. */
export function startingProtocol(headers: IncomingHttpHeaders, url: URL): StartingProtocol {
  const uploadType = url.searchParams.get('uploadType');
  const goog = text(headers['x-goog-upload-protocol'])?.toLowerCase();
  const contentType = headers['content-type'];
  switch (goog ?? uploadType) {
    case 'resumable':
      return goog === undefined ? byRange(headers) : byGoogHeaders(headers);
    case 'multipart':
      return { kind: 'multipart', contentType, totalBytes: undefined };
    case 'media':
    case 'raw':
      return { kind: 'media', contentType, totalBytes: number(headers['content-length']) };
    case null:
    case undefined:
      if (boundaryOf(contentType) !== undefined)
        return { kind: 'multipart', contentType, totalBytes: undefined };
      throw badRequest('The uploadType parameter is missing.');
    default:
      throw badRequest(`Unsupported uploadType: ${goog ?? uploadType}.`);
  }
}

function byRange(headers: IncomingHttpHeaders): StartingProtocol {
  return {
    kind: 'resumable',
    dialect: 'range',
    contentType: text(headers['x-upload-content-type']),
    totalBytes: number(headers['x-upload-content-length']),
  };
}

function byGoogHeaders(headers: IncomingHttpHeaders): StartingProtocol {
  const command = text(headers['x-goog-upload-command'])?.toLowerCase();
  if (command !== 'start') throw badRequest(`An upload does not begin with the command ${command}.`);
  return {
    kind: 'resumable',
    dialect: 'goog',
    contentType: text(headers['x-goog-upload-header-content-type']),
    totalBytes: number(headers['x-goog-upload-header-content-length']),
  };
}

interface Started {
  readonly url: URL;
  readonly session: UploadSession;
}

/** The session's address, in the header where the client looks for it. */
export function startAnswer(dialect: UploadDialect, { url, session }: Started): Answer {
  const location = new URL(url.pathname, url.origin);
  location.search = new URLSearchParams({ uploadType: 'resumable', upload_id: session.id }).toString();
  const id = { 'x-guploader-uploadid': session.id };
  if (dialect === 'range') return { status: 200, headers: { ...id, location: location.href } };
  return {
    status: 200,
    headers: {
      ...id,
      'x-goog-upload-status': 'active',
      'x-goog-upload-url': location.href,
      'x-goog-upload-control-url': location.href,
      'x-goog-upload-chunk-granularity': String(chunkGranularityBytes),
    },
  };
}

function text(header: string | string[] | undefined): string | undefined {
  return Array.isArray(header) ? header[0] : header;
}

function number(header: string | string[] | undefined): number | undefined {
  const value = text(header);
  return value === undefined || !/^\d+$/.test(value) ? undefined : Number(value);
}
