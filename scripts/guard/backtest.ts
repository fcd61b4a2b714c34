import type { Outcome } from '../../src/cli/command.ts';
import type { Io } from '../../src/cli/io.ts';
import { backtest } from '../../src/guard/backtest/backtest.ts';
import { backtestText } from '../../src/guard/backtest/backtest-text.ts';
import { alphasOf } from '../../src/guard/error-budget.ts';
import { parseHistory } from '../../src/guard/history/parse-history.ts';
import { coldRule } from '../../src/guard/metric-rule.ts';
import type { Unit } from '../../src/guard/series.ts';
import { textOf } from './text-of.ts';

export interface BacktestOptions {
  readonly unit: Unit;
  readonly rounded?: true | undefined;
  readonly stores: string;
  readonly maxAge: number;
}

export async function replay(file: string, options: BacktestOptions, io: Io): Promise<Outcome> {
  const records = parseHistory(await textOf(file, io), file);
  const metrics = [...new Set(records.map(({ metric }) => metric))];
  const alphas = alphasOf(metrics, { stores: Number(options.stores) });
  const ticks = backtest(records, {
    unit: options.unit,
    rounded: options.rounded === true,
    ruleOf: (metric) => coldRule(metric, options.unit, alphas.get(metric) ?? 0),
    maxAgeMs: options.maxAge,
  });
  return { data: { file, ticks }, text: backtestText(ticks) };
}
