import { createPrivateKey } from 'node:crypto';
import type { androidpublisher_v3 as v3 } from 'googleapis/build/src/apis/androidpublisher/index.js';
import { SlipwayError } from '../../errors/slipway-error.ts';
import type { PlayCredentials } from './credentials.ts';
import { labelOf, originOf, type PlayEndpoint } from './endpoint.ts';
import { refusalError } from './errors.ts';
import { hasCode } from './pace.ts';

export type PlayApi = v3.Androidpublisher;

export interface RawRequest {
  readonly method: 'GET' | 'POST' | 'PUT';
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: Buffer;
  readonly timeoutMs: number;
}

export interface RawAnswer {
  readonly status: number;
  readonly headers: Headers;
  /** Parsed JSON, or the text when it is none. */
  readonly body: unknown;
}

/** The way to one Play: one token, one set of connections. Errors that leave it are SlipwayErrors. */
export interface Transport {
  readonly origin: string;
  /** One call of the Publishing API; a refusal is thrown as its error. */
  call<T>(request: (api: PlayApi) => Promise<{ readonly data: T }>): Promise<T>;
  /** One request outside the generated client; any status is an answer. */
  send(request: RawRequest): Promise<RawAnswer>;
}

export interface TransportOptions {
  readonly endpoint: PlayEndpoint;
  readonly credentials: PlayCredentials;
  /** Instead of the HTTP client's own. */
  readonly fetch?: typeof fetch | undefined;
}

export function createTransport(options: TransportOptions): Transport {
  const origin = originOf(options.endpoint);
  let session: Promise<Session> | undefined;
  const current = (): Promise<Session> => {
    session ??= openSession(options, origin);
    return session;
  };
  async function attempt<T>(use: (session: Session) => Promise<T>): Promise<T> {
    try {
      return await use(await current());
    } catch (error) {
      throw translated(error, options.endpoint);
    }
  }
  /** A token can end before its time (a revoked key, a restarted server): one new token, one more try. */
  async function withFreshToken<T>(use: (session: Session) => Promise<T>): Promise<T> {
    try {
      return await attempt(use);
    } catch (error) {
      if (!hasCode(error, 'STORE_CREDENTIALS_REFUSED') || !isExpiredToken(error)) throw error;
      session = undefined;
      return attempt(use);
    }
  }
  return {
    origin,
    call: (request) => withFreshToken(async ({ api }) => (await request(api)).data),
    send: (request) => withFreshToken((open) => sendRaw(open, request)),
  };
}

const scope = 'https://www.googleapis.com/auth/androidpublisher';
const tokenHost = 'oauth2.googleapis.com';
const jsonTimeoutMs = 60_000;

type Library = typeof import('googleapis/build/src/apis/androidpublisher/index.js');
type Jwt = InstanceType<Library['auth']['JWT']>;

interface Session {
  readonly api: PlayApi;
  readonly jwt: Jwt;
}

async function openSession(options: TransportOptions, origin: string): Promise<Session> {
  checkKey(options.credentials);
  // Loaded here, by its deep path: the whole of googleapis takes most of a second.
  const { androidpublisher, auth } = await import('googleapis/build/src/apis/androidpublisher/index.js');
  const jwt = new auth.JWT({
    email: options.credentials.clientEmail,
    key: options.credentials.privateKey,
    scopes: [scope],
    transporterOptions: {
      // No proxy stands between this process and a server on the same machine.
      ...(options.endpoint.kind === 'local' ? { noProxy: [origin] } : {}),
      ...(options.fetch === undefined ? {} : { fetchImplementation: options.fetch }),
    },
  });
  governTokens(jwt, options.endpoint.kind === 'local' ? origin : undefined);
  // Retries are ours: the client would repeat a PUT after a failure that we want to look at first.
  const api = androidpublisher({
    version: 'v3',
    auth: jwt,
    rootUrl: origin,
    retry: false,
    timeout: jsonTimeoutMs,
  });
  return { api, jwt };
}

/**
 * The library repeats token requests with pauses of its own, on top of ours: it is told not to. And the
 * token's address is a constant of the library, so for a local Play the transporter changes the host.
 */
function governTokens(jwt: Jwt, localOrigin: string | undefined): void {
  const { transporter } = jwt;
  const original = transporter.request.bind(transporter);
  transporter.request = (options = {}) => {
    const url = new URL(String(options.url));
    if (url.host !== tokenHost) return original(options);
    const target = localOrigin === undefined ? url : new URL(url.pathname, localOrigin);
    return original({ ...options, url: target, retryConfig: { retry: 0 }, timeout: jsonTimeoutMs });
  };
}

async function sendRaw({ jwt }: Session, request: RawRequest): Promise<RawAnswer> {
  const { status, headers, data } = await jwt.request<unknown>({
    url: request.url,
    method: request.method,
    headers: { ...request.headers },
    ...(request.body === undefined ? {} : { data: request.body }),
    responseType: 'json',
    validateStatus: (code) => code !== 401,
    retry: false,
    timeout: request.timeoutMs,
  });
  return { status, headers, body: data };
}

function checkKey({ privateKey }: PlayCredentials): void {
  try {
    createPrivateKey(privateKey);
  } catch {
    // The reason is left out: nothing that was made from the key goes into a message.
    throw new SlipwayError('CREDENTIALS_INVALID', {
      message: 'The private key of the service account cannot be read.',
    });
  }
}

/**
 * The client's errors carry the whole request, token included, so they are taken apart here and never
 * passed on, not even as a cause.
 */
function translated(thrown: unknown, endpoint: PlayEndpoint): unknown {
  if (thrown instanceof SlipwayError || !(thrown instanceof Error)) return thrown;
  const response: unknown = Reflect.get(thrown, 'response');
  if (typeof response === 'object' && response !== null) {
    return refusalError({
      status: Number(Reflect.get(response, 'status')),
      body: Reflect.get(response, 'data'),
    });
  }
  const code = systemCode(thrown);
  if (code === undefined) return thrown;
  return new SlipwayError('NETWORK_UNAVAILABLE', {
    message: `${labelOf(endpoint)} could not be reached.`,
    seen: `${code} at ${new URL(originOf(endpoint)).host}`,
  });
}

function systemCode(thrown: Error): string | undefined {
  for (
    let error: unknown = thrown, depth = 0;
    error instanceof Error && depth < 4;
    error = error.cause, depth += 1
  ) {
    const code: unknown = Reflect.get(error, 'code');
    if (typeof code === 'string') return code;
    if (error.name === 'TimeoutError' || error.name === 'AbortError') return error.name;
  }
  return undefined;
}

function isExpiredToken(error: unknown): boolean {
  return error instanceof SlipwayError && error.seen?.startsWith('HTTP 401') === true;
}
