import { spawn } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import { once } from 'node:events';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { createLocalAuthority } from '../../emulators/network/certificate-authority.ts';
import { startDistantServer } from '../../emulators/network/distant-server.ts';
import { registerServiceAccount } from '../../emulators/play/seed.ts';
import { folderState } from '../../emulators/play/storage.ts';
import { createGooglePlayStore } from './google-play.ts';
import {
  account,
  applicationId,
  credentials,
  openHarness,
  type PlayHarness,
  quickPace,
  seeded,
} from './testing/play-harness.ts';

const pace = { ...quickPace, attempts: 1 };

describe('why no token was given', () => {
  let harness: PlayHarness;
  beforeEach(async () => {
    harness = await openHarness();
  });
  afterEach(() => harness.close());

  const registered = (more: object, email = account.email) =>
    harness.storage.update((state) => ({
      state: registerServiceAccount({ ...state, accounts: {} }, { ...account, email, ...more }),
      value: undefined,
    }));

  test.each([
    ['a deleted key', { publicKeyPem: stranger() }, account.email, /deleted or disabled/],
    ['a deleted account', {}, 'other@x', /does not know the service account/],
  ])('%s', async (...row) => {
    const [, more, email, message] = row;
    registered(more, email);
    await expect(harness.store.checkAccess(applicationId)).rejects.toMatchObject({
      code: 'STORE_CREDENTIALS_REFUSED',
      message: expect.stringMatching(message),
    });
  });

  test('a token for another API', async () => {
    await harness.store.checkAccess(applicationId);
    harness.storage.update((state) => {
      const tokens = Object.entries(state.tokens).map(([hash, token]) => [hash, { ...token, scopes: [] }]);
      return { state: { ...state, tokens: Object.fromEntries(tokens) }, value: undefined };
    });
    await expect(harness.store.checkAccess(applicationId)).rejects.toMatchObject({
      code: 'STORE_CREDENTIALS_REFUSED',
      message: expect.stringContaining('issued for another API'),
    });
  });

  test('a clock that is wrong is said to be that, and by how much', async () => {
    const state = folderState(harness.dir);
    state.update((before) => ({ state: seeded(before), value: undefined }));
    state.close();
    // A process of its own, which does not see the clock of this one.
    const program = new URL('./testing/play-process.ts', import.meta.url).pathname;
    const play = spawn(process.execPath, [program, harness.dir, '0'], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    try {
      const [line] = await once(play.stdout, 'data');
      const endpoint = { kind: 'local', origin: String(line).trim(), label: 'local Play' } as const;
      vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 2 * 60 * 60_000 });
      const store = createGooglePlayStore({ endpoint, credentials, pace });
      await expect(store.checkAccess(applicationId)).rejects.toMatchObject({
        code: 'STORE_CLOCK_WRONG',
        exitCode: 2,
        message: "The clock of this machine differs from Google's, by about 120 minutes ahead.",
      });
    } finally {
      vi.useRealTimers();
      play.kill('SIGKILL');
    }
  });
});

test('a token is renewed some minutes before it ends, and not sooner', async () => {
  const harness = await openHarness();
  const tokens = () => harness.play.requests().filter(({ path }) => path === '/token').length;
  const later = (minutes: number) =>
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + minutes * 60_000 });
  try {
    await harness.store.checkAccess(applicationId);
    later(50);
    await harness.store.checkAccess(applicationId);
    expect(tokens()).toBe(1);
    later(7);
    await harness.store.checkAccess(applicationId);
    expect(tokens()).toBe(2);
  } finally {
    vi.useRealTimers();
    await harness.close();
  }
});

describe('why Google was not reached', () => {
  const storeThrough = (target: string) =>
    createGooglePlayStore({
      endpoint: { kind: 'google' },
      credentials,
      pace,
      fetch: (_, init) => fetch(target, init),
    });

  test('a name that cannot be looked up is no bad key', async () => {
    await expect(storeThrough('http://name.invalid/').checkAccess(applicationId)).rejects.toMatchObject({
      code: 'NETWORK_UNAVAILABLE',
      message: 'The name oauth2.googleapis.com could not be looked up. The credentials were not judged.',
      next: expect.stringContaining('DNS'),
    });
  });

  test('nor is a certificate that this machine does not trust', async () => {
    const { context } = await createLocalAuthority(['127.0.0.1']);
    const harness = await openHarness();
    const server = await startDistantServer({ context, origin: harness.play.origin, eachWayMs: 0 });
    const store = storeThrough(`https://127.0.0.1:${server.port}/`);
    await expect(store.checkAccess(applicationId)).rejects.toMatchObject({
      code: 'STORE_CERTIFICATE_REFUSED',
      exitCode: 2,
      message: expect.stringContaining('oauth2.googleapis.com is not one this machine trusts'),
    });
    await server.close();
    await harness.close();
  });
});

function stranger(): string {
  return generateKeyPairSync('rsa', { modulusLength: 2048 })
    .publicKey.export({ type: 'spki', format: 'pem' })
    .toString();
}
