import { type KeyObject, sign } from 'node:crypto';
import { type ApiKey, signingKeyOf } from './key.ts';

/** Tokens of one key. They live in memory only, and only in the client that asked for them. */
export interface Tokens {
  readonly current: () => string;
  /** Forgets a token that was refused; one that was made since is kept. */
  readonly drop: (token: string) => void;
}

/** Apple takes tokens of at most 20 minutes; a short one does less harm where it leaks. */
const lifetimeMs = 8 * 60_000;
/** A token is made anew while requests that carry it can still arrive in time. */
const renewBeforeEndMs = 2 * 60_000;
/** For a clock that is ahead of Apple's: a token from the future is refused. */
const backdatedMs = 60_000;

export function createTokens(key: ApiKey, now: () => number): Tokens {
  const signer = signingKeyOf(key);
  let made: { readonly token: string; readonly atMs: number } | undefined;
  return {
    current() {
      const nowMs = now();
      const ageMs = made === undefined ? Number.POSITIVE_INFINITY : nowMs - made.atMs;
      // A clock that was set back makes an age below zero.
      if (made === undefined || ageMs < 0 || ageMs > lifetimeMs - renewBeforeEndMs) {
        made = { token: mint(key, signer, nowMs), atMs: nowMs };
      }
      return made.token;
    },
    drop(token) {
      if (made?.token === token) made = undefined;
    },
  };
}

/** https://developer.apple.com/documentation/appstoreconnectapi/generating-tokens-for-api-requests */
function mint({ keyId, issuerId }: ApiKey, signer: KeyObject, nowMs: number): string {
  const head = { alg: 'ES256', kid: keyId, typ: 'JWT' };
  const claims = {
    ...(issuerId === undefined ? { sub: 'user' } : { iss: issuerId }),
    iat: Math.floor((nowMs - backdatedMs) / 1000),
    exp: Math.floor((nowMs + lifetimeMs) / 1000),
    aud: 'appstoreconnect-v1',
  };
  const signed = `${encoded(head)}.${encoded(claims)}`;
  const signature = sign('sha256', Buffer.from(signed), { key: signer, dsaEncoding: 'ieee-p1363' });
  return `${signed}.${signature.toString('base64url')}`;
}

function encoded(part: unknown): string {
  return Buffer.from(JSON.stringify(part)).toString('base64url');
}
