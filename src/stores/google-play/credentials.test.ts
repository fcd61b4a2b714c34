import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inspect } from 'node:util';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { describeCredentials, findPlayCredentials } from './credentials.ts';
import { createGooglePlayStore } from './google-play.ts';
import { playStoreFor } from './play-store-for.ts';
import { credentials } from './testing/play-harness.ts';

const key = (name: string) =>
  JSON.stringify({ type: 'service_account', client_email: `${name}@x`, private_key: credentials.privateKey });

describe('findPlayCredentials', () => {
  let dir = '';
  beforeEach(async () => {
    dir = await mkdtemp(join(tmpdir(), 'slipway-credentials-'));
  });
  afterEach(() => rm(dir, { recursive: true, force: true }));

  const file = async (name: string, content: string) => {
    await writeFile(join(dir, name), content);
    return join(dir, name);
  };

  test('tries every name in order and says which one won', async () => {
    const env: Record<string, string | undefined> = {
      SLIPWAY_PLAY_CREDENTIALS: key('a'),
      GOOGLE_APPLICATION_CREDENTIALS: await file('b.json', key('b')),
      SUPPLY_JSON_KEY_DATA: key('c'),
      SUPPLY_JSON_KEY: await file('d.json', key('d')),
      GOOGLE_PLAY_SERVICE_ACCOUNT_CREDENTIALS: key('e'),
      ANDROID_PUBLISHER_CREDENTIALS: key('f'),
    };
    const names = Object.keys(env);
    for (const [index, name] of names.entries()) {
      const found = await findPlayCredentials(env);
      expect([found.source, describeCredentials(found.credentials)]).toEqual([
        name,
        `key of ${'abcdef'[index]}@x`,
      ]);
      env[name] = undefined;
    }
    await expect(findPlayCredentials(env)).rejects.toMatchObject({
      code: 'CREDENTIALS_MISSING',
      exitCode: 2,
    });
  });

  test('follows the references of codemagic', async () => {
    const name = 'GOOGLE_PLAY_SERVICE_ACCOUNT_CREDENTIALS';
    const byFile = { [name]: `@file:${await file('k.json', key('file'))}` };
    expect(describeCredentials((await findPlayCredentials(byFile)).credentials)).toBe('key of file@x');
    const byName = { [name]: '@env:OTHER', OTHER: key('env') };
    expect(describeCredentials((await findPlayCredentials(byName)).credentials)).toBe('key of env@x');
    await expect(findPlayCredentials({ [name]: '@env:OTHER' })).rejects.toMatchObject({
      code: 'CREDENTIALS_INVALID',
    });
  });

  const secret = 'MIIcanarycanary';
  test.each([
    ['no JSON', `-----BEGIN PRIVATE KEY-----${secret}`, /not a JSON object/],
    ['a list', `["${secret}"]`, /not a JSON object/],
    ['half a key', `{"private_key":"${secret}"}`, /client_email or private_key/],
    ['no PEM', `{"client_email":"a@x","private_key":"${secret}"}`, /not a PEM/],
    [
      'a person',
      `{"type":"authorized_user","refresh_token":"${secret}"}`,
      /authorized_user, a person's login/,
    ],
    ['workload identity', `{"type":"external_account","x":"${secret}"}`, /token_url is not/],
  ])('refuses %s without quoting it', async (_, content, why) => {
    const failure = await findPlayCredentials({ SLIPWAY_PLAY_CREDENTIALS: content }).catch((error) => error);
    expect(failure).toMatchObject({
      code: 'CREDENTIALS_INVALID',
      exitCode: 2,
      seen: expect.stringMatching(why),
    });
    expect(inspect(failure, { depth: 10 })).not.toContain(secret);
  });

  test('a key pasted where a path belongs is not printed', async () => {
    const env = { GOOGLE_APPLICATION_CREDENTIALS: `{"private_key":"${secret}"}` };
    const failure = await findPlayCredentials(env).catch((error) => error);
    expect(failure.code).toBe('CREDENTIALS_INVALID');
    expect(inspect(failure, { depth: 10 })).not.toContain(secret);
  });

  test("takes gcloud's file when nothing is set, and nothing when that is not there", async () => {
    const name = 'application_default_credentials.json';
    const path = await file(name, key('adc'));
    const found = await findPlayCredentials({ CLOUDSDK_CONFIG: dir });
    expect(found.source).toBe(`gcloud's ${path}`);
    expect((await findPlayCredentials({ CLOUDSDK_CONFIG: dir, SUPPLY_JSON_KEY_DATA: key('c') })).source).toBe(
      'SUPPLY_JSON_KEY_DATA',
    );
    await rm(path);
    for (const env of [{ CLOUDSDK_CONFIG: dir }, { HOME: dir }]) {
      await expect(findPlayCredentials(env)).rejects.toMatchObject({ code: 'CREDENTIALS_MISSING' });
    }
  });

  test('a missing key file is named by its variable', async () => {
    const env = { GOOGLE_APPLICATION_CREDENTIALS: join(dir, 'nowhere.json') };
    await expect(findPlayCredentials(env)).rejects.toMatchObject({
      seen: expect.stringContaining(
        'GOOGLE_APPLICATION_CREDENTIALS: the key file it names cannot be read (ENOENT)',
      ),
    });
  });

  test('a key that no library can read is refused before anything is sent', async () => {
    const broken = '-----BEGIN PRIVATE KEY-----\nMIIcanarycanary\n-----END PRIVATE KEY-----\n';
    const store = createGooglePlayStore({
      endpoint: { kind: 'google' },
      credentials: { clientEmail: 'a@x', privateKey: broken },
    });
    const failure = await store.checkAccess('com.example.chat').catch((error) => error);
    expect(failure.code).toBe('CREDENTIALS_INVALID');
    expect(inspect(failure, { depth: 10 })).not.toContain(secret);
  });
});

describe('playStoreFor', () => {
  const env = { SLIPWAY_PLAY_CREDENTIALS: key('a') };

  test('is Google Play unless a local one is named', async () => {
    expect((await playStoreFor(env)).label).toBe('Google Play');
    const local = { ...env, SLIPWAY_PLAY_ENDPOINT: 'http://127.0.0.1:4321' };
    expect((await playStoreFor(local)).label).toBe('local Play (http://127.0.0.1:4321)');
  });

  test('missing credentials never choose a store', async () => {
    for (const missing of [{}, { SLIPWAY_PLAY_ENDPOINT: 'http://127.0.0.1:1' }]) {
      await expect(playStoreFor(missing)).rejects.toMatchObject({ code: 'CREDENTIALS_MISSING' });
    }
  });

  test.each([
    'https://127.0.0.1:1',
    'http://example.com',
    'http://127.0.0.1.example.com',
    'http://0.0.0.0:1',
    'http://user:pass@127.0.0.1:1',
    'http://127.0.0.1:1/path',
    'file:///tmp',
    'nonsense',
  ])('refuses %s as a local Play', async (endpoint) => {
    const failure = playStoreFor({ ...env, SLIPWAY_PLAY_ENDPOINT: endpoint });
    await expect(failure).rejects.toMatchObject({ code: 'STORE_ENDPOINT_REFUSED', exitCode: 2 });
  });
});
