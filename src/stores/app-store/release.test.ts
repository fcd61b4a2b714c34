import { afterEach, expect, test } from 'vitest';
import type { TrackRelease } from '../store.ts';
import { type AppStoreHarness, bundleId, openHarness } from './testing/app-store-harness.ts';
import { writeFirstVersion } from './testing/first-version.ts';
import { aRelease } from './testing/versions.ts';

const place = { applicationId: bundleId, track: 'app-store' };
const dayMs = 86_400_000;
const rest = { releaseNotes: [{ language: 'en-US', text: 'Faster.' }], releaseType: 'MANUAL' };
const release = aRelease({ rest });

let harness: AppStoreHarness;
afterEach(() => harness.close());

const shown = async () => (await harness.adapter.readTrack(place)).releases;
const review = async () =>
  (await harness.adapter.readReview(place)).map(({ name, state }) => `${name} ${state}`);
const change = (to: Partial<TrackRelease>, mayCancelReview = false) =>
  harness.adapter.changeTrack(
    place,
    ({ releases }) => {
      const found = releases.find(({ name }) => name === '1.4.0');
      if (found === undefined) return { kind: 'none', reason: 'not there' };
      return { kind: 'change', release: { ...found, ...to } };
    },
    { mayCancelReview },
  );

test('a whole release: upload, submission, approval, letting out, seven days, pause, resume, complete', async () => {
  harness = await openHarness();
  const { adapter, store, clock } = harness;
  await adapter.checkAccess(bundleId);
  expect(await adapter.highestVersionCode(bundleId)).toBe('1');
  const submitted = await harness.ship(release);
  expect(submitted).toMatchObject({ kind: 'submitted' });
  expect(await adapter.highestVersionCode(bundleId)).toBe('42');
  expect(await shown()).toMatchObject([
    { name: '1.0', status: 'completed', timetable: { state: 'first-version' } },
    {
      name: '1.4.0',
      versionCodes: ['42'],
      status: 'inProgress',
      userFraction: 0.01,
      timetable: { state: 'not-begun' },
    },
  ]);
  expect(await review()).toEqual(['1.0 published', '1.4.0 in-review']);
  store.inConsole(bundleId, { kind: 'begin-review' });
  store.inConsole(bundleId, { kind: 'approve' });
  expect(await review()).toEqual(['1.0 published', '1.4.0 approved-not-published']);
  expect(await adapter.letOut?.(place, ['42'])).toBe('published');
  expect(await adapter.letOut?.(place, ['42'])).toBe('published');
  clock.nowMs += 2.5 * dayMs;
  expect(await shown()).toMatchObject([
    { name: '1.4.0', status: 'inProgress', userFraction: 0.05, timetable: { state: 'running', day: 3 } },
  ]);
  expect(await change({ status: 'halted' })).toMatchObject({ kind: 'changed', cancelledReview: undefined });
  clock.nowMs += 4 * dayMs;
  expect(await shown()).toMatchObject([
    { status: 'halted', userFraction: 0.05, timetable: { state: 'paused', day: 3, pausedDays: 4 } },
  ]);
  expect(await change({ status: 'inProgress' })).toMatchObject({ kind: 'changed' });
  clock.nowMs += 0.6 * dayMs;
  expect(await shown()).toMatchObject([{ status: 'inProgress', userFraction: 0.1, timetable: { day: 4 } }]);
  expect(await change({ status: 'completed', userFraction: undefined })).toMatchObject({ kind: 'changed' });
  expect(await shown()).toMatchObject([
    { status: 'completed', userFraction: undefined, timetable: { state: 'over' } },
  ]);
  expect(
    ['upload', 'submit', 'release', 'live', 'phased-release'].map((kind) => harness.effects(kind)),
  ).toEqual([['1.4.0 (42)'], ['1.4.0'], ['1.4.0'], ['1.4.0'], ['PAUSED', 'ACTIVE', 'COMPLETE']]);
});

test('a first version has no release notes and no phased release, and says so', async () => {
  harness = await openHarness({ app: { liveVersions: [] } });
  expect(await harness.adapter.highestVersionCode(bundleId)).toBe('0');
  await writeFirstVersion(harness, '1.4.0');
  const review = {
    contact: { firstName: 'Kim', lastName: 'E', email: 'kim@example.com', phone: '+1 555 0100' },
  };
  const result = await harness.ship(release, { review });
  expect(result).toMatchObject({ kind: 'submitted' });
  expect(await shown()).toMatchObject([
    { name: '1.4.0', status: 'completed', timetable: { state: 'first-version' } },
  ]);
  harness.store.inConsole(bundleId, { kind: 'approve' });
  await harness.adapter.letOut?.(place, ['42']);
  await expect(change({ status: 'halted' }, true)).rejects.toMatchObject({
    code: 'STORE_CANNOT_HALT',
    message: expect.stringContaining('first version'),
  });
});
