import { verify } from 'node:crypto';

/** A JSON Web Token, taken apart and not yet believed. */
export interface ParsedJwt {
  readonly keyId: string | undefined;
  readonly claims: Readonly<Record<string, unknown>>;
  readonly isSignedBy: (publicKeyPem: string) => boolean;
}

/** How the stores' tokens are signed: Google's with RSA, Apple's on the curve P-256, both over SHA-256. */
export type JwtAlgorithm = 'RS256' | 'ES256';

/** Undefined for what is no token of that algorithm. */
export function parseJwt(token: string, algorithm: JwtAlgorithm): ParsedJwt | undefined {
  const [header, payload, signature, ...rest] = token.split('.');
  if (header === undefined || payload === undefined || signature === undefined || rest.length > 0)
    return undefined;
  try {
    const { alg, kid } = decoded(header);
    if (alg !== algorithm) return undefined;
    return {
      keyId: typeof kid === 'string' ? kid : undefined,
      claims: decoded(payload),
      isSignedBy: (publicKeyPem) =>
        verify(
          'SHA256',
          Buffer.from(`${header}.${payload}`),
          // Of an elliptic curve, tokens carry the two numbers of the signature as they are; RSA knows no such choice.
          { key: publicKeyPem, dsaEncoding: 'ieee-p1363' },
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
