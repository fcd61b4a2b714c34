import { generateKeyPairSync } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import {
  account,
  applicationId,
  credentials,
  openHarness,
  type PlayHarness,
} from '../../stores/google-play/testing/play-harness.ts';
import { registerServiceAccount } from './seed.ts';
import { assertion, rawClient, requestToken } from './testing/raw-client.ts';

const { clientEmail: iss, privateKey } = credentials;
const now = Math.floor(Date.now() / 1000);

describe('token endpoint', () => {
  let harness: PlayHarness;
  beforeEach(async () => {
    harness = await openHarness();
  });
  afterEach(() => harness.close());

  test('issues a bearer token for a genuine assertion', async () => {
    const answer = await requestToken(harness.play.origin, assertion({ iss }, privateKey));
    expect(answer.status).toBe(200);
    expect(answer.body).toMatchObject({ token_type: 'Bearer', expires_in: 3599 });
  });

  const stranger = generateKeyPairSync('rsa', { modulusLength: 2048 })
    .privateKey.export({ type: 'pkcs8', format: 'pem' })
    .toString();
  test.each([
    ['another key', assertion({ iss }, stranger), 'invalid_grant', /Signature/],
    ['an unknown account', assertion({ iss: 'who@example.com' }, privateKey), 'invalid_grant', /account/],
    [
      'another audience',
      assertion({ iss, aud: 'https://example.com' }, privateKey),
      'invalid_grant',
      /audience/,
    ],
    [
      'an expired one',
      assertion({ iss, iat: now - 7200, exp: now - 3600 }, privateKey),
      'invalid_grant',
      /short-lived/,
    ],
    ['one valid too long', assertion({ iss, exp: now + 7200 }, privateKey), 'invalid_grant', /60 minutes/],
    [
      'one from the future',
      assertion({ iss, iat: now + 1000, exp: now + 1600 }, privateKey),
      'invalid_grant',
      /iat/,
    ],
    ['another scope', assertion({ iss, scope: 'email' }, privateKey), 'invalid_scope', /scope/],
    ['no scope', assertion({ iss, scope: '' }, privateKey), 'invalid_scope', /Empty or missing scope/],
    [
      'a person',
      assertion({ iss, sub: 'kim@example.com' }, privateKey),
      'unauthorized_client',
      /unauthorized to retrieve/,
    ],
    ['an end before its beginning', assertion({ iss, exp: now - 1 }, privateKey), 'invalid_grant', /exp/],
    ['another algorithm', assertion({ iss }, privateKey, { alg: 'none' }), 'invalid_grant', /Bad Request/],
    ['no assertion at all', 'abc', 'invalid_grant', /Bad Request/],
  ])('refuses %s', async (...row) => {
    const [, signed, error, description] = row;
    const answer = await requestToken(harness.play.origin, signed);
    expect(answer.status).toBe(400);
    expect(answer.body.error).toBe(error);
    expect(answer.body.error_description).toMatch(description);
  });

  test('a key that was deleted is refused, though its signature is right', async () => {
    const known = (kid: string) => assertion({ iss }, privateKey, { kid });
    harness.storage.update((state) => ({
      state: registerServiceAccount(state, { ...account, keyId: 'new' }),
      value: undefined,
    }));
    expect((await requestToken(harness.play.origin, known('new'))).status).toBe(200);
    const refused = await requestToken(harness.play.origin, known('old'));
    expect(refused.body).toEqual({ error: 'invalid_grant', error_description: 'Invalid JWT Signature.' });
  });

  test('a clock that differs by minutes is forgiven', async () => {
    const late = assertion({ iss, iat: now + 240, exp: now + 3840 }, privateKey);
    expect((await requestToken(harness.play.origin, late)).status).toBe(200);
  });

  test('a call without a valid token is unauthenticated', async () => {
    const answer = await fetch(
      `${harness.play.origin}/androidpublisher/v3/applications/${applicationId}/edits`,
      {
        method: 'POST',
        headers: { authorization: 'Bearer made-up' },
      },
    );
    expect(answer.status).toBe(401);
    expect(await answer.json()).toMatchObject({
      error: { status: 'UNAUTHENTICATED', errors: [{ reason: 'authError' }] },
    });
  });

  test('an account that was not invited to the app is refused', async () => {
    harness.storage.update((state) => ({
      state: registerServiceAccount(state, { ...account, applicationIds: ['com.example.other'] }),
      value: undefined,
    }));
    const client = await rawClient(harness.play.origin, credentials);
    const answer = await client.request(
      'POST',
      `/androidpublisher/v3/applications/${applicationId}/edits`,
      {},
    );
    expect(answer.status).toBe(403);
    expect(answer.body.error.message).toBe('The caller does not have permission');
  });

  test('the state holds no token one could use', async () => {
    const client = await rawClient(harness.play.origin, credentials);
    expect(JSON.stringify(harness.storage.read())).not.toContain(client.token);
  });
});
