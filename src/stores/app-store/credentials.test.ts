import { generateKeyPairSync } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inspect } from 'node:util';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { describeAppStoreCredentials, findAppStoreCredentials } from './credentials.ts';

const pem = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  .privateKey.export({ type: 'pkcs8', format: 'pem' })
  .toString();
const base64 = Buffer.from(pem).toString('base64');

describe('findAppStoreCredentials', () => {
  let dir = '';
  beforeEach(async () => {
    dir = await mkdtemp(join(tmpdir(), 'slipway-asc-'));
  });
  afterEach(() => rm(dir, { recursive: true, force: true }));

  const file = async (name: string, content: string) => {
    await writeFile(join(dir, name), content);
    return join(dir, name);
  };

  test('tries every name in order and says which one won', async () => {
    const key = await file('AuthKey.p8', pem);
    const json = JSON.stringify({ key_id: 'E', issuer_id: 'team-e', key: pem.replaceAll('\n', '\\n') });
    const env: Record<string, string | undefined> = {
      SLIPWAY_ASC_KEY: pem,
      SLIPWAY_ASC_KEY_PATH: key,
      APP_STORE_CONNECT_API_KEY_KEY: pem.replaceAll('\n', '\\n'),
      APP_STORE_CONNECT_API_KEY_KEY_FILEPATH: key,
      APP_STORE_CONNECT_API_KEY_PATH: await file('key.json', json),
      APP_STORE_CONNECT_PRIVATE_KEY: `@file:${key}`,
      EXPO_ASC_API_KEY_PATH: key,
      ASC_PRIVATE_KEY: pem,
      ASC_PRIVATE_KEY_B64: base64,
      ASC_PRIVATE_KEY_PATH: key,
    };
    const names = Object.keys(env);
    const ids = {
      ...{ SLIPWAY_ASC_KEY_ID: 'A', SLIPWAY_ASC_ISSUER_ID: 'team-a' },
      ...{ APP_STORE_CONNECT_API_KEY_KEY_ID: 'C', APP_STORE_CONNECT_API_KEY_ISSUER_ID: 'team-c' },
      ...{ APP_STORE_CONNECT_KEY_IDENTIFIER: 'F', APP_STORE_CONNECT_ISSUER_ID: 'team-f' },
      ...{ EXPO_ASC_KEY_ID: 'G', EXPO_ASC_ISSUER_ID: 'team-g' },
      ...{ ASC_KEY_ID: 'H', ASC_ISSUER_ID: 'team-h' },
    };
    const won: string[] = [];
    for (const name of names) {
      const { source, credentials } = await findAppStoreCredentials({ ...env, ...ids });
      expect(credentials.privateKey).toBe(pem);
      won.push(`${source} ${credentials.keyId} ${credentials.issuerId}`);
      env[name] = undefined;
    }
    const teams = ['A', 'A', 'C', 'C', 'E', 'F', 'G', 'H', 'H', 'H'];
    expect(won).toEqual(names.map((name, i) => `${name} ${teams[i]} team-${teams[i]?.toLowerCase()}`));
    await expect(findAppStoreCredentials({ ...env, ...ids })).rejects.toMatchObject({
      code: 'CREDENTIALS_MISSING',
      exitCode: 2,
      next: expect.stringContaining('SLIPWAY_ASC_KEY_PATH'),
    });
  });

  test('takes the base64 of a key, and a key without an issuer as an individual one', async () => {
    const { credentials } = await findAppStoreCredentials({
      SLIPWAY_ASC_KEY_ID: 'A',
      SLIPWAY_ASC_KEY: base64,
    });
    expect(credentials).toEqual({ keyId: 'A', issuerId: undefined, privateKey: pem });
    expect(describeAppStoreCredentials(credentials)).toBe('individual key A');
    expect(describeAppStoreCredentials({ ...credentials, issuerId: 't' })).toBe('key A of the team t');
  });

  const secret = 'MIGTcanarycanary';
  const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 })
    .privateKey.export({ type: 'pkcs8', format: 'pem' })
    .toString();
  test.each([
    ['a text', secret, /neither a PEM private key nor the base64/],
    ['a broken key', `-----BEGIN PRIVATE KEY-----\n${secret}\n-----END PRIVATE KEY-----`, /curve P-256/],
    ['a key of another kind', rsa, /curve P-256/],
  ])('refuses %s without quoting it', async (_, content, why) => {
    const env = { SLIPWAY_ASC_KEY_ID: 'A', SLIPWAY_ASC_KEY: content };
    const failure = await findAppStoreCredentials(env).catch((error) => error);
    expect(failure).toMatchObject({
      ...{ code: 'CREDENTIALS_INVALID', exitCode: 2, seen: expect.stringMatching(why) },
      next: expect.stringContaining('.p8'),
    });
    expect(inspect(failure, { depth: 10 })).not.toContain(content.split('\n').at(1) ?? content);
  });

  test('refuses a key without its id, and a pasted key where a path belongs', async () => {
    await expect(findAppStoreCredentials({ SLIPWAY_ASC_KEY: pem })).rejects.toMatchObject({
      seen: 'SLIPWAY_ASC_KEY: SLIPWAY_ASC_KEY_ID is not set beside it',
    });
    const failure = await findAppStoreCredentials({
      SLIPWAY_ASC_KEY_ID: 'A',
      SLIPWAY_ASC_KEY_PATH: pem,
    }).catch((error) => error);
    expect(failure.seen).toBe('SLIPWAY_ASC_KEY_PATH: it holds a key where the path of a key file belongs');
    expect(inspect(failure, { depth: 10 })).not.toContain(pem.slice(30, 60));
  });

  test.each([
    ['[]', /not a JSON object/],
    ['{"key_id":"A"}', /key_id or key is missing/],
  ])('refuses the JSON file %s', async (content, why) => {
    const env = { APP_STORE_CONNECT_API_KEY_PATH: await file('key.json', content) };
    await expect(findAppStoreCredentials(env)).rejects.toMatchObject({ seen: expect.stringMatching(why) });
  });
});
