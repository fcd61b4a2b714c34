import { type ParsedJwt, parseJwt } from '../serving/jwt.ts';
import { issueToken } from './issued-tokens.ts';
import type { PlayState, Transition } from './model.ts';
import { parseScopes } from './scopes.ts';

const audiences = ['https://oauth2.googleapis.com/token', 'https://www.googleapis.com/oauth2/v4/token'];
const grantType = 'urn:ietf:params:oauth:grant-type:jwt-bearer';
export const longestLifeSeconds = 3600;
/** Google allows for clocks that differ a little. */
const skewSeconds = 300;

export interface TokenRefusal {
  readonly error: string;
  readonly description: string;
}

export type TokenAnswer =
  | { readonly kind: 'issued'; readonly accessToken: string; readonly expiresInSeconds: number }
  | ({ readonly kind: 'refused' } & TokenRefusal);

/** The OAuth 2 jwt-bearer grant, as Google's token endpoint judges it. */
export function grantToken(
  state: PlayState,
  form: URLSearchParams,
  wallNowMs: number,
): Transition<TokenAnswer> {
  if (form.get('grant_type') !== grantType) {
    return refused(state, refusal('unsupported_grant_type', `Invalid grant_type: ${form.get('grant_type')}`));
  }
  const jwt = parseJwt(form.get('assertion') ?? '', 'RS256');
  if (jwt === undefined) return refused(state, refusal('invalid_grant', 'Bad Request'));
  const problem = accountProblem(state, jwt) ?? claimProblem(jwt.claims, wallNowMs / 1000);
  if (problem !== undefined) return refused(state, problem);
  const scopes = parseScopes(String(jwt.claims.scope ?? ''));
  if (scopes === undefined || scopes.length === 0) {
    const empty = scopes?.length === 0;
    const words = empty
      ? 'Empty or missing scope not allowed.'
      : 'Invalid OAuth scope or ID token audience provided.';
    return refused(state, refusal('invalid_scope', words));
  }
  const expiresInSeconds = longestLifeSeconds - 1;
  const token = { email: String(jwt.claims.iss), scopes, expiresAtMs: wallNowMs + expiresInSeconds * 1000 };
  const { state: next, value } = issueToken(state, token, wallNowMs);
  return { state: next, value: { kind: 'issued', accessToken: value.accessToken, expiresInSeconds } };
}

/** Whether a token's times are those of a token that was made now, for at most an hour. */
export function isTimely({ iat, exp }: ParsedJwt['claims'], nowSeconds: number): boolean {
  return (
    typeof exp === 'number' &&
    typeof iat === 'number' &&
    iat <= nowSeconds + skewSeconds &&
    exp > nowSeconds - skewSeconds &&
    exp > iat &&
    exp - iat <= longestLifeSeconds
  );
}

/** A deleted or disabled key gets the same words as one that never was: Google does not say which. */
function accountProblem(state: PlayState, jwt: ParsedJwt): TokenRefusal | undefined {
  const account = state.accounts[String(jwt.claims.iss)];
  if (account === undefined) return refusal('invalid_grant', 'Invalid grant: account not found');
  const known = jwt.keyId === undefined || account.keyId === undefined || jwt.keyId === account.keyId;
  if (known && jwt.isSignedBy(account.publicKeyPem)) return undefined;
  return refusal('invalid_grant', 'Invalid JWT Signature.');
}

function claimProblem(claims: ParsedJwt['claims'], nowSeconds: number): TokenRefusal | undefined {
  const { aud, sub, iss } = claims;
  if (!audiences.includes(String(aud))) {
    return refusal('invalid_grant', 'Invalid JWT: Failed audience check.');
  }
  if (!isTimely(claims, nowSeconds)) {
    return refusal(
      'invalid_grant',
      'Invalid JWT: Token must be a short-lived token (60 minutes) and in a reasonable timeframe. Check your iat and exp values in the JWT claim.',
    );
  }
  if (sub === undefined || sub === iss) return undefined;
  // To speak for a person takes an administrator of that person's domain, and Play has none.
  return refusal(
    'unauthorized_client',
    'Client is unauthorized to retrieve access tokens using this method, or client not authorized for any of the scopes requested.',
  );
}

function refusal(error: string, description: string): TokenRefusal {
  return { error, description };
}

function refused(state: PlayState, why: TokenRefusal): Transition<TokenAnswer> {
  return { state, value: { kind: 'refused', ...why } };
}
