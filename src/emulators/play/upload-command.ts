import type { IncomingHttpHeaders } from 'node:http';
import { badRequest } from './refusal.ts';

/**
 * How a client speaks of a resumable upload. `range`: `Content-Range` and status 308, as Google's clients for
 * Java, Python and Go do. `goog`: `X-Goog-Upload-*` headers and status 200, as the client for Ruby does, and
 * fastlane with it.
 */
export type UploadDialect = 'range' | 'goog';

/** What a request to an open session asks for. */
export type UploadCommand =
  | { readonly kind: 'query'; readonly dialect: UploadDialect; readonly totalBytes: number | undefined }
  | { readonly kind: 'cancel'; readonly dialect: UploadDialect }
  | UploadChunk;

export interface UploadChunk {
  readonly kind: 'chunk';
  readonly dialect: UploadDialect;
  readonly start: number;
  /** Undefined when neither range nor length is announced: whatever comes. */
  readonly lengthBytes: number | undefined;
  /** Size of the whole file, as far as this request knows it. */
  readonly totalBytes: number | undefined;
  /** Whether nothing comes after it. */
  readonly last: boolean;
}

/** What the headers of a request to an open session ask for. */
export function uploadCommand(headers: IncomingHttpHeaders): UploadCommand {
  const command = headers['x-goog-upload-command'];
  return command === undefined ? rangeCommand(headers) : googCommand(String(command), headers);
}

function rangeCommand(headers: IncomingHttpHeaders): UploadCommand {
  const header = headers['content-range'];
  const dialect = 'range';
  const announced = lengthOf(headers);
  if (header === undefined) {
    // The rest of the file, from its first byte; a length is missing when the client streams.
    return {
      kind: 'chunk',
      dialect,
      start: 0,
      lengthBytes: announced,
      totalBytes: announced,
      last: true,
    };
  }
  const match = /^bytes (?:\*|(\d+)-(\d+))\/(\*|\d+)$/.exec(header);
  if (match === null) throw badRequest(`Invalid Content-Range: ${header}`);
  const totalBytes = match[3] === '*' ? undefined : Number(match[3]);
  if (match[1] === undefined) return { kind: 'query', dialect, totalBytes };
  const [start, end] = [Number(match[1]), Number(match[2])];
  if (end < start) throw badRequest(`Invalid Content-Range: ${header}`);
  const last = totalBytes === end + 1;
  return { kind: 'chunk', dialect, start, lengthBytes: end + 1 - start, totalBytes, last };
}

function googCommand(command: string, headers: IncomingHttpHeaders): UploadCommand {
  const dialect = 'goog';
  const words = command.split(',').map((word) => word.trim().toLowerCase());
  if (words.includes('query')) return { kind: 'query', dialect, totalBytes: undefined };
  if (words.includes('cancel')) return { kind: 'cancel', dialect };
  if (!words.every((word) => word === 'upload' || word === 'finalize')) {
    throw badRequest(`Unknown X-Goog-Upload-Command: ${command}`);
  }
  const start = Number(headers['x-goog-upload-offset'] ?? 0);
  const lengthBytes = words.includes('upload') ? lengthOf(headers) : 0;
  return {
    kind: 'chunk',
    dialect,
    start,
    lengthBytes,
    totalBytes: undefined,
    last: words.includes('finalize'),
  };
}

function lengthOf(headers: IncomingHttpHeaders): number | undefined {
  const header = headers['content-length'];
  return header === undefined ? undefined : Number(header);
}
