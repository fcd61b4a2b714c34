import fc from 'fast-check';
import { expect, test } from 'vitest';
import { openGathering } from './gather.ts';
import type { Row } from './row.ts';
import { haltRule } from './rules.ts';

const row: fc.Arbitrary<Row> = fc.record({
  newUsers: fc.integer({ min: 1000, max: 50_000 }),
  newFailed: fc.integer({ min: 0, max: 400 }),
  oldUsers: fc.integer({ min: 1000, max: 500_000 }),
  oldFailed: fc.integer({ min: 0, max: 4000 }),
  healthyRatio: fc.double({ min: 1, max: 1.6, noNaN: true }),
});

function gathered(rows: readonly Row[]): number {
  const gathering = openGathering({ rule: haltRule(1.25), eta: 1 / 16 });
  gathering.begin();
  for (const one of rows) gathering.add(one);
  return gathering.perStart()[0] ?? Number.NaN;
}

test('scaling time does not matter: rows cut into shorter ones, in any order, are the same evidence', () => {
  const parts = fc.integer({ min: 2, max: 12 });
  fc.assert(
    fc.property(fc.array(row, { minLength: 1, maxLength: 20 }), parts, (rows, count) => {
      const shorter = rows.flatMap((one) =>
        Array.from({ length: count }, () => ({
          newUsers: one.newUsers / count,
          newFailed: one.newFailed / count,
          oldUsers: one.oldUsers / count,
          oldFailed: one.oldFailed / count,
          healthyRatio: one.healthyRatio,
        })),
      );
      expect(gathered(shorter)).toBeCloseTo(gathered(rows), 6);
      expect(gathered(shorter.toReversed())).toBeCloseTo(gathered(rows), 6);
    }),
    { numRuns: 200 },
  );
});
