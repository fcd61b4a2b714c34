import { afterEach, describe, expect, test } from 'vitest';
import {
  applicationId,
  fakeBundle,
  type HarnessOptions,
  openHarness,
  type PlayHarness,
  staged,
  uploadOf,
} from '../stores/google-play/testing/play-harness.ts';
import { reviewOf, reviewText } from './review.ts';

const place = { applicationId, track: 'production' };
const hour = 3_600_000;

describe('the review of a version', () => {
  let harness: PlayHarness;
  afterEach(() => harness.close());

  const ship = async (app: HarnessOptions['app']) => {
    harness = await openHarness({ app: { reviewMs: hour, ...app } });
    const { editId } = await harness.store.upload(
      uploadOf(await fakeBundle(harness.dir, { versionCode: 2 })),
    );
    await harness.store.submit({ ...place, editId, release: staged(2, 0.1) });
  };
  const state = () => reviewOf(harness.store, place, [2]);

  test('is in progress for a while, and the version is published after it', async () => {
    await ship({});
    expect(await state()).toBe('in-review');
    harness.clock.nowMs += hour;
    expect(await state()).toBe('published');
  });

  test('ends with a person’s turn under managed publishing', async () => {
    await ship({ managedPublishing: true });
    harness.clock.nowMs += hour;
    expect(await state()).toBe('approved-not-published');
    expect(reviewText(await state())).toContain('a person has to publish it');
  });

  test('may end with a rejection', async () => {
    await ship({ reviewOutcomes: ['rejected'] });
    harness.clock.nowMs += hour;
    expect(await state()).toBe('not-approved');
  });

  test('is unknown when the track does not show the version, or the store does not answer', async () => {
    await ship({});
    expect(await reviewOf(harness.store, place, [9])).toBe('unknown');
    await harness.play.close();
    expect(await state()).toBe('unknown');
    expect(reviewText('unknown')).toContain('not the same as published');
  });
});
