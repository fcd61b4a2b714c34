import { createHash, randomBytes, verify } from 'node:crypto';
import type { PlayState, Transition } from './model.ts';

const audiences = ['https://oauth2.googleapis.com/token', 'https://www.googleapis.com/oauth2/v4/token'];
const scope = 'https://www.googleapis.com/auth/androidpublisher';
const grantType = 'urn:ietf:params:oauth:grant-type:jwt-bearer';
const longestLifeSeconds = 3600;
/** Google allows for clocks that differ a little. */
const skewSeconds = 300;

export type TokenAnswer =
  | { readonly kind: 'issued'; readonly accessToken: string; readonly expiresInSeconds: number }
  | { readonly kind: 'refused'; readonly error: string; readonly description: string };

/** The OAuth 2 jwt-bearer grant, as Google's token endpoint judges it. */
export function grantToken(
  state: PlayState,
  form: URLSearchParams,
  wallNowMs: number,
): Transition<TokenAnswer> {
  if (form.get('grant_type') !== grantType) {
    return refused(state, 'unsupported_grant_type', `Invalid grant_type: ${form.get('grant_type')}`);
  }
  const parsed = parse(form.get('assertion') ?? '');
  if (parsed === undefined) return refused(state, 'invalid_grant', 'Bad Request');
  const account = state.accounts[String(parsed.claims.iss)];
  if (account === undefined) return refused(state, 'invalid_grant', 'Invalid grant: account not found');
  const genuine = verify('RSA-SHA256', parsed.signed, account.publicKeyPem, parsed.signature);
  if (!genuine) return refused(state, 'invalid_grant', 'Invalid JWT Signature.');
  const problem = claimProblem(parsed.claims, wallNowMs / 1000);
  if (problem !== undefined) return refused(state, problem.error, problem.description);
  return issued(state, account.email, wallNowMs);
}

/** The account a bearer token belongs to, while it is valid. */
export function tokenOwner(
  state: PlayState,
  authorization: string | undefined,
  wallNowMs: number,
): string | undefined {
  const token = /^Bearer (.+)$/i.exec(authorization ?? '')?.[1];
  if (token === undefined) return undefined;
  const known = state.tokens[hashOf(token)];
  return known !== undefined && known.expiresAtMs > wallNowMs ? known.email : undefined;
}

interface Assertion {
  readonly signed: Buffer;
  readonly signature: Buffer;
  readonly claims: Readonly<Record<string, unknown>>;
}

function parse(assertion: string): Assertion | undefined {
  const [header, payload, signature] = assertion.split('.');
  if (header === undefined || payload === undefined || signature === undefined) return undefined;
  try {
    const { alg } = JSON.parse(Buffer.from(header, 'base64url').toString('utf8'));
    if (alg !== 'RS256') return undefined;
    return {
      signed: Buffer.from(`${header}.${payload}`),
      signature: Buffer.from(signature, 'base64url'),
      claims: JSON.parse(Buffer.from(payload, 'base64url').toString('utf8')),
    };
  } catch {
    return undefined;
  }
}

function claimProblem(
  claims: Readonly<Record<string, unknown>>,
  nowSeconds: number,
): { readonly error: string; readonly description: string } | undefined {
  const { aud, exp, iat } = claims;
  if (!audiences.includes(String(aud))) {
    return { error: 'invalid_grant', description: 'Invalid JWT: Failed audience check.' };
  }
  const timely =
    typeof exp === 'number' &&
    typeof iat === 'number' &&
    iat <= nowSeconds + skewSeconds &&
    exp > nowSeconds - skewSeconds &&
    exp - iat <= longestLifeSeconds;
  if (!timely) {
    return {
      error: 'invalid_grant',
      description:
        'Invalid JWT: Token must be a short-lived token (60 minutes) and in a reasonable timeframe. Check your iat and exp values in the JWT claim.',
    };
  }
  if (
    !String(claims.scope ?? '')
      .split(' ')
      .includes(scope)
  ) {
    return {
      error: 'invalid_scope',
      description: 'Invalid OAuth scope or ID token audience provided.',
    };
  }
  return undefined;
}

function issued(state: PlayState, email: string, wallNowMs: number): Transition<TokenAnswer> {
  const accessToken = `ya29.local.${randomBytes(32).toString('base64url')}`;
  const alive = Object.entries(state.tokens).filter(([, token]) => token.expiresAtMs > wallNowMs);
  const token = { email, expiresAtMs: wallNowMs + (longestLifeSeconds - 1) * 1000 };
  return {
    state: { ...state, tokens: { ...Object.fromEntries(alive), [hashOf(accessToken)]: token } },
    value: { kind: 'issued', accessToken, expiresInSeconds: longestLifeSeconds - 1 },
  };
}

function refused(state: PlayState, error: string, description: string): Transition<TokenAnswer> {
  return { state, value: { kind: 'refused', error, description } };
}

function hashOf(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}
