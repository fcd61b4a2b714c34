import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { killEverywhere } from './kill-everywhere.ts';
import { assertSubmittedOnce, prebuiltIpa } from './prebuilt-ipa.ts';
import { removeApp, type TrialApp } from './trial.ts';

let app: TrialApp;

beforeAll(async () => {
  app = await prebuiltIpa();
});

afterAll(() => removeApp(app));

describe('a release of a prebuilt IPA, killed at one moment in twenty', () => {
  test('completes on the next run, with one upload and one submission', { timeout: 400_000 }, async () => {
    const { points, failures } = await killEverywhere(app, assertSubmittedOnce, { every: 20 });
    expect(failures).toEqual([]);
    // Each kind of moment is among them, or the survey has gone blind. All of them are killed at in test:kill.
    for (const kind of [
      /ledger event/,
      /rename/,
      /^received .*POST.*buildUploads/,
      /^mid-body .*PUT/,
      /^handled .*PATCH.*reviewSubmissions/,
    ]) {
      expect(
        points.filter(({ label }) => kind.test(label)),
        String(kind),
      ).not.toEqual([]);
    }
  });
});
