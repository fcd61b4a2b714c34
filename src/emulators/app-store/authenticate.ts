import { parseJwt } from '../serving/jwt.ts';
import type { ApiKey, AppStoreState, Team } from './model.ts';
import { AppStoreRefusal, forbidden, notAuthorized } from './refusal.ts';

/** Who makes a request. */
export interface Caller {
  readonly key: ApiKey;
  readonly team: Team;
}

/**
 * The key that signed a request's token. `nowMs` is wall time: tokens live in the real world even when the store's
 * clock is virtual. Throws Apple's 401, which says the same whatever is wrong.
 */
export function authenticate(state: AppStoreState, authorization: string | undefined, nowMs: number): Caller {
  const jwt = parseJwt(/^Bearer (\S+)$/i.exec(authorization ?? '')?.[1] ?? '', 'ES256');
  const key = state.keys[jwt?.keyId ?? ''];
  const team = state.teams[key?.teamId ?? ''];
  if (jwt === undefined || key === undefined || team === undefined || key.revoked === true)
    throw notAuthorized();
  if (!jwt.isSignedBy(key.publicKeyPem) || !areGood(jwt.claims, key, nowMs)) throw notAuthorized();
  return { key, team };
}

/** Throws Apple's 403 of a team that may do nothing until a person has seen to it. */
export function requireGoodStanding({ team }: Caller): void {
  if (team.membership === 'expired') {
    throw forbidden('The membership of this team in the Apple Developer Program is not active.');
  }
  if (team.agreements === 'signed') return;
  throw new AppStoreRefusal({
    status: 403,
    code: 'FORBIDDEN.REQUIRED_AGREEMENTS_MISSING_OR_EXPIRED',
    title: 'A required agreement is missing or has expired.',
    detail: 'This request requires an in-effect agreement that has not been signed or has expired.',
  });
}

const longestLifeSeconds = 20 * 60;

function areGood(claims: Readonly<Record<string, unknown>>, key: ApiKey, nowMs: number): boolean {
  const { iss, sub, aud, iat, exp } = claims;
  const isRightOwner =
    key.issuerId === undefined ? sub === 'user' && iss === undefined : iss === key.issuerId;
  const audiences = Array.isArray(aud) ? aud : [aud];
  if (!isRightOwner || !audiences.includes('appstoreconnect-v1') || typeof exp !== 'number') return false;
  const now = nowMs / 1000;
  // A token that was made in the future comes from a machine whose clock is ahead, and is refused as one.
  const from = typeof iat === 'number' ? iat : now;
  return from <= now && exp > now && exp - from <= longestLifeSeconds;
}
