import { afterAll, beforeAll, expect, test } from 'vitest';
import { killEverywhere } from './kill-everywhere.ts';
import { assertSubmittedOnce, prebuiltIpa } from './prebuilt-ipa.ts';
import { removeApp, type TrialApp } from './trial.ts';

let app: TrialApp;

beforeAll(async () => {
  app = await prebuiltIpa();
});

afterAll(() => removeApp(app));

test('a release of a prebuilt IPA, killed at every moment, completes on the next run', async () => {
  const { points, failures } = await killEverywhere(app, assertSubmittedOnce);
  process.stdout.write(`${points.length} kill points\n`);
  expect(failures).toEqual([]);
});
