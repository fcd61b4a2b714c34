import { afterEach, beforeEach, expect, test } from 'vitest';
import { userReview, writeReviews } from '../../emulators/play/testing/reviews.ts';
import { judge } from '../../guard/judge.ts';
import { coldRule } from '../../guard/metric-rule.ts';
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

test('a store that does not tell versions, and one without reviews of them, are no data', async () => {
  const silent = reviews({
    label: 'App Store',
    open: async () => ({ tellsVersions: false, listReviews: async () => [] }),
    badStars: 2,
  });
  expect(await askSignal(silent, asked(), 1000)).toMatchObject({
    why: 'nothing-yet',
    reason: expect.stringContaining('which version'),
  });
  expect(await askSignal(signal(), asked(), 10_000)).toMatchObject({ kind: 'no-data', why: 'nothing-yet' });
});
