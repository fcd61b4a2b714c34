import type { IncomingMessage, ServerResponse } from 'node:http';

/** What a handler hands back. */
export interface Answer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent as JSON; a string as HTML; undefined as nothing. */
  readonly body?: unknown;
}

export const json = (body: unknown): Answer => ({ status: 200, body });

/** Sends the first half of an answer, waits for `midway`, and sends the rest. */
export async function send(
  response: ServerResponse,
  answer: Answer,
  midway: () => void | Promise<void>,
): Promise<void> {
  const payload = payloadOf(answer.body);
  response.writeHead(answer.status, {
    ...(answer.body === undefined ? {} : { 'content-type': contentType(answer.body) }),
    'content-length': payload.length,
    ...answer.headers,
  });
  const half = Math.ceil(payload.length / 2);
  if (half > 0)
    await new Promise<void>((resolve) => response.write(payload.subarray(0, half), () => resolve()));
  await midway();
  response.end(payload.subarray(half));
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

function payloadOf(body: unknown): Buffer {
  if (body === undefined) return Buffer.alloc(0);
  return Buffer.from(typeof body === 'string' ? body : JSON.stringify(body));
}

function contentType(body: unknown): string {
  return typeof body === 'string' ? 'text/html; charset=UTF-8' : 'application/json; charset=UTF-8';
}
