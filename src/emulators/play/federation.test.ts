import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import {
  account,
  applicationId,
  openHarness,
  type PlayHarness,
} from '../../stores/google-play/testing/play-harness.ts';
import { cloudScope, publishingScope } from './scopes.ts';
import { registerIdentityProvider, registerServiceAccount } from './seed.ts';
import { identityToken, provider, providerName, subject } from './testing/identity.ts';

const now = Math.floor(Date.now() / 1000);

let harness: PlayHarness;
beforeEach(async () => {
  harness = await openHarness();
  harness.storage.update((state) => ({
    state: registerServiceAccount(registerIdentityProvider(state, providerName, provider), {
      ...account,
      usableBy: [subject],
    }),
    value: undefined,
  }));
});
afterEach(() => harness.close());

/** What an answer may hold. */
interface Body {
  readonly access_token: string;
  readonly accessToken: string;
  readonly expireTime: string;
  readonly error: unknown;
  readonly error_description: string;
}

async function exchange(more: Readonly<Record<string, string | undefined>> = {}) {
  const body = new URLSearchParams({
    grant_type: 'urn:ietf:params:oauth:grant-type:token-exchange',
    audience: providerName,
    scope: cloudScope,
    requested_token_type: 'urn:ietf:params:oauth:token-type:access_token',
    subject_token_type: 'urn:ietf:params:oauth:token-type:jwt',
    subject_token: identityToken(),
    ...(more as Readonly<Record<string, string>>),
  });
  const answer = await fetch(`${harness.play.origin}/v1/token`, { method: 'POST', body });
  return { status: answer.status, body: (await answer.json()) as Body };
}

async function generate(token: string, body: object, email = account.email) {
  const answer = await fetch(
    `${harness.play.origin}/v1/projects/-/serviceAccounts/${email}:generateAccessToken`,
    { method: 'POST', headers: { authorization: `Bearer ${token}` }, body: JSON.stringify(body) },
  );
  return { status: answer.status, body: (await answer.json()) as Body };
}

describe('the exchange of identity tokens', () => {
  test('leads in two steps to a token that publishes', async () => {
    const federated = await exchange();
    expect(federated).toMatchObject({ status: 200, body: { token_type: 'Bearer', expires_in: 3600 } });
    const made = await generate(federated.body.access_token, { scope: [publishingScope] });
    expect(Date.parse(made.body.expireTime)).toBeGreaterThan(Date.now());
    const edits = `${harness.play.origin}/androidpublisher/v3/applications/${applicationId}/edits`;
    const open = (token: string) =>
      fetch(edits, { method: 'POST', headers: { authorization: `Bearer ${token}` } });
    expect((await open(made.body.accessToken)).status).toBe(200);
    expect((await open(federated.body.access_token)).status).toBe(401);
  });

  test.each([
    ['another pool', { audience: '//iam.googleapis.com/x' }, 'invalid_target', /audience/],
    ['another grant', { grant_type: 'password' }, 'unsupported_grant_type', /password/],
    ['another type of token', { subject_token_type: 'saml' }, 'invalid_request', /subject_token_type/],
    ['an unknown scope', { scope: 'email' }, 'invalid_scope', /scope/],
    ['no token', { subject_token: 'x' }, 'invalid_grant', /parsing/],
    ['another issuer', { subject_token: identityToken({ iss: 'https://evil' }) }, 'invalid_grant', /issuer/],
    ['another audience', { subject_token: identityToken({ aud: 'x' }) }, 'invalid_grant', /audience/],
    ['a stale token', { subject_token: identityToken({ exp: now - 1 }) }, 'invalid_grant', /stale/],
    ['a token of nobody', { subject_token: identityToken({ sub: '' }) }, 'invalid_grant', /subject/],
  ])('refuses %s', async (...row) => {
    const [, more, error, description] = row;
    const answer = await exchange(more);
    expect(answer).toMatchObject({ status: 400, body: { error } });
    expect(answer.body.error_description).toMatch(description);
  });

  test('refuses a token that somebody else signed', async () => {
    const [header, payload] = identityToken().split('.');
    const answer = await exchange({ subject_token: `${header}.${payload}.AAAA` });
    expect(answer.body.error_description).toMatch(/signature/);
  });
});

describe('the token of a service account', () => {
  test('is for those who may use the account, and for a scope', async () => {
    const { body } = await exchange();
    expect(await generate(body.access_token, { scope: [publishingScope] }, 'other@x')).toMatchObject({
      status: 403,
      body: { error: { message: expect.stringContaining('iam.serviceAccounts.getAccessToken') } },
    });
    expect((await generate(body.access_token, {})).status).toBe(400);
    expect((await generate('made-up', { scope: [publishingScope] })).status).toBe(401);
  });
});
