import { afterEach, describe, expect, test } from 'vitest';
import { type Fault, type SeenRequest, unavailableBody } from '../../emulators/serving/faults.ts';
import { SlipwayError } from '../../errors/slipway-error.ts';
import { seeded } from '../../testing/seeded.ts';
import type { Store, TrackRelease } from '../store.ts';
import { type AppStoreHarness, bundleId, openHarness } from './testing/app-store-harness.ts';
import { aRelease } from './testing/versions.ts';

const place = { applicationId: bundleId, track: 'app-store' };
const rest = { releaseNotes: [{ language: 'en-US', text: 'Faster.' }], releaseType: 'MANUAL' };
const release = aRelease({ rest });
const seed = Number(process.env.SLIPWAY_SEED ?? Date.now() % 1_000_000);
const faults: Readonly<Record<string, Fault>> = {
  '503': { kind: 'answer', status: 503, body: unavailableBody },
  'connection broken before': { kind: 'reset', when: 'received' },
  'connection broken after': { kind: 'reset', when: 'handled' },
  'done, then 503': { kind: 'lose-answer', status: 503 },
};

let harness: AppStoreHarness;
afterEach(() => harness.close());

const halt = (store: Store) =>
  store.changeTracks(
    bundleId,
    ([state]) => {
      const live = state?.releases.find(({ status }) => status === 'inProgress');
      return live === undefined ? [] : [{ track: 'app-store', release: { ...live, status: 'halted' } }];
    },
    { mayCancelReview: true },
  );
const resume = (store: Store) =>
  store.changeTrack(
    place,
    ({ releases }) => {
      const halted = releases.find(({ status }) => status === 'halted');
      if (halted === undefined) return { kind: 'none', reason: 'nothing is halted' };
      return { kind: 'change', release: { ...halted, status: 'inProgress' } };
    },
    { mayCancelReview: false },
  );
const golive = () => {
  harness.store.inConsole(bundleId, { kind: 'approve' });
  harness.store.inConsole(bundleId, { kind: 'release' });
};

/** As a workflow that is run again does: what may be retried is, and anything else ends the test. */
async function untilDone<T>(attempt: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await attempt();
    } catch (error) {
      if (!(error instanceof SlipwayError) || !error.retryable || tries > 20) throw error;
    }
  }
}

