import { describe, expect, test } from 'vitest';
import type { Arm, Bucket } from './bucket.ts';
import { openDailyChannel } from './channels/daily.ts';
import { lowerEnd } from './corrections/rounding.ts';
import { dayShares } from './corrections/updaters.ts';
import { limitEvidence } from './evidence/absolute-limit.ts';
import { openGathering } from './evidence/gather.ts';
import { logMean } from './evidence/log-mean.ts';
import { lowerRatio } from './evidence/lower-bound.ts';
import type { Row } from './evidence/row.ts';
import { haltRule, promotionRule } from './evidence/rules.ts';
import reference from './testing/reference-vectors.json' with { type: 'json' };

// Values that an implementation of the same formulas in another language has given, to six digits.

const { V1, V2, V3, V4, V5 } = reference;

interface Case {
  readonly rows: readonly Row[];
  readonly eta: number;
  /** Indices of rows. */
  readonly starts: readonly number[];
}

function gathered({ rows, eta, starts }: Case) {
  const against = openGathering({ rule: haltRule(1.25), eta });
  const inFavour = openGathering({ rule: promotionRule, eta });
  inFavour.begin();
  rows.forEach((row, index) => {
    if (starts.includes(index)) against.begin();
    against.add(row);
    inFavour.add(row);
  });
  return {
    perStart: against.perStart().map(Math.exp),
    mixed: Math.exp(against.mixed()),
    promotion: Math.exp(inFavour.perStart()[0] ?? 0),
  };
}

function row(
  [newUsers = 0, newFailed = 0, oldUsers = 0, oldFailed = 0]: readonly number[],
  healthyRatio = 1,
): Row {
  return { newUsers, newFailed, oldUsers, oldFailed, healthyRatio };
}

/** Six digits, whatever the size; the reference itself has no more after the point. */
function near(seen: number, wanted: number): void {
  expect(Math.abs(seen - wanted)).toBeLessThan(Math.max(Math.abs(wanted) * 1e-6, 1e-6));
}

function same(seen: readonly number[], wanted: readonly number[]): void {
  expect(seen).toHaveLength(wanted.length);
  for (const [index, value] of wanted.entries()) near(seen[index] ?? Number.NaN, value);
}

describe('evidence from plain counts', () => {
  const rows = V1.rows.map((counts) => row(counts));

  test('from one beginning', () => {
    const { perStart, mixed, promotion } = gathered({ rows, eta: V1.eta, starts: V1.starts });
    near(perStart[0] ?? 0, V1.Ej[0] ?? 0);
    near(Math.log(perStart[0] ?? 0), V1.logE0);
    near(mixed, V1.E);
    near(promotion, V1.Ep);
    near(Math.log(promotion), V1.logEp);
  });

  test('the ratio that the new version has at least', () => {
    expect(lowerRatio(rows, { eta: V1.eta, alpha: 0.02 })).toBeCloseTo(V1.lowerRatioOneStart, 3);
  });

  test.each([
    [0.0109, V1['absoluteLogE_pmax_0.0109']],
    [0.015, V1['absoluteLogE_pmax_0.015']],
  ])('against an absolute limit of %d', (highestRate, wanted) => {
    near(limitEvidence(rows, { highestRate, eta: 1 }), wanted);
  });

  test('counts worth half, begun anew with each row', () => {
    const { perStart, mixed, promotion } = gathered({ rows, eta: V2.eta, starts: V2.starts });
    same(perStart, V2.Ej);
    near(mixed, V2.E);
    near(promotion, V2.Ep);
  });
});

describe('evidence from rounded users', () => {
  const hours = V3.rows.flatMap((shown, index) => {
    if (shown === null || shown.rate1 === null) return [];
    const [young, old] = [armOf(shown.n1, shown.rate1), armOf(shown.n0, shown.rate0)].map(lowerEnd);
    return [
      { index, row: row([young?.users, young?.failed, old?.users, old?.failed].map(Number), V3.b[index]) },
    ];
  });
  const hourly = gathered({
    rows: hours.map((hour) => hour.row),
    eta: 1 / (2 * V3.k),
    // A beginning belongs to an hour of the series; the rows that are missing are not counted in it.
    starts: V3.starts.map((start) => hours.findIndex(({ index }) => index >= start)),
  });
  const days: readonly Bucket[] = V4.rows.map(({ n1, rate1, n0, rate0 }, index) => ({
    start: index * 24 * 3_600_000,
    candidate: armOf(n1, rate1),
    baseline: armOf(n0, rate0),
  }));
  // The reference names the slope with its reserve of 0.1.
  const channel = openDailyChannel({ rounded: true, slope: V4.beta - 0.1 });
  const dailyRows = days.flatMap((day) => channel.next(day) ?? []);
  const daily = gathered({ rows: dailyRows, eta: 1 / V4.phi, starts: V4.starts });

  test('by the hour, with hours missing', () => {
    expect([hours.length, V3.rows.length - hours.length]).toEqual([V3.used, V3.skipped]);
    same(hourly.perStart, V3.Ej);
    near(hourly.mixed, V3.E);
    near(hourly.promotion, V3.Ep);
  });

  test('by the day, corrected for who updates during it', () => {
    const shares = V4.rows.map(({ n1, n0 }, index) =>
      dayShares(
        { newUsers: n1, oldUsers: n0 },
        { before: V4.rows[index - 1]?.n1 ?? 0, twoBefore: V4.rows[index - 2]?.n1 ?? 0 },
      ),
    );
    same(
      shares.map(({ fresh }) => fresh),
      V4.young,
    );
    dailyRows.forEach(({ newUsers, newFailed, oldUsers, oldFailed, healthyRatio }, index) => {
      same([newUsers, newFailed, oldUsers, oldFailed], V4.adjusted[index] ?? []);
      near(healthyRatio, V4.b[index] ?? 0);
    });
    same(daily.perStart, V4.Ej);
    near(daily.mixed, V4.E);
    near(daily.promotion, V4.Ep);
  });

  test('both together', () => {
    near((hourly.mixed + daily.mixed) / 2, V4.withV3.E);
    near((hourly.promotion + daily.promotion) / 2, V4.withV3.Ep);
  });
});

test('a healthy release gathers evidence in its favour', () => {
  const hourly = gathered({
    rows: V5.hourly.rows.map((counts) => row(counts)),
    eta: 1 / (2 * V3.k),
    starts: V5.hourly.starts,
  });
  const daily = gathered({ rows: V5.daily.rows.map((counts) => row(counts)), eta: 1 / V4.phi, starts: [0] });
  same(hourly.perStart, V5.hourly.Ej);
  near(hourly.mixed, V5.hourly.E);
  near(hourly.promotion, V5.hourly.Ep);
  same(daily.perStart, V5.daily.Ej);
  near(daily.mixed, V5.daily.E);
  near(daily.promotion, V5.daily.Ep);
  near(Math.exp(logMean([hourly.mixed, daily.mixed].map(Math.log))), V5.E);
  near((hourly.promotion + daily.promotion) / 2, V5.Ep);
});

/** What a source sends is a rate; failures are that share of the users it shows. */
function armOf(users: number, rate: number): Arm {
  return { users, failed: users * rate };
}
