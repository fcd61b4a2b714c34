import { once } from 'node:events';
import { resolve } from 'node:path';
import { defineCommand } from '../src/cli/command.ts';
import type { Io } from '../src/cli/io.ts';
import { systemClock } from '../src/clock/clock.ts';
import { SlipwayError } from '../src/errors/slipway-error.ts';

export default defineCommand({
  name: 'emulators',
  summary: 'serve the local stores until Ctrl-C',
  examples: [
    'slipway emulators --app com.example.chat   a Play that knows this app',
    'slipway emulators --port 8088              on a port of your choice',
    'slipway emulators --proxy                  also for unmodified tools, over TLS',
  ],
  configure: (command) =>
    command
      .option('--port <number>', 'port of the local Play (default: any free one)')
      .option('--app <id...>', 'application ids the local Play knows')
      .option('--dir <folder>', 'where its state and key are kept', '.slipway/emulators')
      .option('--proxy [port]', "also answer for the stores' public hosts, through a proxy"),
  async run({ options, io }) {
    const { openEmulators } = await import('../src/emulators/open-emulators.ts');
    const emulators = await openEmulators({
      dir: resolve(io.cwd, options.dir),
      clock: systemClock,
      applicationIds: options.app ?? ['com.example.chat'],
      port: parsePort('--port', options.port ?? '0'),
      proxyPort: proxyPort(options.proxy),
      onRefused: (host) => io.writeErr(`refused: ${host} (the proxy leads to the local stores only)\n`),
    });
    try {
      // Printed now, not at the end: whoever started this waits for the address.
      if (options.json === true) io.writeOut(`${JSON.stringify(emulators.environment, null, 2)}\n`);
      else io.writeOut(exportLines(emulators.environment));
      await untilStopped(io);
    } finally {
      await emulators.close();
    }
    return { data: undefined, text: '' };
  },
});

async function untilStopped(io: Io): Promise<void> {
  io.writeErr('The local Play is running; Ctrl-C stops it.\n');
  if (!io.signal.aborted) await once(io.signal, 'abort');
}

function proxyPort(option: string | true | undefined): number | undefined {
  return option === undefined ? undefined : parsePort('--proxy', option === true ? '0' : option);
}

function parsePort(option: string, text: string): number {
  const port = Number(text);
  if (Number.isInteger(port) && port >= 0 && port <= 65_535) return port;
  throw new SlipwayError('USAGE', {
    message: `${option} takes a number from 0 to 65535.`,
    seen: text,
    next: 'slipway emulators --help',
  });
}

/** Lines for a POSIX shell: `eval "$(slipway emulators)"` is not meant, they are to be copied. */
function exportLines(environment: Readonly<Record<string, string>>): string {
  return Object.entries(environment)
    .map(([name, value]) => `export ${name}='${value.replaceAll("'", String.raw`'\''`)}'\n`)
    .join('');
}
