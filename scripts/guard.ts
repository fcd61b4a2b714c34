import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { Argument, Option } from '@commander-js/extra-typings';
import { defineCommand, type GlobalOptions, type Outcome } from '../src/cli/command.ts';
import type { Io } from '../src/cli/io.ts';
import { duration } from '../src/cli/option-values.ts';
import { SlipwayError } from '../src/errors/slipway-error.ts';
import { backtest } from '../src/guard/backtest/backtest.ts';
import { backtestText } from '../src/guard/backtest/backtest-text.ts';
import { alphasOf } from '../src/guard/error-budget.ts';
import { parseHistory } from '../src/guard/history/parse-history.ts';
import { coldRule } from '../src/guard/metric-rule.ts';
import { type Unit, units } from '../src/guard/series.ts';

interface GuardOptions extends GlobalOptions {
  readonly unit: Unit;
  readonly rounded?: true | undefined;
  readonly stores: string;
  readonly maxAge: number;
}

export default defineCommand({
  name: 'guard',
  summary: 'replay a recorded rollout through the guard: what it would have said, and when',
  examples: [
    'slipway guard backtest series.csv            metric,hour,n1,x1,n0,x0,available_at',
    'slipway guard backtest play.json --rounded   users as Google Play rounds them',
  ],
  configure: (command) =>
    command
      .addArgument(new Argument('<action>', 'what to do').choices(['backtest'] as const))
      .argument('<file>', 'CSV with a header, or JSON')
      .addOption(new Option('--unit <unit>', 'what was counted').choices(units).default('users' as const))
      .option('--rounded', 'users are rounded as Google Play does it')
      .addOption(
        new Option('--stores <number>', 'how many stores are watched').choices(['1', '2']).default('1'),
      )
      .addOption(
        new Option('--max-age <duration>', 'older data tells nothing about now')
          .argParser(duration)
          .default(36 * 3_600_000, '36h'),
      ),
  run: ({ args: [, file], options, io }) => replay(file, options, io),
});

async function replay(file: string, options: GuardOptions, io: Io): Promise<Outcome> {
  const records = parseHistory(await textOf(resolve(io.cwd, file)), file);
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

async function textOf(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (cause) {
    throw new SlipwayError('FILE_NOT_FOUND', { message: 'There is no such file.', seen: path, cause });
  }
}
