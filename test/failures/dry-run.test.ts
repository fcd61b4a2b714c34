import { rm } from 'node:fs/promises';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { openPlayStore, type PlayStore } from './play-store.ts';
import { configFor, installApp, makeApp } from './prebuilt-app.ts';
import { openWorkplace, slipway, type Workplace } from './slipway.ts';

let app: Awaited<ReturnType<typeof makeApp>>;
let place: Workplace;
let store: PlayStore;
beforeAll(async () => {
  app = await makeApp();
});
afterAll(() => rm(app.folder, { recursive: true }));
beforeEach(async () => {
  place = await openWorkplace();
  store = await openPlayStore(place);
});
afterEach(async () => {
  await store.close();
  await place.close();
});

const dryRun = () => slipway(place, ['release', 'android', '--dry-run'], { env: store.env });

test('a dry run lets the store judge the upload, and commits nothing', async () => {
  await installApp(place, app.aab);
  const { code, stderr } = await dryRun();
  expect([code, stderr]).toEqual([0, expect.stringContaining('accepts it; nothing was committed')]);
  expect(store.play.requests().some(({ path }) => path.includes(':validate'))).toBe(true);
  expect(store.play.requests().some(({ path }) => path.includes(':commit'))).toBe(false);
  expect(store.production()).toHaveLength(1);
});

test('a dry run fails with what the store would refuse', async () => {
  await installApp(place, app.aab, configFor({ track: 'beta' }));
  const { code, stderr } = await dryRun();
  expect([code, stderr]).toEqual([3, expect.stringContaining('A first release cannot be staged.')]);
});
