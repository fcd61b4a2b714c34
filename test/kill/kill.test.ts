import { describe, expect, test } from 'vitest';
import { killEverywhere } from './kill-everywhere.ts';
import { assertCommittedOnce, prebuiltAab } from './prebuilt-aab.ts';
import { assertSubmittedOnce, prebuiltIpa } from './prebuilt-ipa.ts';
import { removeApp } from './trial.ts';

// A sample of the moments; all of them are tried by test:kill. Each kind has to be among those that were found, or the
// survey has gone blind.
describe('a release of what another job has built, killed at some moments, completes on the next run', () => {
  test('a bundle, with one upload and one commit', { timeout: 400_000 }, async () => {
    const app = await prebuiltAab();
    const { points, failures } = await killEverywhere(app, assertCommittedOnce, { every: 8 }).finally(() =>
      removeApp(app),
    );
    expect(failures).toEqual([]);
    for (const kind of [
      /ledger event/,
      /rename/,
      /^received .*commit/,
      /^mid-body .*PUT.*upload/,
      /^handled .*commit/,
    ])
      expect(
        points.filter(({ label }) => kind.test(label)),
        String(kind),
      ).not.toEqual([]);
  });

  test('an IPA, with one upload and one submission', { timeout: 400_000 }, async () => {
    const app = await prebuiltIpa();
    const { points, failures } = await killEverywhere(app, assertSubmittedOnce, { every: 30 }).finally(() =>
      removeApp(app),
    );
    expect(failures).toEqual([]);
    for (const kind of [
      /ledger event/,
      /rename/,
      /^received .*POST.*buildUploads/,
      /^mid-body .*PUT/,
      /^handled .*PATCH.*reviewSubmissions/,
    ])
      expect(
        points.filter(({ label }) => kind.test(label)),
        String(kind),
      ).not.toEqual([]);
  });
});
