import { createHash, randomBytes } from 'node:crypto';
import type { IssuedToken, PlayState, Transition } from './model.ts';

export interface NewToken {
  readonly accessToken: string;
  readonly expiresAtMs: number;
}

/** A new access token, of which the state keeps the hash only. */
export function issueToken(state: PlayState, token: IssuedToken, wallNowMs: number): Transition<NewToken> {
  const accessToken = `ya29.local.${randomBytes(32).toString('base64url')}`;
  const alive = Object.entries(state.tokens).filter(([, { expiresAtMs }]) => expiresAtMs > wallNowMs);
  return {
    state: { ...state, tokens: { ...Object.fromEntries(alive), [hashOf(accessToken)]: token } },
    value: { accessToken, expiresAtMs: token.expiresAtMs },
  };
}

/** Whom a bearer token was issued to, while it is valid. */
export function tokenOwner(
  state: PlayState,
  authorization: string | undefined,
  wallNowMs: number,
): IssuedToken | undefined {
  const token = /^Bearer (.+)$/i.exec(authorization ?? '')?.[1];
  if (token === undefined) return undefined;
  const known = state.tokens[hashOf(token)];
  return known !== undefined && known.expiresAtMs > wallNowMs ? known : undefined;
}

function hashOf(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}
