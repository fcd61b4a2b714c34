import { rm, writeFile } from 'node:fs/promises';
import type { IncomingMessage } from 'node:http';
import { join } from 'node:path';
import type { Answer } from '../../serving/answer.ts';
import { storeBody } from '../../serving/store-body.ts';
import type { AppStoreState, Ref, Resource } from '../model.ts';
import { count, text } from '../resources.ts';
import { contentTypeOf, partsOf, type UploadPart } from './upload-operations.ts';

export interface PartRequest {
  readonly state: AppStoreState;
  readonly nowMs: number;
  readonly uploadsDir: string;
  readonly http: IncomingMessage;
  readonly url: URL;
  readonly midway: () => Promise<void>;
  /** The answer is that of a success, and nothing is kept. */
  readonly ignore: boolean;
}

/** Whether a request is for the storage that takes the parts of files, and not for the API. */
export const isPartAddress = (path: string): boolean => path.startsWith('/uploads/');

/**
 * Takes one part of a file. It may come beside the others, in any order, and again: what came last counts. The
 * answers are those of the storage behind Apple's addresses, which speaks XML and knows nothing of tokens.
 */
export async function takePart(request: PartRequest): Promise<Answer> {
  const { http, url, state } = request;
  const found = /^\/uploads\/(\w+)\/([0-9a-f-]+)\/(\d+)$/.exec(url.pathname);
  const [, type = '', id = '', number] = found ?? [];
  const asset = state.resources[type]?.[id];
  const part = asset === undefined ? undefined : partsOf(asset).find((one) => one.number === Number(number));
  if (asset === undefined || part === undefined) return refused(http, denied);
  const problem = problemOf(request, asset, part);
  return problem === undefined ? store(request, asset, part) : refused(http, problem);
}

/** A part that arrived whole is told by a file of its own beside the bytes. */
export function partMark(file: string, { number }: Pick<UploadPart, 'number'>): string {
  return `${file}.${number}`;
}

export function uploadedFile(uploadsDir: string, { type, id }: Ref): string {
  return join(uploadsDir, `${type}-${id}`);
}

interface StorageError {
  readonly status: number;
  readonly code: string;
  readonly message: string;
}

const denied: StorageError = { status: 403, code: 'AccessDenied', message: 'Access Denied' };

function problemOf(
  { http, url, nowMs }: PartRequest,
  asset: Resource,
  part: UploadPart,
): StorageError | undefined {
  if (url.searchParams.get('signature') !== text(asset.kept, 'signature')) return denied;
  if (http.method !== 'PUT') return { status: 405, code: 'MethodNotAllowed', message: 'Only PUT is allowed' };
  if (http.headers.authorization !== undefined) {
    const message = 'Only one auth mechanism allowed: the address is signed already';
    return { status: 400, code: 'InvalidArgument', message };
  }
  if (http.headers['content-type'] !== contentTypeOf(asset)) {
    const message = 'The request has another Content-Type than the one that its address was signed with';
    return { status: 403, code: 'SignatureDoesNotMatch', message };
  }
  if (count(asset.kept, 'expiresAtMs') <= nowMs) return { ...denied, message: 'Request has expired' };
  const announced = Number(http.headers['content-length'] ?? part.length);
  return announced === part.length ? undefined : incomplete(part, announced);
}

function incomplete({ length }: UploadPart, seen: number): StorageError {
  return {
    status: 400,
    code: 'IncompleteBody',
    message: `The part has ${length} bytes, the request ${seen}`,
  };
}

async function store(
  { http, uploadsDir, midway, ignore }: PartRequest,
  asset: Resource,
  part: UploadPart,
): Promise<Answer> {
  if (ignore) {
    http.resume();
    return { status: 200 };
  }
  const file = uploadedFile(uploadsDir, asset);
  await rm(partMark(file, part), { force: true });
  const target = { file, start: part.offset, keepsRest: true };
  const written = await storeBody(http as AsyncIterable<Buffer>, target, midway);
  if (written !== part.length) return refused(http, incomplete(part, written));
  await writeFile(partMark(file, part), '');
  return { status: 200 };
}

function refused(http: IncomingMessage, { status, code, message }: StorageError): Answer {
  http.resume();
  const body = `<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>${code}</Code><Message>${message}</Message></Error>`;
  return { status, headers: { 'content-type': 'application/xml' }, body };
}
