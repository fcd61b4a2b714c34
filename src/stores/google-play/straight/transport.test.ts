import { afterEach, describe, expect, test } from 'vitest';
import type { Fault, SeenRequest } from '../../../emulators/serving/faults.ts';
import { createGooglePlayStore } from '../google-play.ts';
import {
  applicationId,
  completed,
  credentials,
  fakeBundle,
  type HarnessOptions,
  openHarness,
  type PlayHarness,
  quickPace,
  uploadOf,
} from '../testing/play-harness.ts';
import { createStraightTransport } from './transport.ts';

const place = { applicationId, track: 'production' };
let harness: PlayHarness;
afterEach(() => harness.close());

async function open(options: HarnessOptions & { readonly privateKey?: string } = {}) {
  harness = await openHarness(options);
  const endpoint = { kind: 'local', origin: harness.play.origin, label: 'local Play' } as const;
  const key = { ...credentials, ...(options.privateKey !== undefined && { privateKey: options.privateKey }) };
  const transport = createStraightTransport({ endpoint, credentials: key });
  return createGooglePlayStore({ endpoint, credentials: key, transport, pace: quickPace });
}

/** Once, for the first request that matches. */
function once(pattern: RegExp, fault: Fault): (request: SeenRequest) => Fault | undefined {
  let done = false;
  return ({ method, path }) => {
    if (done || !pattern.test(`${method} ${path}`)) return undefined;
    done = true;
    return fault;
  };
}

describe('the way without the official client', () => {
  test('signs in once, and reads what the store shows', async () => {
    const store = await open();
    expect(await store.readTrack(place)).toMatchObject({
      releases: [{ versionCodes: [1], status: 'completed' }],
    });
    expect(await store.highestVersionCode(applicationId)).toBe(1);
    expect(await store.readReview(place)).toMatchObject([{ versionCodes: [1], state: 'published' }]);
    expect(harness.play.requests().filter(({ path }) => path.startsWith('/token'))).toHaveLength(1);
  });

  test('uploads like the other way', async () => {
    const store = await open();
    const bundle = await fakeBundle(harness.dir, { versionCode: 2, sizeBytes: 600_000 });
    expect(await store.upload(uploadOf(bundle))).toMatchObject({ sha256: bundle.sha256, reused: false });
  });

  test('signs in again when the token is refused', async () => {
    const refused = { error: { code: 401, message: 'Invalid Credentials' } };
    const store = await open({
      faults: once(/POST .*edits/, { kind: 'answer', status: 401, body: refused }),
    });
    expect((await store.readTrack(place)).releases).toHaveLength(1);
    expect(harness.play.requests().filter(({ path }) => path.startsWith('/token'))).toHaveLength(2);
  });

  test('asks for a token again when there was no answer', async () => {
    const store = await open({ faults: once(/POST .token/, { kind: 'reset', when: 'received' }) });
    expect((await store.readTrack(place)).releases).toHaveLength(1);
  });

  test('a refusal is told in the same words', async () => {
    const store = await open({ app: { applicationId: 'com.example.other' } });
    await expect(store.readTrack(place)).rejects.toMatchObject({
      code: 'STORE_APP_UNKNOWN',
      seen: expect.stringContaining('HTTP 404: Package not found'),
    });
  });

  test('a key that is none is refused, and not repeated', async () => {
    const store = await open({ privateKey: '-----BEGIN PRIVATE KEY-----\nnonsense' });
    const error: unknown = await store.readTrack(place).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ code: 'CREDENTIALS_INVALID', seen: undefined });
    expect(JSON.stringify(error)).not.toContain('nonsense');
  });

  test('nobody listens: said with the place, and nothing that was sent', async () => {
    const store = await open();
    await harness.play.close();
    await expect(store.readTrack(place)).rejects.toMatchObject({
      code: 'NETWORK_UNAVAILABLE',
      seen: `ECONNREFUSED at ${new URL(harness.play.origin).host}`,
    });
  });

  test('halts a release that keeps what Play sent with it', async () => {
    const staged = {
      ...completed(2),
      status: 'inProgress',
      userFraction: 0.1,
      inAppUpdatePriority: 3,
    } as const;
    const store = await open({ app: { tracks: { production: [staged, completed(1)] } } });
    const result = await store.changeTrack(
      place,
      ({ releases: [release] }) =>
        release === undefined
          ? { kind: 'none', reason: 'nothing there' }
          : { kind: 'change', release: { ...release, status: 'halted' } },
      { mayCancelReview: true },
    );
    expect(result).toMatchObject({
      kind: 'changed',
      after: { releases: [{ status: 'halted', userFraction: 0.1, rest: { inAppUpdatePriority: 3 } }, {}] },
    });
  });
});
