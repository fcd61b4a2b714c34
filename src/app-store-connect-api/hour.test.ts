import { afterEach, expect, test } from 'vitest';
import type { AppStoreState } from '../emulators/app-store/model.ts';
import { added, allOf, isoTime } from '../emulators/app-store/resources.ts';
import {
  type AppStoreHarness,
  openAppStoreHarness,
  teamId,
} from '../emulators/app-store/testing/app-store-harness.ts';
import { createAppStoreConnect } from './client.ts';
import { BudgetReserved } from './errors.ts';

let harness: AppStoreHarness;
afterEach(() => harness.close());

const hourMs = 3_600_000;

/** The app's version on the second day of its phased release, and 199 other apps that are polled beside it. */
function prepare(state: AppStoreState): AppStoreState {
  const [version] = allOf(state, 'appStoreVersions');
  const phased = added(state, {
    type: 'appStoreVersionPhasedReleases',
    team: teamId,
    attributes: {
      phasedReleaseState: 'ACTIVE',
      currentDayNumber: 2,
      startDate: isoTime(0),
      totalPauseDuration: 0,
    },
    one: { appStoreVersion: version?.id ?? '' },
  });
  return Array.from({ length: 199 }, (_, at) => `com.example.app${at}`).reduce(
    (next, bundleId) =>
      added(next, { type: 'apps', team: teamId, attributes: { bundleId, name: bundleId, sku: bundleId } })
        .state,
    phased.state,
  );
}

test('an hour of 3,500 requests of which 200 apps have used nearly all still halts one', async () => {
  harness = await openAppStoreHarness({ prepare });
  const { store, key, clock } = harness;
  const client = createAppStoreConnect(
    { keyId: key.keyId, issuerId: key.issuerId, privateKey: key.privateKeyPem },
    { origin: store.origin, clock: { now: () => clock.nowMs } },
  );
  const apps = await Array.fromAsync(client.each('/v1/apps'));
  expect(apps).toHaveLength(200);
  const poll = (id: string) =>
    client.get('/v1/apps/{id}/appStoreVersions', {
      params: { path: { id }, query: { include: ['appStoreVersionPhasedRelease'] } },
    });
  let refused = 0;
  while (refused === 0) {
    const ends = await Promise.allSettled(apps.map(({ id }) => poll(id)));
    const reasons = ends.flatMap((end) => (end.status === 'rejected' ? [end.reason] : []));
    expect(reasons.every((reason) => reason instanceof BudgetReserved)).toBe(true);
    refused += reasons.length;
  }
  // Polling ended by itself at the reserve, long before Apple's 429.
  expect(client.budget()).toEqual({ limit: 3500, remaining: 100 });
  expect(store.requests()).toHaveLength(3400);

  const included = (
    await client.forHalt().get('/v1/apps/{id}/appStoreVersions', {
      params: { path: { id: apps[0]?.id ?? '' }, query: { include: ['appStoreVersionPhasedRelease'] } },
    })
  ).included;
  const id = included?.find(({ type }) => type === 'appStoreVersionPhasedReleases')?.id ?? '';
  const { data } = await client.forHalt().patch('/v1/appStoreVersionPhasedReleases/{id}', {
    params: { path: { id } },
    body: {
      data: { type: 'appStoreVersionPhasedReleases', id, attributes: { phasedReleaseState: 'PAUSED' } },
    },
  });
  expect(data.attributes?.phasedReleaseState).toBe('PAUSED');

  // An hour later there is room again, without anybody having asked in between.
  clock.nowMs += hourMs + 1;
  await poll(apps[0]?.id ?? '');
  expect(client.budget()?.remaining).toBe(3499);
}, 60_000);
