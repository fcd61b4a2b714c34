import { expect, test } from 'vitest';
import { evidenceOverTime } from './evidence-over-time.ts';
import { judgeMetric } from './judge-metric.ts';
import { coldRule } from './metric-rule.ts';
import type { MetricSeries } from './series.ts';

const dayMs = 86_400_000;
const day = (index: number) => ({
  start: index * dayMs,
  candidate: { users: 20_000, failed: 500 },
  baseline: { users: 400_000, failed: 2000 },
});

test('the line ends with the present answer, though its last day has just closed', () => {
  const series: MetricSeries = {
    ...{ metric: 'crash', unit: 'users', rounded: false, hours: [], days: [day(0), day(1)] },
    completeUntil: 2 * dayMs,
  };
  const rule = coldRule('crash', 'users', 0.02);
  const now = series.completeUntil + 7 * 3_600_000;
  const { evidence } = judgeMetric(series, rule, { now, since: 0, maxAgeMs: now });
  const line = evidenceOverTime(series, { rule, judgeBy: judgeMetric, points: 4, now });
  expect(evidence.against).toBeGreaterThan(100);
  expect(line.map(({ against }) => against)).toEqual([
    1,
    expect.toSatisfy((first: number) => first > 1 && first < evidence.against),
    expect.toSatisfy((first: number) => first > 1 && first < evidence.against),
    evidence.against,
  ]);
});

test('evidence that no number can hold is still one that JSON can', () => {
  const crowd = { candidate: { users: 900_000, failed: 90_000 }, baseline: { users: 900_000, failed: 900 } };
  const series: MetricSeries = {
    ...{ metric: 'crash', unit: 'users', rounded: false, hours: [], completeUntil: 2 * dayMs },
    days: [
      { start: 0, ...crowd },
      { start: dayMs, ...crowd },
    ],
  };
  const stage = { now: 3 * dayMs, since: 0, maxAgeMs: 9 * dayMs };
  const { evidence } = judgeMetric(series, coldRule('crash', 'users', 0.02), stage);
  expect(JSON.parse(JSON.stringify(evidence)).against).toBe(Number.MAX_VALUE);
});
