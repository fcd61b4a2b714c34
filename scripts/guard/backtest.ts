import { resolve } from 'node:path';
import type { Outcome } from '../../src/cli/command.ts';
import type { Io } from '../../src/cli/io.ts';
import { backtest } from '../../src/guard/backtest/backtest.ts';
import { backtestText } from '../../src/guard/backtest/backtest-text.ts';
import { alphasOf } from '../../src/guard/error-budget.ts';
import { parseHistory } from '../../src/guard/history/parse-history.ts';
import { coldRule } from '../../src/guard/metric-rule.ts';
import type { Unit } from '../../src/guard/series.ts';
import { pagePath, writePage } from '../../src/report/write-page.ts';
import { textOf } from './text-of.ts';

export interface BacktestOptions {
  readonly unit: Unit;
  readonly rounded?: true | undefined;
  readonly stores: string;
  readonly maxAge: number;
  readonly html?: string | undefined;
}

export async function replay(file: string, options: BacktestOptions, io: Io): Promise<Outcome> {
  const page = pagePath({ cwd: io.cwd, file: options.html, inputs: [resolve(io.cwd, file)] });
  const records = parseHistory(await textOf(file, io), file);
  const metrics = [...new Set(records.map(({ metric }) => metric))];
  const alphas = alphasOf(metrics, { stores: Number(options.stores) });
  const kind = { unit: options.unit, rounded: options.rounded === true };
  const alphaOf = (metric: string) => alphas.get(metric) ?? 0;
  const ticks = backtest(records, {
    ...kind,
    ruleOf: (metric) => coldRule(metric, options.unit, alphaOf(metric)),
    maxAgeMs: options.maxAge,
  });
  if (page !== undefined) {
    const { backtestPage } = await import('../../src/guard/backtest/backtest-page.ts');
    const haltAt = (metric: string) => 1 / alphaOf(metric);
    await writePage(page, backtestPage({ ...kind, file, records, ticks, haltAt }));
  }
  return { data: { file, ticks }, text: backtestText(ticks) };
}
