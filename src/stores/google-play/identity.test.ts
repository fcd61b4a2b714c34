import { rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { registerIdentityProvider, registerServiceAccount } from '../../emulators/play/seed.ts';
import { identityToken, provider, providerName, subject } from '../../emulators/play/testing/identity.ts';
import type { Store } from '../store.ts';
import { findPlayCredentials } from './credentials.ts';
import { createGooglePlayStore } from './google-play.ts';
import { account, applicationId, openHarness, type PlayHarness, quickPace } from './testing/play-harness.ts';

let harness: PlayHarness;
let tokenFile: string;
beforeEach(async () => {
  harness = await openHarness();
  allow([subject]);
  tokenFile = join(harness.dir, 'token.jwt');
  await writeFile(tokenFile, identityToken());
});
afterEach(() => harness.close());

function allow(usableBy: readonly string[]): void {
  harness.storage.update((state) => ({
    state: registerServiceAccount(registerIdentityProvider(state, providerName, provider), {
      ...account,
      usableBy,
    }),
    value: undefined,
  }));
}

/** A configuration as google-github-actions/auth writes it, in a file that the environment names. */
async function storeOf(more: object = {}): Promise<Store> {
  const file = join(harness.dir, 'gha-creds.json');
  const host = 'https://iamcredentials.googleapis.com/v1/projects/-/serviceAccounts';
  await writeFile(
    file,
    JSON.stringify({
      type: 'external_account',
      audience: providerName,
      subject_token_type: 'urn:ietf:params:oauth:token-type:jwt',
      token_url: 'https://sts.googleapis.com/v1/token',
      service_account_impersonation_url: `${host}/${account.email}:generateAccessToken`,
      credential_source: { file: tokenFile },
      ...more,
    }),
  );
  const { credentials } = await findPlayCredentials({ GOOGLE_APPLICATION_CREDENTIALS: file });
  const endpoint = { kind: 'local', origin: harness.play.origin, label: 'local Play' } as const;
  return createGooglePlayStore({ endpoint, credentials, pace: quickPace });
}

test('a job without a key signs in with its identity token from a file, and uploads through it', async () => {
  const store = await storeOf();
  expect(await store.highestVersionCode(applicationId)).toBe(1);
  const tokens = () => harness.play.requests().filter(({ path }) => path.includes('AccessToken')).length;
  await store.checkAccess(applicationId);
  // One token for all of it.
  expect(tokens()).toBe(1);
});

test('or from an address that only the job may ask, as on GitHub', async () => {
  const asked: (string | undefined)[] = [];
  const server: Server = createServer((request, response) => {
    asked.push(request.headers.authorization);
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify({ value: identityToken() }));
  }).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const store = await storeOf({
    credential_source: {
      url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/?audience=x`,
      headers: { Authorization: 'Bearer job' },
      format: { type: 'json', subject_token_field_name: 'value' },
    },
  });
  await store.checkAccess(applicationId);
  expect(asked).toEqual(['Bearer job']);
  await new Promise((resolve) => server.close(resolve));
});

test('a token that ended early is replaced', async () => {
  const store = await storeOf();
  await store.checkAccess(applicationId);
  harness.storage.update((state) => ({ state: { ...state, tokens: {} }, value: undefined }));
  await store.checkAccess(applicationId);
});

test('a job that may not use the account is told which role it lacks', async () => {
  allow([]);
  await expect((await storeOf()).checkAccess(applicationId)).rejects.toMatchObject({
    code: 'STORE_PERMISSION_DENIED',
    next: expect.stringContaining('roles/iam.workloadIdentityUser'),
  });
});

test('a provider that Google does not know', async () => {
  const store = await storeOf({ audience: '//iam.googleapis.com/projects/1' });
  await expect(store.checkAccess(applicationId)).rejects.toMatchObject({
    code: 'STORE_CREDENTIALS_REFUSED',
    message: 'Google does not know the workload identity provider.',
  });
});

test.each([
  ['of another audience', identityToken({ aud: 'https://example.com' })],
  ['that is stale', identityToken({ exp: 1 })],
])('an identity token %s', async (_, token) => {
  await writeFile(tokenFile, token);
  await expect((await storeOf()).checkAccess(applicationId)).rejects.toMatchObject({
    code: 'STORE_CREDENTIALS_REFUSED',
    message: 'Google does not take the identity token of this job.',
  });
});

test('an identity token that is not there', async () => {
  await rm(tokenFile);
  await expect((await storeOf()).checkAccess(applicationId)).rejects.toMatchObject({
    code: 'CREDENTIALS_INVALID',
    seen: 'ENOENT',
    next: expect.stringContaining('id-token: write'),
  });
});

test.each([
  ['token_url', { token_url: 'https://evil.example.com/v1/token' }, /token_url is not/],
  [
    'the account',
    { service_account_impersonation_url: 'https://evil.example.com/x:generateAccessToken' },
    /iamcredentials/,
  ],
  ['no account', { service_account_impersonation_url: undefined }, /service accounts only/],
  ['a program', { credential_source: { executable: { command: 'id' } } }, /but executable/],
  ['an open line', { credential_source: { url: 'http://example.com/' } }, /neither https nor/],
  ['no source', { credential_source: undefined }, /credential_source is missing/],
  ['no audience', { audience: undefined }, /audience/],
])('a configuration that would lead elsewhere is refused: %s', async (...row) => {
  const [, more, why] = row;
  await expect(storeOf(more)).rejects.toMatchObject({
    code: 'CREDENTIALS_INVALID',
    seen: expect.stringMatching(why),
  });
});
