import { Agent as HttpAgent, request as httpRequest, type IncomingMessage } from 'node:http';
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https';
import { takeEarly } from './early-connections.ts';

export interface LineRequest {
  readonly method: string;
  readonly url: string | URL;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string | Buffer | undefined;
  readonly timeoutMs: number;
}

export interface LineAnswer {
  readonly status: number;
  readonly headers: Headers;
  /** Parsed JSON, or the text when it is none. */
  readonly body: unknown;
}

/** Sends one request and answers with whatever comes back, whatever its status. Throws when nothing does. */
export type Line = (request: LineRequest) => Promise<LineAnswer>;

/** Connections that stay open from one request to the next; many requests at once share this many. */
const mostConnections = 32;

/** Node's own HTTPS client: it is there without loading anything, and its connections can be opened beforehand. */
export function openLine(): Line {
  const options = { keepAlive: true, noDelay: true, maxSockets: mostConnections };
  const secure = new HttpsAgent(options);
  const create = secure.createConnection.bind(secure);
  secure.createConnection = (target, callback) => takeEarly(target.host) ?? create(target, callback);
  const plain = new HttpAgent(options);
  return async ({ method, url, headers, body, timeoutMs }) => {
    const isSecure = new URL(url).protocol === 'https:';
    const [request, agent] = isSecure ? [httpsRequest, secure] : [httpRequest, plain];
    const signal = AbortSignal.timeout(timeoutMs);
    const length = body === undefined ? {} : { 'content-length': String(Buffer.byteLength(body)) };
    const response = await new Promise<IncomingMessage>((resolve, reject) => {
      const sent = request(url, { method, agent, signal, headers: { ...headers, ...length } }, resolve);
      sent.once('error', reject).end(body);
    });
    return answerOf(response);
  };
}

async function answerOf(response: IncomingMessage): Promise<LineAnswer> {
  const chunks: Buffer[] = await response.toArray();
  const headers = new Headers();
  for (const [name, value] of Object.entries(response.headersDistinct))
    headers.set(name, value?.join() ?? '');
  return {
    status: response.statusCode ?? 0,
    headers,
    body: parsed(Buffer.concat(chunks).toString('utf8')),
  };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
