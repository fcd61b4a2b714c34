import { afterEach, describe, expect, test } from 'vitest';
import { badGatewayPage, type Fault, unavailableBody } from '../../emulators/serving/faults.ts';
import type { ChangeResult, Store } from '../store.ts';
import {
  applicationId,
  fakeBundle,
  openHarness,
  type PlayHarness,
  staged,
  uploadOf,
} from './testing/play-harness.ts';

const place = { applicationId, track: 'production' };
const faults: Readonly<Record<string, Fault>> = {
  '503': { kind: 'answer', status: 503, body: unavailableBody },
  '429': { kind: 'answer', status: 429, body: unavailableBody },
  '502 in HTML': { kind: 'answer', status: 502, body: badGatewayPage },
  'connection broken before': { kind: 'reset', when: 'received' },
  'connection broken after': { kind: 'reset', when: 'handled' },
  'done, then 503': { kind: 'lose-answer', status: 503 },
};

describe('failures on the way', () => {
  let harness: PlayHarness;
  afterEach(() => harness.close());

  const commits = () => harness.play.effects().filter(({ kind }) => kind === 'commit').length;
  const halt = (store: Store): Promise<ChangeResult> =>
    store.changeTrack(
      place,
      ({ releases }) => {
        const live = releases.find(({ status }) => status === 'inProgress');
        if (live === undefined) return { kind: 'none', reason: 'nothing rolls out' };
        return { kind: 'change', release: { ...live, status: 'halted' } };
      },
      { mayCancelReview: true },
    );
  const ship = async (store: Store) => {
    const bundle = await fakeBundle(harness.dir, { versionCode: 2, sizeBytes: 600_000 });
    const mappingFile = bundle.file;
    const { editId } = await store.upload(uploadOf(bundle, { mappingFile }));
    return store.submit({ ...place, editId, release: staged(2, 0.1) });
  };

  test.each(Object.entries(faults))('a halt survives "%s" at any one of its requests', async (_, fault) => {
    let armed: number | undefined;
    harness = await openHarness({ faults: ({ index }) => (index === armed ? fault : undefined) });
    await ship(harness.store);
    for (let request = 1; request <= 9; request += 1) {
      const resumed = await harness.store.changeTrack(
        place,
        () => ({ kind: 'change', release: staged(2, 0.1) }),
        { mayCancelReview: false },
      );
      expect(resumed.kind).toBe('changed');
      const before = commits();
      armed = harness.play.requests().length + request;
      // A new process each time: its first request is the one for a token.
      const result = await halt(harness.anotherStore());
      expect([request, result.kind, commits() - before]).toEqual([request, 'changed', 1]);
      expect(result.kind === 'changed' && result.after.releases[0]).toEqual({
        ...staged(2, 0.1),
        status: 'halted',
      });
    }
  });

  // The kinds that differ for an upload; the others differ in their body only.
  const telling = ['503', 'connection broken before', 'connection broken after', 'done, then 503'];
  const tellingFaults = Object.entries(faults).filter(([name]) => telling.includes(name));
  test.each(tellingFaults)('a release survives "%s" at any one of its requests', async (_, fault) => {
    for (let request = 1, last = 1; request <= last; request += 1) {
      harness = await openHarness({ faults: ({ index }) => (index === request ? fault : undefined) });
      const result = await ship(harness.store);
      last = harness.play.requests().length;
      const uploads = harness.play
        .effects()
        .filter((effect) => effect.kind === 'upload' && effect.target === 'bundle');
      expect([request, result.kind, uploads.length, commits()]).toEqual([request, 'submitted', 1, 1]);
      await harness.close();
    }
  });

  test('a store that stays broken is unavailable, with exit code 6', async () => {
    harness = await openHarness({
      faults: ({ path }) => (path === '/token' ? undefined : faults['502 in HTML']),
    });
    await expect(halt(harness.store)).rejects.toMatchObject({
      code: 'STORE_UNAVAILABLE',
      exitCode: 6,
      retryable: true,
      seen: expect.stringContaining('HTTP 502: Error 502'),
    });
  });

  test('a commit that is answered with success and not applied is not confirmed', async () => {
    let ignoring = false;
    harness = await openHarness({
      faults: ({ path }) => (ignoring && path.includes(':commit') ? { kind: 'ignore' } : undefined),
    });
    await ship(harness.store);
    ignoring = true;
    const result = await halt(harness.store);
    expect(result).toMatchObject({ kind: 'not-confirmed', wanted: { status: 'halted' } });
    expect(result.kind === 'not-confirmed' && result.after.releases[0]).toEqual(staged(2, 0.1));
  });

  test('a submission that is answered with success and not applied is not confirmed', async () => {
    harness = await openHarness({
      faults: ({ path }) => (path.includes(':commit') ? { kind: 'ignore' } : undefined),
    });
    expect((await ship(harness.store)).kind).toBe('not-confirmed');
    expect(commits()).toBe(0);
  });

  test('a commit whose answer is lost every time is still made once', async () => {
    harness = await openHarness({
      faults: ({ path }) => (path.includes(':commit') ? { kind: 'lose-answer', status: 503 } : undefined),
    });
    expect((await ship(harness.store)).kind).toBe('submitted');
    expect(commits()).toBe(1);
  });
});
