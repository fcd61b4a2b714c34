import { readFile } from 'node:fs/promises';
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { stateInMemory } from '../serving/state-storage.ts';
import type { AppStoreState } from './model.ts';
import { timePassed } from './pass-time.ts';
import { allOf } from './resources.ts';
import { startAppStore } from './start-app-store.ts';
import { tokenOf } from './testing/api-key.ts';
import { callerWith } from './testing/app-store-harness.ts';
import { played } from './testing/app-store-script.ts';
import { openStage } from './testing/stage.ts';

const hourMs = 3_600_000;
let beganMs = 0;
let submitted: AppStoreState;

/** A version that Apple will look at, approve, hold until its day, let out by days; and one build in beta review. */
beforeAll(async () => {
  const pace = { waitMs: 5 * hourMs, reviewMs: 7 * hourMs, distributionMs: hourMs, betaReviewMs: 3 * hourMs };
  const stage = await openStage({ pace });
  await played(
    stage,
    'upload build 42 of 2.5.0; create version 2.5.0 scheduled in 2 d; attach build 42; say what is new; phase it; open submission A; add it to A; send A; make external group Friends; give build 42 to Friends; send build 42 for beta review',
  );
  submitted = stage.harness.store.state();
  beganMs = stage.harness.clock.nowMs;
  await stage.harness.close();
});

const later = (hours: number) => timePassed(submitted, beganMs + hours * hourMs);
const shown = (state: AppStoreState, type: string, name: string) =>
  allOf(state, type).at(-1)?.attributes[name];

describe('time', () => {
  test('finds the same state whether it goes far ahead or step by step', () => {
    const steps = fc.array(fc.double({ min: 0, max: 400, noNaN: true }), { maxLength: 12 });
    fc.assert(
      fc.property(steps, (hours) => {
        const ordered = hours.toSorted((a, b) => a - b);
        const stepped = ordered.reduce(
          (state, hour) => timePassed(state, beganMs + hour * hourMs),
          submitted,
        );
        expect(stepped).toEqual(later(ordered.at(-1) ?? 0));
      }),
      { numRuns: 60 },
    );
  });

  test.each([
    [4.9, 'WAITING_FOR_REVIEW', 'INACTIVE', null],
    [5, 'IN_REVIEW', 'INACTIVE', null],
    [12, 'PENDING_DEVELOPER_RELEASE', 'INACTIVE', null],
    [48, 'PROCESSING_FOR_DISTRIBUTION', 'INACTIVE', null],
    [49, 'READY_FOR_DISTRIBUTION', 'ACTIVE', 1],
    [72.9, 'READY_FOR_DISTRIBUTION', 'ACTIVE', 1],
    [73, 'READY_FOR_DISTRIBUTION', 'ACTIVE', 2],
    [216.9, 'READY_FOR_DISTRIBUTION', 'ACTIVE', 7],
    [217, 'READY_FOR_DISTRIBUTION', 'COMPLETE', 7],
  ])('after %f h the version is %s, its phased release %s', (...[hours, version, phased, day]) => {
    const state = later(hours);
    expect([
      shown(state, 'appStoreVersions', 'appVersionState'),
      shown(state, 'appStoreVersionPhasedReleases', 'phasedReleaseState'),
      shown(state, 'appStoreVersionPhasedReleases', 'currentDayNumber') ?? null,
    ]).toEqual([version, phased, day]);
  });

  test('nothing to do leaves the very state', () => {
    expect(timePassed(submitted, beganMs)).toBe(submitted);
  });
});

test('an upload whose reading was killed is read after a restart', async () => {
  const stage = await openStage({});
  const killed = stateInMemory<AppStoreState>(stage.harness.store.state());
  const options = { state: killed, clock: { now: () => beganMs } };
  const first = await startAppStore({
    ...options,
    readUpload: async () => {
      throw new Error('killed');
    },
  });
  const token = () => tokenOf(stage.harness.key);
  const call = callerWith(first.origin, token);
  await played(
    { ...stage, call: (method, path, data) => call(method, path, data === undefined ? undefined : { data }) },
    'upload build 42 of 2.5.0',
  );
  expect(shown(first.state(), 'buildUploads', 'state')).toBe('PROCESSING');
  await expect(first.close()).rejects.toThrow('killed');
  const second = await startAppStore({
    ...options,
    readUpload: async (file) => JSON.parse(await readFile(file, 'utf8')),
  });
  await callerWith(second.origin, token)('GET', '/v1/builds');
  expect(shown(second.state(), 'buildUploads', 'state')).toBe('COMPLETE');
  await second.close();
  killed.close();
  await stage.harness.close();
});
