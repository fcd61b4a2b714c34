import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { releaseKey } from '../ledger/release-key.ts';
import { openSqliteLedger } from '../ledger/sqlite/sqlite-ledger.ts';
import {
  applicationId,
  fakeBundle,
  type HarnessOptions,
  openHarness,
  type PlayHarness,
  staged,
  uploadOf,
} from '../stores/google-play/testing/play-harness.ts';
import type { RolloutPlan } from './plan.ts';
import { reviewOf, reviewText } from './review.ts';
import { stepRollout } from './step.ts';

const place = { applicationId, track: 'production' };
const hour = 3_600_000;
const stage = { bakeTimeMs: hour, signOffs: 0, evidence: 'bake-time', countries: undefined } as const;
const plan: RolloutPlan = {
  soak: [],
  stages: [
    { ...stage, fraction: 0.1 },
    { ...stage, fraction: 0.5 },
  ],
  calendar: undefined,
  pace: 'plan',
  evidenceMaxAgeMs: hour,
};

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
  const state = () => reviewOf(harness.store, place, { versionCodes: [2] });

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
    expect(reviewText(await state())).toContain('held back until a person publishes it');
  });

  test('may end with a rejection', async () => {
    await ship({ reviewOutcomes: ['rejected'] });
    harness.clock.nowMs += hour;
    expect(await state()).toBe('not-approved');
  });

  test('is unknown when the track does not show the version, or the store does not answer', async () => {
    await ship({});
    expect(await reviewOf(harness.store, place, { versionCodes: [9] })).toBe('unknown');
    await harness.play.close();
    expect(await state()).toBe('unknown');
    expect(reviewText('unknown')).toContain('not the same as published');
  });
  test('keeps the controller from counting bake time that nobody spent with the version', async () => {
    await ship({});
    const clock = { now: () => harness.clock.nowMs };
    const ledger = openSqliteLedger({ path: join(harness.dir, 'ledger.db'), clock });
    const release = releaseKey({ platform: 'android', applicationId, versionName: '1.2' });
    const start = { type: 'rollout.started', store: 'local Play', track: 'production' } as const;
    const bodies = [{ ...start, versionCodes: [2], fraction: 0.1 }] as const;
    await ledger.append({ release, after: 0, bodies, actor: 'test' });
    const judge = async () => ({ judgement: 'not-asked', reason: 'no gate', asOf: clock.now() }) as const;
    const ports = { store: harness.store, ledger, clock, actor: 'test', judge, alarm: noPage };
    const subject = { ...place, release, publicTrack: 'production', versionCodes: [2], plan };
    const step = async () => (await stepRollout(subject, ports)).did;

    expect(await step()).toMatch(/^recorded the review on local Play: the version is in review/);
    harness.clock.nowMs += hour - 1;
    expect(await step()).toMatch(/^nothing: the version is in review/);
    harness.clock.nowMs += 1;
    expect(await step()).toBe('recorded the review on local Play: the version is published');
    expect(await step()).toBe('nothing: the bake time of this stage is not over');
    harness.clock.nowMs += hour;
    expect(await step()).toBe('raised the rollout from 10% to 50% on local Play');
    await ledger.close();
  });
});

async function noPage(): Promise<never> {
  throw new Error('test was not expecting a page');
}
