import { Argument, InvalidArgumentError, Option } from '@commander-js/extra-typings';
import { defineCommand } from '../src/cli/command.ts';
import { duration, platformOption, wholeNumber } from '../src/cli/option-values.ts';
import { SlipwayError } from '../src/errors/slipway-error.ts';
import { units } from '../src/guard/series.ts';

export default defineCommand({
  name: 'guard',
  summary: 'teach the guard, replay a rollout through it, or measure it',
  examples: [
    'slipway guard backtest series.csv            metric,hour,n1,x1,n0,x0,available_at',
    'slipway guard backtest play.json --rounded   users as Google Play rounds them',
    'slipway guard calibrate                      learn from healthy releases of the past',
    'slipway guard simulate --grid grid.json      false and missed halts, exposure',
  ],
  configure: (command) =>
    command
      .addArgument(
        new Argument('<action>', 'what to do').choices(['backtest', 'calibrate', 'simulate'] as const),
      )
      .argument('[file]', 'backtest: CSV with a header, or JSON')
      .addOption(new Option('--unit <unit>', 'what was counted').choices(units).default('users' as const))
      .option('--rounded', 'users are rounded as Google Play does it')
      .addOption(
        new Option('--stores <number>', 'how many stores are watched').choices(['1', '2']).default('1'),
      )
      .addOption(
        new Option('--max-age <duration>', 'older data tells nothing about now')
          .argParser(duration)
          .default(36 * 3_600_000, '36h'),
      )
      .option('--html <file>', 'backtest: also write a page that draws the evidence over time')
      .option('--app <name>', 'calibrate: the app of the config (when it has several)')
      .addOption(platformOption())
      .option('--versions <codes>', 'calibrate: version codes that went well, oldest first', codes)
      .addOption(
        new Option('--look-back <duration>', 'calibrate: how far back sources are asked')
          .argParser(duration)
          .default(90 * 24 * 3_600_000, '90d'),
      )
      .option('--grid <file>', 'simulate: JSON with the worlds to simulate')
      .option('--runs <number>', 'simulate: rollouts of each cell', wholeNumber, 1000)
      .option('--seed <number>', 'simulate: the same one gives the same bytes', seed, 1),
  // Each action is loaded when it is asked for: the simulation needs what a replay does not.
  async run({ args: [action, file], options, io }) {
    if (action === 'simulate') {
      if (options.grid === undefined) throw usage('`guard simulate` needs a grid.', 'guard simulate');
      const { simulate } = await import('./guard/simulate.ts');
      return simulate({ ...options, grid: options.grid }, io);
    }
    if (action === 'calibrate') {
      const { calibrateGuard } = await import('./guard/calibrate.ts');
      return calibrateGuard(options, io);
    }
    if (file === undefined) throw usage('`guard backtest` needs the file to replay.', 'guard backtest');
    const { replay } = await import('./guard/backtest.ts');
    return replay(file, options, io);
  },
});

function codes(text: string): readonly number[] {
  const known = text.split(',').map(Number);
  if (known.every((code) => Number.isSafeInteger(code) && code > 0)) return known;
  throw new InvalidArgumentError(`"${text}" is no list of version codes, such as 38,39,41,42.`);
}

function seed(text: string): number {
  if (!/^\d{1,9}$/.test(text)) throw new InvalidArgumentError(`"${text}" is no whole number below 1e9.`);
  return Number(text);
}

function usage(message: string, seen: string): SlipwayError {
  return new SlipwayError('USAGE', { message, seen, next: 'slipway guard --help' });
}
