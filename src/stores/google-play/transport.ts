import type { androidpublisher_v3 as v3 } from 'googleapis/build/src/apis/androidpublisher/index.js';
import { SlipwayError } from '../../errors/slipway-error.ts';
import { networkFailure, systemCode } from '../network-failure.ts';
import { hasCode } from '../patience.ts';
import type { RawAnswer } from '../raw-answer.ts';
import { createSendStreamed, type SendStreamed, type StreamedRequest } from '../send-streamed.ts';
import { type AuthClient, createAuthClient } from './auth-client.ts';
import type { PlayCredentials } from './credentials.ts';
import { labelOf, originOf, type PlayEndpoint } from './endpoint.ts';
import { refusalError } from './errors.ts';

export type PlayApi = v3.Androidpublisher;

export interface RawRequest {
  readonly method: 'GET' | 'POST' | 'PUT';
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly timeoutMs: number;
}

/** The way to one Play: one token, one set of connections. Errors that leave it are SlipwayErrors. */
export interface Transport {
  readonly origin: string;
  /** One call of the Publishing API; a refusal is thrown as its error. */
  call<T>(request: (api: PlayApi) => Promise<{ readonly data: T }>): Promise<T>;
  /** One request outside the generated client; any status is an answer. */
  send(request: RawRequest): Promise<RawAnswer>;
  /** PUTs a part of a file; any status is an answer. */
  stream(request: StreamedRequest): Promise<RawAnswer>;
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
    stream: (request) => withFreshToken((open) => streamWithToken(open, request)),
  };
}

const scope = 'https://www.googleapis.com/auth/androidpublisher';
const jsonTimeoutMs = 60_000;

interface Session {
  readonly api: PlayApi;
  readonly auth: AuthClient;
  readonly sendStreamed: SendStreamed;
}

async function openSession(options: TransportOptions, origin: string): Promise<Session> {
  const { credentials, endpoint, fetch } = options;
  const localOrigin = endpoint.kind === 'local' ? origin : undefined;
  const auth = await createAuthClient({ credentials, localOrigin, scope, fetch });
  // Loaded here, by its deep path: the whole of googleapis takes most of a second.
  const { androidpublisher } = await import('googleapis/build/src/apis/androidpublisher/index.js');
  // Retries are ours: the client would repeat a PUT after a failure that we want to look at first.
  const api = androidpublisher({
    version: 'v3',
    auth,
    rootUrl: origin,
    retry: false,
    timeout: jsonTimeoutMs,
  });
  // No proxy stands between this process and a server on the same machine.
  const proxies = endpoint.kind === 'local' ? undefined : process.env;
  return { api, auth, sendStreamed: createSendStreamed(proxies) };
}

async function sendRaw({ auth }: Session, request: RawRequest): Promise<RawAnswer> {
  const { status, headers, data } = await auth.request<unknown>({
    url: request.url,
    method: request.method,
    headers: { ...request.headers },
    responseType: 'json',
    validateStatus: (code) => code !== 401,
    retry: false,
    timeout: request.timeoutMs,
  });
  return { status, headers, body: data };
}

async function streamWithToken(
  { auth, sendStreamed }: Session,
  request: StreamedRequest,
): Promise<RawAnswer> {
  const granted = await auth.getRequestHeaders(request.url);
  const headers = { ...request.headers, ...Object.fromEntries(granted.entries()) };
  const answer = await sendStreamed({ ...request, headers });
  if (answer.status === 401) throw refusalError(answer);
  return answer;
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
      serverTime: headerOf(response, 'date'),
    });
  }
  const host = new URL(originOf(endpoint)).host;
  return networkFailure(thrown, { label: labelOf(endpoint), host }) ?? unreadableIdentity(thrown) ?? thrown;
}

/** The file with the identity token of a job, which is read anew for each token. */
function unreadableIdentity(thrown: Error): SlipwayError | undefined {
  const isFile = thrown.message.includes('is not a file');
  if (!isFile && !/parse the subject_token|subject token/i.test(thrown.message)) return undefined;
  return new SlipwayError('CREDENTIALS_INVALID', {
    message: 'The identity token that the workload identity configuration names cannot be read.',
    seen: isFile ? (systemCode(thrown) ?? 'ENOENT') : 'it is not of the form that the configuration says',
    next: 'Let the job write it before this step: on GitHub, google-github-actions/auth with id-token: write.',
  });
}

/** The client brings a class of its own for headers. */
function headerOf(response: object, name: string): string | undefined {
  const headers = Reflect.get(response, 'headers') as Pick<Headers, 'get'> | undefined;
  return headers?.get(name) ?? undefined;
}

function isExpiredToken(error: unknown): boolean {
  return error instanceof SlipwayError && error.seen?.startsWith('HTTP 401') === true;
}
