import { afterEach, beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { bundleId } from '../../emulators/app-store/testing/app-store-harness.ts';
import { userReview, writeReviews } from '../../emulators/play/testing/reviews.ts';
import { judge } from '../../guard/judge.ts';
import { coldRule } from '../../guard/metric-rule.ts';
import { openConsoleHarness as openAppStoreConsole } from '../../stores/app-store/testing/console-harness.ts';
import { type ConsoleHarness, openConsoleHarness } from '../../stores/google-play/testing/console-harness.ts';
import { applicationId } from '../../stores/google-play/testing/play-harness.ts';
import { askSignal } from '../ask-signal.ts';
import { dayMs } from '../series-of.ts';
import { question, seriesIn } from '../testing/questions.ts';
import { reviews } from './reviews.ts';

let harness: ConsoleHarness;
beforeEach(async () => {
  harness = await openConsoleHarness({});
});
afterEach(() => harness.close());

const signal = () =>
  reviews({ label: 'Google Play', open: async () => harness.console.reviews, badStars: 2 });
const asked = () => {
  const now = harness.clock.nowMs;
  return { ...question, applicationId, metric: 'reviews', since: now - 6 * dayMs, now };
};

/** So many reviews a day of a version, every `good`-th of which has five stars instead of two. */
function written(versionCode: number, count: number, good: number) {
  const midnight = Math.floor(harness.clock.nowMs / dayMs) * dayMs;
  return [1, 2, 3].flatMap((daysAgo) =>
    Array.from({ length: count }, (_, index) => ({
      ...userReview(
        `gp:${versionCode}-${daysAgo}-${index}`,
        midnight - daysAgo * dayMs + index * 1000,
        index % good === 0 ? 5 : 2,
      ),
      appVersionCode: versionCode,
    })),
  );
}

test('bad ones of each version by the day, over all pages', async () => {
  writeReviews(harness, [...written(2, 40, 4), ...written(1, 60, 2), ...written(7, 5, 1)]);
  const series = seriesIn(await askSignal(signal(), asked(), 10_000));
  expect(series).toMatchObject({ unit: 'reviews', rounded: false, hours: [] });
  expect(series.days).toHaveLength(3);
  expect(series.days[0]).toMatchObject({
    candidate: { users: 40, failed: 30 },
    baseline: { users: 60, failed: 30 },
  });
});

test('nobody is both an old and a new reviewer: level reviews are no evidence', async () => {
  writeReviews(harness, [...written(2, 40, 2), ...written(1, 60, 2)]);
  const series = seriesIn(await askSignal(signal(), asked(), 10_000));
  const { now, since } = asked();
  const { metrics } = judge([{ kind: 'series', series, rule: coldRule('reviews', 'reviews', 0.005) }], {
    now: now + dayMs,
    since,
    maxAgeMs: 3 * dayMs,
  });
  expect(metrics[0]?.evidence.against).toBeLessThan(1);
});

test('a store without reviews of the versions has no data', async () => {
  expect(await askSignal(signal(), asked(), 10_000)).toMatchObject({ kind: 'no-data', why: 'nothing-yet' });
});

describe('the App Store', () => {
  /** Version 1.0 is on sale, and 1.1 on its way. */
  async function onSale() {
    const apple = await openAppStoreConsole({});
    onTestFinished(() => apple.close());
    const app = { data: { type: 'apps', id: await apple.appId() } };
    const attributes = { platform: 'IOS', versionString: '1.1' };
    const data = { type: 'appStoreVersions', attributes, relationships: { app } };
    expect((await apple.call('POST', '/v1/appStoreVersions', { data })).status).toBe(201);
    const write = (version: string, stars: readonly number[]) => {
      for (const rating of stars)
        apple.store.inConsole(bundleId, { kind: 'write-review', rating, title: 'x', body: '', version });
    };
    const source = reviews({ label: 'App Store', open: async () => apple.console.reviews, badStars: 2 });
    return { apple, write, source };
  }

  const versions = {
    candidate: { versionName: '1.1', versionCodes: ['2'] },
    baseline: { versionName: '1.0', versionCodes: ['1'] },
  };

  test('hands out the reviews of a version by its name', async () => {
    const { apple, write, source } = await onSale();
    const since = apple.clock.nowMs;
    write('1.0', [5, 4, 1, 5]);
    write('1.1', [1, 2, 5]);
    const now = since + 2 * dayMs;
    const about = { ...question, ...versions, applicationId: bundleId, since: since - dayMs, now };
    const { days, unit } = seriesIn(await askSignal(source, about, 10_000));
    expect([unit, days]).toMatchObject([
      'reviews',
      [{ candidate: { users: 3, failed: 2 }, baseline: { users: 4, failed: 1 } }],
    ]);
    expect(await askSignal(source, { ...about, since: since + dayMs }, 10_000)).toMatchObject({
      why: 'nothing-yet',
    });
  });

  test('a version that it does not have is unknown, and so are two of one name', async () => {
    const { apple, source } = await onSale();
    const about = { ...question, ...versions, applicationId: bundleId, now: apple.clock.nowMs };
    const unnamed = { versionName: undefined, versionCodes: ['2'] };
    for (const candidate of [{ versionName: '9.9', versionCodes: ['9'] }, unnamed])
      expect(await askSignal(source, { ...about, candidate }, 10_000)).toMatchObject({
        why: 'nothing-yet',
        reason: expect.stringContaining('does not know one of the versions'),
      });
    expect(await askSignal(source, { ...about, candidate: about.baseline }, 10_000)).toMatchObject({
      reason: 'both versions are called 1.0',
    });
  });
});
