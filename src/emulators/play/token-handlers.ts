import { type Answer, bodyOf, json } from '../serving/answer.ts';
import type { PlayRequest } from './context.ts';
import { exchangeToken, impersonate } from './federation.ts';
import { tokenOwner } from './issued-tokens.ts';
import { badRequest } from './refusal.ts';
import { grantToken, type TokenRefusal } from './tokens.ts';

/** oauth2.googleapis.com: a service account's signed assertion for a token. */
export async function token({ play, http }: PlayRequest): Promise<Answer> {
  const form = new URLSearchParams(await bodyOf(http));
  const answer = play.storage.update((state) => grantToken(state, form, Date.now()));
  if (answer.kind === 'refused') return refusedAnswer(answer);
  return json({
    access_token: answer.accessToken,
    expires_in: answer.expiresInSeconds,
    token_type: 'Bearer',
  });
}

/** sts.googleapis.com: another system's identity token for a federated one. */
export async function exchange({ play, http }: PlayRequest): Promise<Answer> {
  const form = new URLSearchParams(await bodyOf(http));
  const answer = play.storage.update((state) => exchangeToken(state, form, Date.now()));
  if (answer.kind === 'refused') return refusedAnswer(answer);
  return json({
    access_token: answer.accessToken,
    issued_token_type: 'urn:ietf:params:oauth:token-type:access_token',
    token_type: 'Bearer',
    expires_in: answer.expiresInSeconds,
  });
}

/** iamcredentials.googleapis.com: the token of a service account for whoever may use it. */
export async function generateAccessToken({ play, http, part }: PlayRequest): Promise<Answer> {
  const { scope, lifetime = '3600s' } = parsed(await bodyOf(http));
  if (!Array.isArray(scope) || scope.length === 0) throw badRequest('Field violation on scope: required.');
  const wallNowMs = Date.now();
  const wanted = { email: part('email'), scope, lifetime };
  return json(
    play.storage.update((state) =>
      impersonate(state, tokenOwner(state, http.headers.authorization, wallNowMs), { wanted, wallNowMs }),
    ),
  );
}

function refusedAnswer({ error, description }: TokenRefusal): Answer {
  return { status: 400, body: { error, error_description: description } };
}

function parsed(text: string): { readonly scope?: unknown; readonly lifetime?: string } {
  try {
    return JSON.parse(text);
  } catch {
    throw badRequest('Invalid JSON payload received.');
  }
}
