import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';

export interface WireRequest {
  readonly method: string;
  /** With its query, decoded. */
  readonly path: string;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly body: unknown;
  readonly token: string;
  /** How many came before it. */
  readonly number: number;
}

export type WireAnswer =
  | {
      readonly status?: number;
      readonly headers?: Readonly<Record<string, string>>;
      /** Sent as JSON, or as it is when it is a text. */
      readonly body?: unknown;
    }
  | 'break'
  | 'break in the body'
  | 'stay silent';

/** A server that answers as a test says: what goes wrong on the wire, where a well-behaved server has no part. Ends with its test. */
export async function startWire(answer: (request: WireRequest) => WireAnswer | Promise<WireAnswer>) {
  const requests: WireRequest[] = [];
  const server = createServer(async (incoming, response) => {
    const request = await readRequest(incoming, requests.length);
    requests.push(request);
    write(response, await answer(request));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const close = async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  };
  onTestFinished(close);
  return { origin, requests, close };
}

async function readRequest(incoming: IncomingMessage, number: number): Promise<WireRequest> {
  const chunks: Buffer[] = await incoming.toArray();
  const text = Buffer.concat(chunks).toString('utf8');
  return {
    method: incoming.method ?? '',
    path: decodeURIComponent(incoming.url ?? ''),
    headers: incoming.headers,
    body: text === '' ? undefined : JSON.parse(text),
    token: String(incoming.headers.authorization).replace('Bearer ', ''),
    number,
  };
}

function write(response: ServerResponse, answer: WireAnswer): void {
  if (answer === 'stay silent') return;
  if (answer === 'break') {
    response.destroy();
    return;
  }
  if (answer === 'break in the body') {
    response.writeHead(200, { 'content-type': 'application/json' });
    response.write('{"data":', () => response.destroy());
    return;
  }
  const { status = 200, headers = {}, body = { data: [], links: { self: '' } } } = answer;
  response.writeHead(status, { 'content-type': 'application/json', ...headers });
  response.end(status === 204 ? undefined : typeof body === 'string' ? body : JSON.stringify(body));
}
