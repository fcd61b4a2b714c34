import { verify } from 'node:crypto';

/** A JSON Web Token, taken apart and not yet believed. */
export interface ParsedJwt {
  readonly keyId: string | undefined;
  readonly claims: Readonly<Record<string, unknown>>;
  readonly isSignedBy: (publicKeyPem: string) => boolean;
}

/** Undefined for what is no RS256 token. */
export function parseJwt(token: string): ParsedJwt | undefined {
  const [header, payload, signature, ...rest] = token.split('.');
  if (header === undefined || payload === undefined || signature === undefined || rest.length > 0)
    return undefined;
  try {
    const { alg, kid } = decoded(header);
    if (alg !== 'RS256') return undefined;
    return {
      keyId: typeof kid === 'string' ? kid : undefined,
      claims: decoded(payload),
      isSignedBy: (publicKeyPem) =>
        verify(
          'RSA-SHA256',
          Buffer.from(`${header}.${payload}`),
          publicKeyPem,
          Buffer.from(signature, 'base64url'),
        ),
    };
  } catch {
    return undefined;
  }
}

function decoded(part: string): Readonly<Record<string, unknown>> {
  const value: unknown = JSON.parse(Buffer.from(part, 'base64url').toString('utf8'));
  if (typeof value !== 'object' || value === null) throw new TypeError('not an object');
  return value as Readonly<Record<string, unknown>>;
}
