import { overviewHelp, version } from '../src/cli/overview.ts';
import { processIo } from '../src/cli/process-io.ts';
import { commands } from './commands.ts';

/** Runs one command line and returns the exit code. The only place that knows all commands. */
export async function main(argv: readonly string[]): Promise<number> {
  const [name, ...rest] = argv;
  const io = processIo();
  switch (name) {
    case undefined:
    case 'help':
    case '--help':
    case '-h':
      io.writeOut(overviewHelp(commands));
      return 0;
    case '--version':
    case '-V':
      io.writeOut(`${version()}\n`);
      return 0;
  }
  const listing = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (listing === undefined) {
    const { refuseCommand } = await import('../src/cli/refuse-command.ts');
    return refuseCommand(name, { io, json: rest.includes('--json'), known: Object.keys(commands) });
  }
  await listing.early?.(rest);
  const { runCommand } = await import('../src/cli/run-command.ts');
  const { default: command } = await listing.load();
  return runCommand(command, rest, io);
}
