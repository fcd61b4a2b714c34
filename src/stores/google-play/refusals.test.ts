import { inspect } from 'node:util';
import { afterEach, describe, expect, test } from 'vitest';
import { registerServiceAccount } from '../../emulators/play/seed.ts';
import type { ErrorCode } from '../../errors/catalogue.ts';
import type { TrackRelease } from '../store.ts';
import { createGooglePlayStore } from './google-play.ts';
import {
  account,
  applicationId,
  completed,
  credentials,
  fakeBundle,
  type HarnessOptions,
  openHarness,
  type PlayHarness,
  staged,
  uploadOf,
} from './testing/play-harness.ts';

const place = { applicationId, track: 'production' };

describe('what Google Play refuses, met over HTTP', () => {
  let harness: PlayHarness;
  afterEach(() => harness.close());

  const release = async (versionCode: number, wanted: TrackRelease, track = 'production') => {
    const bundle = await fakeBundle(harness.dir, { versionCode });
    const { editId } = await harness.store.upload(uploadOf(bundle));
    return harness.store.submit({ applicationId, track, editId, release: wanted });
  };
  const change = (wanted: TrackRelease) =>
    harness.store.changeTrack(place, () => ({ kind: 'change', release: wanted }), { mayCancelReview: false });
  const done = (versionCode: number): TrackRelease => ({
    name: undefined,
    versionCodes: [versionCode],
    status: 'completed',
    userFraction: undefined,
    rest: {},
  });

  interface Case {
    readonly code: ErrorCode;
    readonly options?: HarnessOptions;
    readonly run: () => Promise<unknown>;
  }
  const cases: Readonly<Record<string, Case>> = {
    'an app that was never published': {
      code: 'STORE_APP_DRAFT',
      options: { app: { draft: true } },
      run: () => release(2, staged(2, 0.1)),
    },
    'a review that has to be asked for in the Console': {
      code: 'STORE_REVIEW_BY_HAND',
      options: { app: { reviewSending: 'manual' } },
      run: () => release(2, staged(2, 0.1)),
    },
    'a completed release with a fraction': {
      code: 'STORE_FRACTION_INVALID',
      run: () => release(2, { ...staged(2, 0.5), status: 'completed' }),
    },
    'a fraction of one': { code: 'STORE_FRACTION_INVALID', run: () => release(2, staged(2, 1)) },
    'halting what is not rolling out': {
      code: 'STORE_CANNOT_HALT',
      run: () => change({ ...staged(1, 0.5), status: 'halted' }),
    },
    'staging what is out to everybody': { code: 'STORE_CANNOT_STAGE', run: () => change(staged(1, 0.5)) },
    'staging a first release': {
      code: 'STORE_CANNOT_STAGE',
      run: () => release(2, staged(2, 0.1), 'beta'),
    },
    'a bundle that is processed for longer than one waits': {
      code: 'STORE_PROCESSING',
      options: { app: { processingMs: 60_000 }, pace: { processingLimitMs: 50 } },
      run: () => release(2, staged(2, 0.1)),
    },
    'a version code that was used for another file': {
      code: 'STORE_VERSION_CODE_USED',
      run: () => release(1, staged(1, 0.1)),
    },
    'a version code below the one users have': {
      code: 'STORE_VERSION_CODE_LOW',
      options: { app: { tracks: { production: [completed(5)] } } },
      run: () => release(2, done(2)),
    },
    'release notes that are too long': {
      code: 'STORE_NOTES_TOO_LONG',
      run: () =>
        release(2, {
          ...staged(2, 0.1),
          rest: { releaseNotes: [{ language: 'en-US', text: 'x'.repeat(546) }] },
        }),
    },
    'a version the store does not have': { code: 'STORE_PRECONDITION', run: () => change(staged(9, 0.1)) },
    'a track that does not exist': {
      code: 'STORE_NOT_FOUND',
      run: () => harness.store.readTrack({ applicationId, track: 'nightly' }),
    },
  };
  test.each(Object.entries(cases))('%s', async (_, { code, options, run }) => {
    harness = await openHarness(options);
    await expect(run()).rejects.toMatchObject({ code, seen: expect.stringMatching(/^HTTP 40\d: /) });
    expect(harness.play.effects().filter(({ kind }) => kind === 'commit')).toEqual([]);
  });

  test('a bundle that is still processed is waited for in the same edit', async () => {
    const puts: number[] = [];
    harness = await openHarness({
      app: { processingMs: 60_000 },
      observer: (moment, { method, path, index }) => {
        if (moment !== 'received' || method !== 'PUT' || !path.includes('/tracks/')) return;
        puts.push(index);
        harness.clock.nowMs += 25_000;
      },
    });
    expect((await release(2, staged(2, 0.1))).kind).toBe('submitted');
    expect(puts).toHaveLength(3);
    const inserted = harness.play.requests().filter(({ path }) => path.endsWith('/edits'));
    // One for the release, one to read it back.
    expect(inserted).toHaveLength(2);
  });

  test('an account that was not invited is refused with exit code 5', async () => {
    harness = await openHarness();
    harness.storage.update((state) => ({
      state: registerServiceAccount(state, { ...account, applicationIds: [] }),
      value: undefined,
    }));
    await expect(harness.store.checkAccess(applicationId)).rejects.toMatchObject({
      code: 'STORE_PERMISSION_DENIED',
      exitCode: 5,
    });
  });

  test('a key that Google does not know is refused, and appears nowhere', async () => {
    harness = await openHarness();
    harness.storage.update((state) => ({ state: { ...state, accounts: {} }, value: undefined }));
    const failure = await harness.store.checkAccess(applicationId).catch((error) => error);
    expect(failure).toMatchObject({ code: 'STORE_CREDENTIALS_REFUSED', exitCode: 5 });
    expectNoSecret(failure);
  });

  test('a token that ends early is renewed once', async () => {
    harness = await openHarness();
    await harness.store.checkAccess(applicationId);
    harness.storage.update((state) => ({ state: { ...state, tokens: {} }, value: undefined }));
    await harness.store.checkAccess(applicationId);
    expect(harness.play.requests().filter(({ path }) => path === '/token')).toHaveLength(2);
  });

  test('no error carries the key or a token, whatever failed', async () => {
    harness = await openHarness({
      faults: ({ index }) => (index > 1 ? { kind: 'reset', when: 'received' } : undefined),
    });
    expectNoSecret(await harness.store.readTrack(place).catch((error) => error));
    expectNoSecret(await release(2, staged(2, 0.1)).catch((error) => error));
  });

  test('a Play that is not there is a network failure with exit code 6', async () => {
    harness = await openHarness();
    await harness.play.close();
    const failure = await harness.store.readTrack(place).catch((error) => error);
    expect(failure).toMatchObject({ code: 'NETWORK_UNAVAILABLE', exitCode: 6 });
    expect(failure.seen).toMatch(/^ECONNREFUSED at 127\.0\.0\.1:\d+$/);
  });

  test('without a local endpoint everything goes to Google', async () => {
    harness = await openHarness();
    const hosts = new Set<string>();
    const forward: typeof fetch = (input, init) => {
      const url = new URL(String(input));
      hosts.add(url.origin);
      return fetch(new URL(url.pathname + url.search, harness.play.origin), init);
    };
    const store = createGooglePlayStore({ endpoint: { kind: 'google' }, credentials, fetch: forward });
    expect((await store.readTrack(place)).releases).toHaveLength(1);
    expect([...hosts]).toEqual(['https://oauth2.googleapis.com', 'https://androidpublisher.googleapis.com']);
  });

  test('credentials meant for one Play are not sent to another machine', () => {
    const endpoint = { kind: 'local', origin: 'http://play.example.com', label: 'x' } as const;
    expect(() => createGooglePlayStore({ endpoint, credentials })).toThrow(/on this machine/);
    harness = { close: async () => undefined } as PlayHarness;
  });
});

function expectNoSecret(failure: unknown): void {
  expect(failure).toBeInstanceOf(Error);
  const text = inspect(failure, { depth: 20, showHidden: true });
  const line = credentials.privateKey.split('\n')[3] ?? 'missing';
  expect(text).not.toContain(line);
  expect(text).not.toContain('ya29.');
  expect(text).not.toContain('assertion');
}
