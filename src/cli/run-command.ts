import { Command, CommanderError, type CommandUnknownOpts } from '@commander-js/extra-typings';
import { exitCodes } from '../errors/exit-code.ts';
import { SlipwayError } from '../errors/slipway-error.ts';
import type { AnyCommand, GlobalOptions, Outcome } from './command.ts';
import type { Io } from './io.ts';
import { reportError } from './report-error.ts';

/** Parses the arguments of one command, runs it, prints its outcome and returns the exit code. */
export async function runCommand(spec: AnyCommand, argv: readonly string[], io: Io): Promise<number> {
  const json = argv.includes('--json');
  try {
    const parsed = parse(spec, argv, io);
    if (parsed === 'help-shown') return exitCodes.fine;
    const options = parsed.opts() as GlobalOptions;
    const outcome = await spec.run({ args: parsed.processedArgs as never, options: options as never, io });
    printOutcome(outcome, options.json === true, io);
    return exitCodes[outcome.exit ?? 'fine'];
  } catch (error) {
    return reportError(error, { io, json });
  }
}

function printOutcome(outcome: Outcome, json: boolean, io: Io): void {
  if (json && outcome.data === undefined) return;
  if (json) io.writeOut(`${JSON.stringify(outcome.data, null, 2)}\n`);
  else if (outcome.text !== '') io.writeOut(outcome.text.endsWith('\n') ? outcome.text : `${outcome.text}\n`);
}

function parse(spec: AnyCommand, argv: readonly string[], io: Io): CommandUnknownOpts | 'help-shown' {
  const command = prepare(spec, io);
  try {
    command.parse(argv, { from: 'user' });
    return command;
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    if (error.exitCode === 0) return 'help-shown';
    throw new SlipwayError('USAGE', {
      message: sentence(error.message),
      seen: [spec.name, ...argv].join(' '),
      next: `slipway ${spec.name} --help`,
    });
  }
}

function prepare(spec: AnyCommand, io: Io): CommandUnknownOpts {
  const command = new Command(`slipway ${spec.name}`);
  command
    .exitOverride()
    .configureOutput({ writeOut: io.writeOut, writeErr: () => undefined })
    .description(spec.summary);
  const configured = spec.configure(command) as CommandUnknownOpts;
  configured
    .option('--json', 'print the result as JSON and nothing else')
    .option('--config <file>', 'the config file (default: slipway.config.ts in this folder or one above)')
    .action(() => undefined);
  if (spec.examples !== undefined) {
    configured.addHelpText('after', `\nExamples:\n${spec.examples.map((line) => `  ${line}`).join('\n')}`);
  }
  return configured;
}

/** Commander's messages are "error: unknown option '--jsn'\n(Did you mean --json?)". */
function sentence(message: string): string {
  const text = message
    .replace(/^error: /, '')
    .replaceAll('\n', ' ')
    .trim();
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
}
