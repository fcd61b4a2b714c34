import type { SlipwayError } from '../../../errors/slipway-error.ts';
import { networkFailure } from '../../network-failure.ts';
import { createSendStreamed } from '../../send-streamed.ts';
import type { ServiceAccountKey } from '../credentials.ts';
import { labelOf, originOf, type PlayEndpoint } from '../endpoint.ts';
import { refusalError } from '../errors.ts';
import type { Transport } from '../transport.ts';
import { type ApiCall, straightApi } from './api.ts';
import { type LineAnswer, type LineRequest, openLine } from './line.ts';
import { tokenRequest } from './sign-in.ts';

export interface StraightOptions {
  readonly endpoint: PlayEndpoint;
  readonly credentials: ServiceAccountKey;
}

const jsonTimeoutMs = 60_000;

/**
 * The way to one Play without the official client, whose loading alone takes longer than a halt has: the same
 * requests over Node's own HTTPS. Errors that leave it are SlipwayErrors.
 */
export function createStraightTransport({ endpoint, credentials }: StraightOptions): Transport {
  const origin = originOf(endpoint);
  const line = openLine();
  let token: Promise<string> | undefined;
  const send = async (request: LineRequest): Promise<LineAnswer> => {
    try {
      return await line(request);
    } catch (error) {
      throw failure(error, { label: labelOf(endpoint), host: new URL(request.url).host });
    }
  };
  const signedIn = (): Promise<string> => {
    token ??= askForToken();
    return token;
  };
  const askForToken = async (): Promise<string> => {
    const local = endpoint.kind === 'local' ? origin : undefined;
    try {
      return tokenOf(await send(tokenRequest(credentials, local)));
    } catch (error) {
      // The next request asks anew.
      token = undefined;
      throw error;
    }
  };
  /** A token can end before its time (a revoked key, a restarted server): one new token, one more try. */
  const authorized = async (request: LineRequest): Promise<LineAnswer> => {
    const used = signedIn();
    const answer = await send(withToken(request, await used));
    if (answer.status !== 401) return answer;
    if (token === used) token = undefined;
    return send(withToken(request, await signedIn()));
  };
  const ask = async ({ method, path, query = {}, body, timeoutMs = jsonTimeoutMs }: ApiCall) => {
    const url = new URL(`/androidpublisher/v3/${path}`, origin);
    for (const [name, value] of Object.entries(query))
      if (value !== undefined) url.searchParams.set(name, String(value));
    const json = body === undefined ? undefined : JSON.stringify(body);
    const answer = await authorized({ method, url, headers: headersOf(json), body: json, timeoutMs });
    if (answer.status >= 400) throw refused(answer);
    return { data: answer.body };
  };
  const api = straightApi(ask);
  const sendStreamed = createSendStreamed(undefined);
  const stream: Transport['stream'] = async (request) => {
    const headers = { ...request.headers, authorization: `Bearer ${await signedIn()}` };
    try {
      return await sendStreamed({ ...request, headers });
    } catch (error) {
      throw failure(error, { label: labelOf(endpoint), host: new URL(request.url).host });
    }
  };
  return { origin, call: async (request) => (await request(api)).data, send: authorized, stream };
}

function headersOf(json: string | undefined): Readonly<Record<string, string>> {
  return { accept: 'application/json', ...(json !== undefined && { 'content-type': 'application/json' }) };
}

function withToken(request: LineRequest, token: string): LineRequest {
  return { ...request, headers: { ...request.headers, authorization: `Bearer ${token}` } };
}

function tokenOf(answer: LineAnswer): string {
  const token: unknown = Reflect.get(Object(answer.body), 'access_token');
  if (answer.status === 200 && typeof token === 'string') return token;
  throw refused(answer);
}

function refused({ status, body, headers }: LineAnswer): SlipwayError {
  return refusalError({ status, body, serverTime: headers.get('date') ?? undefined });
}

function failure(error: unknown, attempt: Parameters<typeof networkFailure>[1]): unknown {
  return (error instanceof Error ? networkFailure(error, attempt) : undefined) ?? error;
}
