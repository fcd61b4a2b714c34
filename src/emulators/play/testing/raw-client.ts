import { createSign } from 'node:crypto';
import { publishingScope } from '../scopes.ts';

export interface RawResponse {
  readonly status: number;
  // biome-ignore lint/suspicious/noExplicitAny: a test looks into whatever came back.
  readonly body: any;
  readonly headers: Headers;
}

/** Speaks plain HTTP to a local Play, so that its answers are seen as they are. */
export interface RawClient {
  readonly token: string;
  readonly request: (method: string, path: string, body?: unknown) => Promise<RawResponse>;
}

export interface Claims {
  readonly iss: string;
  readonly scope?: string;
  readonly aud?: string;
  readonly iat?: number;
  readonly exp?: number;
  readonly sub?: string;
}

/** Signs a jwt-bearer assertion by hand. */
export function assertion(claims: Claims, privateKey: string, header: object = {}): string {
  const now = Math.floor(Date.now() / 1000);
  const full = {
    scope: publishingScope,
    aud: 'https://oauth2.googleapis.com/token',
    iat: now,
    exp: now + 3600,
    ...claims,
  };
  const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const signed = `${part({ alg: 'RS256', typ: 'JWT', ...header })}.${part(full)}`;
  return `${signed}.${createSign('RSA-SHA256').update(signed).sign(privateKey).toString('base64url')}`;
}

export async function requestToken(origin: string, signedAssertion: string): Promise<RawResponse> {
  const body = new URLSearchParams({
    grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer',
    assertion: signedAssertion,
  });
  return read(await fetch(`${origin}/token`, { method: 'POST', body }));
}

export async function rawClient(
  origin: string,
  key: { readonly clientEmail: string; readonly privateKey: string },
  scope = publishingScope,
): Promise<RawClient> {
  const { body } = await requestToken(origin, assertion({ iss: key.clientEmail, scope }, key.privateKey));
  const token: string = body.access_token;
  return {
    token,
    request: async (method, path, content) =>
      read(
        await fetch(`${origin}${path}`, {
          method,
          headers: { authorization: `Bearer ${token}` },
          ...(content === undefined ? {} : { body: payload(content) }),
        }),
      ),
  };
}

function payload(content: unknown): string | Uint8Array<ArrayBuffer> {
  return content instanceof Uint8Array ? Uint8Array.from(content) : JSON.stringify(content);
}

async function read(response: Response): Promise<RawResponse> {
  const text = await response.text();
  const isJson = response.headers.get('content-type')?.includes('json') === true;
  return { status: response.status, headers: response.headers, body: isJson ? JSON.parse(text) : text };
}
