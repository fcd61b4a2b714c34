import { generateKeyPairSync } from 'node:crypto';
import { expect, test } from 'vitest';
import { appStoreFor, straightAppStoreFor } from './app-store-for.ts';

const env = {
  SLIPWAY_ASC_KEY_ID: 'KEY',
  SLIPWAY_ASC_ISSUER_ID: 'team',
  SLIPWAY_ASC_KEY: generateKeyPairSync('ec', { namedCurve: 'P-256' })
    .privateKey.export({ type: 'pkcs8', format: 'pem' })
    .toString(),
};

test.each([appStoreFor, straightAppStoreFor])(
  'is the App Store unless a local one is named',
  async (open) => {
    expect(await open(env)).toMatchObject({ kind: 'app-store', label: 'App Store' });
    const local = { ...env, SLIPWAY_ASC_ENDPOINT: 'http://127.0.0.1:4321' };
    expect((await open(local)).label).toBe('local App Store (http://127.0.0.1:4321)');
  },
);

test('missing credentials never choose a store', async () => {
  for (const missing of [{}, { SLIPWAY_ASC_ENDPOINT: 'http://127.0.0.1:1' }]) {
    await expect(appStoreFor(missing)).rejects.toMatchObject({ code: 'CREDENTIALS_MISSING', exitCode: 2 });
  }
});

test.each([
  'https://127.0.0.1:1',
  'http://example.com',
  'http://user@127.0.0.1:1',
  'http://127.0.0.1:1/v1',
  'x',
])('refuses %s as a local App Store', async (endpoint) => {
  await expect(appStoreFor({ ...env, SLIPWAY_ASC_ENDPOINT: endpoint })).rejects.toMatchObject({
    code: 'STORE_ENDPOINT_REFUSED',
    next: expect.stringContaining('SLIPWAY_ASC_ENDPOINT'),
  });
});

test('a track that is none is named with those that there are', async () => {
  const store = await appStoreFor({ ...env, SLIPWAY_ASC_ENDPOINT: 'http://127.0.0.1:1' });
  const reading = store.readTrack({ applicationId: '123', track: 'production' });
  await expect(reading).rejects.toMatchObject({
    code: 'STORE_NOT_FOUND',
    next: expect.stringContaining('testflight:GROUP'),
  });
});
