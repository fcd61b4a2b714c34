import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { seriesSeenAt } from '../history/as-seen-at.ts';
import { parseHistory } from '../history/parse-history.ts';
import type { HistoryRecord } from '../history/record.ts';
import { coldRule } from '../metric-rule.ts';
import { hourMs, rolloutStart } from '../testing/series.ts';
import { backtest } from './backtest.ts';
import { backtestText } from './backtest-text.ts';

const kind = { unit: 'users', rounded: false } as const;
const options = { ...kind, ruleOf: () => coldRule('crash', 'users', 0.02), maxAgeMs: 36 * hourMs };
const lagMs = 6 * hourMs;

/** Healthy at first; from an hour on the new version crashes `ratio` times as often. */
function recorded({
  hours,
  from,
  ratio,
}: {
  hours: number;
  from: number;
  ratio: number;
}): readonly HistoryRecord[] {
  return Array.from({ length: hours }, (_, hour) => ({
    metric: 'crash',
    width: 'hour' as const,
    start: rolloutStart + hour * hourMs,
    n1: 20_000,
    x1: 40 * (hour >= from ? ratio : 1),
    n0: 300_000,
    x0: 600,
    availableAt: rolloutStart + (hour + 1) * hourMs + lagMs,
  }));
}

describe('backtest', () => {
  test('says at each look only what could be seen then', () => {
    const ticks = backtest(recorded({ hours: 120, from: 72, ratio: 5 }), options);
    const halt = ticks.find(({ verdict }) => verdict === 'halt');
    const hoursToHalt = ((halt?.at ?? 0) - rolloutStart) / hourMs;
    // It begins at hour 72, and is in the data seven hours later.
    expect(hoursToHalt).toBeGreaterThan(79);
    expect(hoursToHalt).toBeLessThan(96);
    expect(ticks[0]).toMatchObject({ verdict: 'underpowered', at: rolloutStart + hourMs + lagMs });
    expect(ticks.some(({ verdict, at }) => verdict === 'advance' && at < (halt?.at ?? 0))).toBe(true);
  });

  test('tells the story in a line for each verdict', () => {
    const text = backtestText(backtest(recorded({ hours: 40, from: 0, ratio: 6 }), options));
    expect(text).toMatch(/^40 looks, \d+ verdicts:\n {2}2026-03-02T07:00Z {2}underpowered/);
    expect(text).toMatch(/\n {2}\S+ {2}halt {14}crashes \d\.\d× the old version's, at least/);
    expect(text).toMatch(/It would have halted at 2026-03-\d\dT\d\d:00Z\.$/);
  });

  test('the order in which records came makes no difference, nor does reading them twice', () => {
    const records = recorded({ hours: 60, from: 30, ratio: 3 });
    const wanted = backtest(records, options);
    fc.assert(
      fc.property(fc.shuffledSubarray([...records], { minLength: records.length }), (shuffled) => {
        expect(backtest(shuffled, options)).toEqual(wanted);
        expect(backtest([...shuffled, ...shuffled], options)).toEqual(wanted);
      }),
      { numRuns: 5 },
    );
  });

  test('a late revision counts from when it came', () => {
    const first = recorded({ hours: 3, from: 9, ratio: 1 });
    const revision = { ...(first[0] as HistoryRecord), x1: 90, availableAt: rolloutStart + 50 * hourMs };
    const x1At = (hours: number) =>
      seriesSeenAt([...first, revision], rolloutStart + hours * hourMs, kind)[0]?.hours[0]?.candidate?.failed;
    expect([x1At(49), x1At(50)]).toEqual([40, 90]);
  });
});

describe('a history file', () => {
  const header = 'metric,hour,n1,x1,n0,x0,available_at';
  const time = '2026-03-02T00:00:00Z';

  test('is CSV, or the same as JSON', () => {
    const csv = parseHistory(`${header}\ncrash,${time},1000,2,9000,,${time}\n`, 'a.csv');
    const json = parseHistory(
      JSON.stringify([
        { metric: 'crash', hour: time, n1: 1000, x1: 2, n0: 9000, x0: null, available_at: time },
      ]),
      'a.json',
    );
    const start = Date.parse(time);
    const wanted = { metric: 'crash', width: 'hour', start, n1: 1000, x1: 2, n0: 9000, x0: undefined };
    expect(csv).toEqual([{ ...wanted, availableAt: start }]);
    expect(json).toEqual(csv);
  });

  test.each([
    ['', 'There is no line in it.', 'a.csv'],
    [header, 'There is no line in it.', 'a.csv'],
    [`${header}\ncrash,yesterday,1,1,1,1,${time}`, '"hour" is no time such as', 'record 1'],
    [`${header}\ncrash,${time},1,2,1,1,${time}`, '"x1" is more than n1', 'record 1'],
    [`${header}\ncrash,${time},-1,0,1,1,${time}`, '"n1" is below zero', 'record 1'],
    [`${header}\ncrash,${time},many,0,1,1,${time}`, '"n1" is no number', 'record 1'],
    [`${header}\ncrash,,1,0,1,1,${time}`, '"hour" is missing', 'record 1'],
    [`${header}\ncrash,${time},1`, 'Invalid Record Length', 'a.csv'],
    ['[{"metric":', 'JSON', 'a.csv'],
    ['[1]', 'Invalid input', 'record 1'],
  ])('%# is refused with the place', (text, message, seen) => {
    expect(() => parseHistory(text, 'a.csv')).toThrow(
      expect.objectContaining({
        code: 'HISTORY_INVALID',
        message: expect.stringContaining(message),
        seen: expect.stringContaining(seen),
      }),
    );
  });
});
