import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type ReadWebhook, readWebhook, type WebhookEvent } from '../app-store-connect-api/webhook.ts';
import { SlipwayError } from '../errors/slipway-error.ts';

export interface Receiving {
  readonly host: string;
  /** 0: any free port. */
  readonly port: number;
  readonly secret: string;
  /** Called once for each event; what it throws is answered with 500, so that the store sends it again. */
  readonly onEvent: (event: WebhookEvent) => void | Promise<void>;
  /** Told of every request that was turned away. */
  readonly onRefused: (reason: string) => void;
}

export interface Receiver {
  readonly origin: string;
  readonly close: () => Promise<void>;
}

/** Apple's events have some hundred bytes; a body of more is none of them. */
const mostBytes = 64 * 1024;
/** So many ids are remembered, to tell an event that is delivered again. */
const remembered = 1000;

/** Listens for Apple's webhooks. Throws PORT_TAKEN. */
export async function receiveWebhooks(receiving: Receiving): Promise<Receiver> {
  const seen = new Set<string>();
  const server = createServer((request, response) => {
    answer(receiving, { request, response, seen }).catch(() => end(response, 500));
  });
  // A sender that dawdles does not hold a connection for ever.
  server.requestTimeout = 10_000;
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error) => reject(portError(error, receiving)));
    server.listen(receiving.port, receiving.host, resolve);
  });
  const { address, port, family } = server.address() as AddressInfo;
  const host = family === 'IPv6' ? `[${address}]` : address;
  return {
    origin: `http://${host}:${port}`,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

interface Exchange {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly seen: Set<string>;
}

async function answer(receiving: Receiving, { request, response, seen }: Exchange): Promise<void> {
  if (request.method !== 'POST') return end(response, 405);
  const body = await bodyOf(request);
  if (body === undefined) {
    receiving.onRefused('the body is too large');
    return end(response, 413);
  }
  const header = request.headers['x-apple-signature'];
  const signature = Array.isArray(header) ? undefined : header;
  const read = readWebhook({ body, signature, secret: receiving.secret });
  if (read.kind === 'refused') {
    receiving.onRefused(words[read.reason]);
    return end(response, read.reason === 'unreadable' ? 400 : 401);
  }
  if (!seen.has(read.event.id)) await receiving.onEvent(read.event);
  remember(seen, read.event.id);
  end(response, 200);
}

const words: Readonly<Record<Extract<ReadWebhook, { kind: 'refused' }>['reason'], string>> = {
  unsigned: 'it carries no signature',
  'wrong-signature': 'its signature is not made with the secret',
  unreadable: 'it is signed, and holds no event',
};

async function bodyOf(request: IncomingMessage): Promise<Buffer | undefined> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request) {
    length += (chunk as Buffer).length;
    if (length > mostBytes) return undefined;
    chunks.push(chunk as Buffer);
  }
  return Buffer.concat(chunks);
}

function remember(seen: Set<string>, id: string): void {
  seen.add(id);
  const [oldest] = seen;
  if (seen.size > remembered && oldest !== undefined) seen.delete(oldest);
}

function end(response: ServerResponse, status: number): void {
  if (!response.headersSent) response.writeHead(status, { connection: 'close' });
  response.end();
}

function portError(error: NodeJS.ErrnoException, { host, port }: Receiving): Error {
  if (error.code !== 'EADDRINUSE') return error;
  return new SlipwayError('PORT_TAKEN', { message: 'The port is taken.', seen: `${host}:${port}` });
}