describe('failures on the way', () => {
  test.each(Object.entries(faults))('a release survives "%s" at each one of its calls', async (_, fault) => {
    const failed = new Set<string>();
    harness = await openHarness({
      app: { pace: { partBytes: 512 } },
      // Every kind of call fails the first time it is made.
      faults({ method, path }: SeenRequest) {
        const call = `${method} ${path.replace(/\?.*/, '').replace(/[0-9a-f-]{6,}/g, 'ID')}`;
        if (failed.has(call)) return undefined;
        failed.add(call);
        return fault;
      },
    });
    const result = await untilDone(() => harness.ship(release));
    expect(['submitted', 'already-submitted']).toContain(result.kind);
    expect([harness.effects('upload'), harness.effects('submit')]).toEqual([['1.4.0 (42)'], ['1.4.0']]);
    expect(failed.size).toBeGreaterThan(12);
  });

  test.each(Object.entries(faults))('a halt survives "%s" at any one of its calls', async (_, fault) => {
    let armed: number | undefined;
    harness = await openHarness({ faults: ({ index }) => (index === armed ? fault : undefined) });
    await harness.ship(release);
    golive();
    for (let call = 1; call <= 6; call += 1) {
      armed = harness.store.requests().length + call;
      const result = await halt(harness.anotherStore());
      expect([call, result.kind]).toEqual([call, 'changed']);
      expect(result.kind === 'changed' && result.after[0]?.releases[0]).toMatchObject({ status: 'halted' });
      armed = undefined;
      expect((await resume(harness.adapter)).kind).toBe('changed');
    }
    expect(new Set(harness.effects('phased-release'))).toEqual(new Set(['PAUSED', 'ACTIVE']));
  });

  test('a halt takes few calls: the app, its versions, the groups, the pause and the read-back', async () => {
    harness = await openHarness();
    await harness.ship(release);
    golive();
    const before = harness.store.requests().length;
    await halt(harness.anotherStore());
    const calls = harness.store.requests().slice(before);
    expect(
      calls.map(({ method, path }) => `${method} ${path.replace(/\?.*|\/[0-9]{6,}/g, '')}`).toSorted(),
    ).toEqual([
      'GET /v1/apps',
      'GET /v1/apps/appStoreVersions',
      'GET /v1/apps/appStoreVersions',
      'GET /v1/betaGroups',
      'GET /v1/builds',
      expect.stringMatching(/^PATCH \/v1\/appStoreVersionPhasedReleases/),
    ]);
  });

  test('a pause that is answered with success and not applied is not confirmed', async () => {
    let isIgnoring = false;
    harness = await openHarness({
      faults: ({ method }) => (isIgnoring && method === 'PATCH' ? { kind: 'ignore' } : undefined),
    });
    await harness.ship(release);
    golive();
    isIgnoring = true;
    expect((await halt(harness.adapter)).kind).toBe('not-confirmed');
    expect(await resume(harness.adapter)).toMatchObject({ kind: 'unchanged', reason: 'nothing is halted' });
  });

  test('a halt withdraws what is in review, says so, and is refused what is approved', async () => {
    harness = await openHarness();
    await harness.ship(release);
    expect(await halt(harness.adapter)).toMatchObject({
      kind: 'changed',
      cancelledReview: ['app-store: 1.4.0 (build 42)'],
    });
    expect(await harness.adapter.readReview(place)).toMatchObject([{}, { name: '1.4.0', state: 'draft' }]);
    const editId = String((await harness.adapter.readTrack(place)).releases[1]?.rest.buildId);
    expect((await harness.adapter.submit({ ...place, editId, release })).kind).toBe('submitted');
    harness.store.inConsole(bundleId, { kind: 'approve' });
    await expect(halt(harness.adapter)).rejects.toMatchObject({
      code: 'STORE_CANNOT_HALT',
      seen: 'PENDING_DEVELOPER_RELEASE: it goes out only when somebody releases it',
    });
  });

  test('a change by hand between look and write is seen and decided on anew', async () => {
    harness = await openHarness();
    await harness.ship(release);
    golive();
    const seen: (string | undefined)[] = [];
    const result = await harness.adapter.changeTrack(
      place,
      ({ releases: [found] }) => {
        seen.push(found?.timetable?.state);
        if (found?.status !== 'inProgress') return { kind: 'none', reason: 'somebody was faster' };
        harness.store.inConsole(bundleId, { kind: 'release-to-all' });
        return { kind: 'change', release: { ...found, status: 'halted' } };
      },
      { mayCancelReview: false },
    );
    expect([result.kind, seen]).toEqual(['unchanged', ['running', 'over']]);
    expect(harness.effects('phased-release')).toEqual([]);
  });

  test('gives up after a bounded number of decisions when others never stop', async () => {
    harness = await openHarness();
    await harness.ship(release);
    golive();
    let decisions = 0;
    const change = harness.adapter.changeTrack(
      place,
      ({ releases: [found] }) => {
        decisions += 1;
        harness.store.inConsole(bundleId, { kind: 'next-day' });
        const to: TrackRelease = { ...(found ?? release), status: 'halted' };
        return { kind: 'change', release: to };
      },
      { mayCancelReview: false },
    );
    await expect(change).rejects.toMatchObject({ code: 'APP_STORE_CHANGED', retryable: true });
    expect(decisions).toBe(5);
  });

  test('a release that is cut off at any one of its calls is completed by the next run, once', async () => {
    let cutFrom = Number.POSITIVE_INFINITY;
    harness = await openHarness({
      faults: ({ index }) => (index >= cutFrom ? { kind: 'reset', when: 'received' } : undefined),
    });
    let cut = 0;
    // Every third call, for the sake of time; all of them with SLIPWAY_CUT_EVERY=1.
    const every = Number(process.env.SLIPWAY_CUT_EVERY ?? 3);
    for (let isCut = true; isCut; ) {
      const one = aRelease({ name: `2.${cut + 1}`, versionCodes: [`${cut + 2}`], rest });
      const ship = () => harness.ship(one, { mayEndRollout: true });
      // Each release is cut off some calls later than the one before.
      cutFrom = harness.store.requests().length + cut * every + 1;
      isCut = await ship().then(
        () => false,
        () => true,
      );
      cutFrom = Number.POSITIVE_INFINITY;
      await untilDone(ship);
      cut += 1;
      expect([harness.effects('upload').length, harness.effects('submit').length]).toEqual([cut, cut]);
      golive();
    }
    expect(cut * every).toBeGreaterThan(15);
  });

  test(`releases and halts while every third call fails, seed ${seed}`, async () => {
    const random = seeded(seed);
    const kinds = Object.values(faults);
    let isStormy = true;
    harness = await openHarness({
      faults: () => (isStormy && random.chance(0.3) ? random.pick(kinds) : undefined),
    });
    for (let round = 1; round <= 4; round += 1) {
      const one = aRelease({ name: `2.${round}`, versionCodes: [`${round + 1}`], rest });
      await untilDone(() => harness.ship(one, { mayEndRollout: true }));
      golive();
      await untilDone(async () => {
        if ((await halt(harness.anotherStore())).kind === 'not-confirmed')
          throw new SlipwayError('STORE_UNAVAILABLE', { message: 'again' });
      });
    }
    isStormy = false;
    const names = ['2.1', '2.2', '2.3', '2.4'];
    expect([harness.effects('submit'), harness.effects('live')], `seed ${seed}`).toEqual([names, names]);
    expect(harness.effects('phased-release').filter((to) => to === 'PAUSED')).toHaveLength(4);
  });
});
