import { overviewHelp, version } from '../src/cli/overview.ts';
import { processIo } from '../src/cli/process-io.ts';
import { reportError } from '../src/cli/report-error.ts';
import { SlipwayError } from '../src/errors/slipway-error.ts';
import { closest } from '../src/text/closest.ts';
import { commands } from './commands.ts';

/** Runs one command line. The only place that knows all commands. Returns the exit code. */
export async function main(argv: readonly string[]): Promise<number> {
  const [name, ...rest] = argv;
  const io = processIo();
  if (name === undefined || name === '--help' || name === '-h' || name === 'help') {
    io.writeOut(overviewHelp(commands));
    return 0;
  }
  if (name === '--version' || name === '-V') {
    io.writeOut(`${version()}\n`);
    return 0;
  }
  const listing = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (listing === undefined) return reportError(unknownCommand(name), { io, json: rest.includes('--json') });
  const { runCommand } = await import('../src/cli/run-command.ts');
  const { default: command } = await listing.load();
  return runCommand(command, rest, io);
}

function unknownCommand(name: string): SlipwayError {
  const nearest = closest(name, Object.keys(commands));
  return new SlipwayError('USAGE', {
    message: name.startsWith('-')
      ? `There is no option "${name}" before a command.`
      : `There is no command "${name}".`,
    seen: name,
    next: nearest === undefined ? 'slipway --help' : `slipway ${nearest}`,
  });
}
