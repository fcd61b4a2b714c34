import { parseJwt } from '../serving/jwt.ts';
import { issueToken } from './issued-tokens.ts';
import type { IdentityProvider, IssuedToken, PlayState, Transition } from './model.ts';
import { forbidden, unauthenticated } from './refusal.ts';
import { parseScopes } from './scopes.ts';
import { longestLifeSeconds, type TokenRefusal } from './tokens.ts';

export type ExchangeAnswer =
  | { readonly kind: 'exchanged'; readonly accessToken: string; readonly expiresInSeconds: number }
  | ({ readonly kind: 'refused' } & TokenRefusal);

/**
 * `POST sts.googleapis.com/v1/token`: another system's identity token for a federated token of Google
 * (RFC 8693), which is good for nothing but asking for the token of a service account.
 */
export function exchangeToken(
  state: PlayState,
  form: URLSearchParams,
  wallNowMs: number,
): Transition<ExchangeAnswer> {
  const provider = state.identityProviders?.[form.get('audience') ?? ''];
  const problem = formProblem(form) ?? providerProblem(provider);
  if (problem !== undefined || provider === undefined) return refused(state, problem ?? invalidTarget);
  const subject = subjectOf(provider, form, wallNowMs);
  if (typeof subject !== 'string') return refused(state, subject);
  const scopes = parseScopes(form.get('scope') ?? '');
  if (scopes === undefined || scopes.length === 0) {
    return refused(state, { error: 'invalid_scope', description: 'Invalid OAuth scope provided.' });
  }
  const expiresInSeconds = longestLifeSeconds;
  const token = { email: '', subject, scopes, expiresAtMs: wallNowMs + expiresInSeconds * 1000 };
  const { state: next, value } = issueToken(state, token, wallNowMs);
  return { state: next, value: { kind: 'exchanged', accessToken: value.accessToken, expiresInSeconds } };
}

export interface Impersonation {
  readonly email: string;
  readonly scope: readonly string[];
  /** Such as `3600s`. */
  readonly lifetime: string;
}

/** `POST iamcredentials.googleapis.com/v1/…:generateAccessToken`: a service account's token for its user. */
export function impersonate(
  state: PlayState,
  caller: IssuedToken | undefined,
  { wanted, wallNowMs }: { readonly wanted: Impersonation; readonly wallNowMs: number },
): Transition<{ readonly accessToken: string; readonly expireTime: string }> {
  if (caller === undefined) throw unauthenticated();
  const users = state.accounts[wanted.email]?.usableBy ?? [];
  if (caller.subject === undefined || !users.includes(caller.subject)) {
    throw forbidden(
      "Permission 'iam.serviceAccounts.getAccessToken' denied on resource (or it may not exist).",
    );
  }
  const seconds = Math.min(longestLifeSeconds, Number.parseInt(wanted.lifetime, 10) || longestLifeSeconds);
  const scopes = parseScopes(wanted.scope.join(' ')) ?? [];
  const token = { email: wanted.email, scopes, expiresAtMs: wallNowMs + seconds * 1000 };
  const { state: next, value } = issueToken(state, token, wallNowMs);
  const expireTime = new Date(value.expiresAtMs).toISOString();
  return { state: next, value: { accessToken: value.accessToken, expireTime } };
}

const invalidTarget = {
  error: 'invalid_target',
  description:
    'The target service indicated by the "audience" parameters is invalid. This might either be because the pool or provider is disabled or deleted or because it doesn\'t exist.',
};

const subjectTypes = ['urn:ietf:params:oauth:token-type:jwt', 'urn:ietf:params:oauth:token-type:id_token'];

function formProblem(form: URLSearchParams): TokenRefusal | undefined {
  if (form.get('grant_type') !== 'urn:ietf:params:oauth:grant-type:token-exchange') {
    return { error: 'unsupported_grant_type', description: `Invalid grant_type: ${form.get('grant_type')}` };
  }
  if (subjectTypes.includes(form.get('subject_token_type') ?? '')) return undefined;
  return { error: 'invalid_request', description: 'Invalid value for "subject_token_type".' };
}

function providerProblem(provider: IdentityProvider | undefined): TokenRefusal | undefined {
  return provider === undefined ? invalidTarget : undefined;
}

/** Who the identity token speaks of, or why it is not believed. */
function subjectOf(
  provider: IdentityProvider,
  form: URLSearchParams,
  wallNowMs: number,
): string | TokenRefusal {
  const invalid = (description: string) => ({ error: 'invalid_grant', description });
  const jwt = parseJwt(form.get('subject_token') ?? '', 'RS256');
  if (jwt === undefined) return invalid('Error parsing the ID Token.');
  const { iss, aud, sub, exp } = jwt.claims;
  if (iss !== provider.issuer)
    return invalid(`The issuer in ID Token ${iss} does not match the expected ones.`);
  if (!jwt.isSignedBy(provider.publicKeyPem)) return invalid('Error verifying the signature of ID Token.');
  if (![aud].flat().includes(provider.audience)) {
    return invalid('The audience in ID Token does not match the expected audience.');
  }
  if (typeof exp !== 'number' || exp * 1000 <= wallNowMs) return invalid('ID Token is stale to sign-in.');
  return typeof sub === 'string' && sub !== '' ? sub : invalid('The ID Token has no subject.');
}

function refused(state: PlayState, why: TokenRefusal): Transition<ExchangeAnswer> {
  return { state, value: { kind: 'refused', ...why } };
}
