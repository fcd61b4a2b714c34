import { expect, test } from 'vitest';
import { patienceFor, usualPatienceMs } from './patience.ts';
import { type Weighing, weigh } from './weigh.ts';

const hourMs = 3_600_000;
const silent: Weighing = {
  against: 0,
  inFavour: 0,
  limit: 0,
  alpha: 0.02,
  dataUntil: 1000 * hourMs,
  sharedOutage: false,
  breaksRawRule: false,
};

function said(hours: number, patienceMs: number | undefined) {
  const now = 1000 * hourMs;
  return weigh(silent, { now, since: now - hours * hourMs, maxAgeMs: hourMs, patienceMs }).verdict;
}

test.each([
  [0.01, 96],
  [0.03, 192],
  [0.1, 168],
  [0.5, 120],
  [1, 120],
])('a stage of %d waits %d hours for evidence, and goes on without it then', (fraction, hours) => {
  expect(patienceFor(fraction)).toBe(hours * hourMs);
  expect(said(hours - 1, patienceFor(fraction))).toBe('underpowered');
  expect(said(hours, patienceFor(fraction))).toBe('advance');
});

test('where the share of users is not known it is 120 hours', () => {
  expect([said(119, undefined), said(120, undefined)]).toEqual(['underpowered', 'advance']);
  expect(usualPatienceMs).toBe(120 * hourMs);
});
