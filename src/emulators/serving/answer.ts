import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { pipeline } from 'node:stream/promises';
import { setTimeout as wait } from 'node:timers/promises';

/** What a handler hands back. */
export interface Answer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent as JSON; a string as HTML; undefined as nothing. */
  readonly body?: unknown;
  /** Sent instead of a body, as it lies on the disk. */
  readonly file?: SentFile;
}

export interface SentFile {
  readonly path: string;
  readonly type: string;
}

export const json = (body: unknown): Answer => ({ status: 200, body });

export interface Sending {
  /** Awaited when half of the answer has been sent. */
  readonly midway: () => Promise<void>;
  /** As fast as the connection when left out. */
  readonly bytesPerSecond?: number | undefined;
}

/** Sends the first half of an answer, waits for `midway`, and sends the rest. */
export async function send(response: ServerResponse, answer: Answer, sending: Sending): Promise<void> {
  if (answer.file !== undefined) return sendFile(response, answer, answer.file);
  const payload = payloadOf(answer.body);
  response.writeHead(answer.status, {
    ...(answer.body === undefined ? {} : { 'content-type': contentType(answer.body) }),
    'content-length': payload.length,
    ...answer.headers,
  });
  const half = Math.ceil(payload.length / 2);
  if (half > 0) await write(response, payload.subarray(0, half), sending);
  await sending.midway();
  await write(response, payload.subarray(half), sending);
  response.end();
}

async function sendFile(
  response: ServerResponse,
  { status, headers }: Answer,
  file: SentFile,
): Promise<void> {
  const { size } = await stat(file.path);
  response.writeHead(status, { 'content-type': file.type, 'content-length': size, ...headers });
  await pipeline(createReadStream(file.path), response);
}

/** The whole body of a small request. It may be asked for again: a stream can be read once only. */
export function bodyOf(request: IncomingMessage): Promise<string> {
  const known = bodies.get(request) ?? readBody(request);
  bodies.set(request, known);
  return known;
}

const bodies = new WeakMap<IncomingMessage, Promise<string>>();

async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}

const dropsPerSecond = 10;

async function write(response: ServerResponse, bytes: Buffer, { bytesPerSecond }: Sending): Promise<void> {
  const drop =
    bytesPerSecond === undefined ? bytes.length : Math.max(1, Math.round(bytesPerSecond / dropsPerSecond));
  for (let sent = 0; sent < bytes.length && !response.destroyed; sent += drop) {
    if (bytesPerSecond !== undefined) await wait((1000 * drop) / bytesPerSecond);
    await new Promise<void>((resolve) => response.write(bytes.subarray(sent, sent + drop), () => resolve()));
  }
}

function payloadOf(body: unknown): Buffer {
  if (body === undefined) return Buffer.alloc(0);
  return Buffer.from(typeof body === 'string' ? body : JSON.stringify(body));
}

function contentType(body: unknown): string {
  return typeof body === 'string' ? 'text/html; charset=UTF-8' : 'application/json; charset=UTF-8';
}
