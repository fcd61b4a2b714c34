import { once } from 'node:events';
import { resolve } from 'node:path';
import { defineCommand } from '../src/cli/command.ts';
import { systemClock } from '../src/clock/clock.ts';
import { openEmbeddedPlay } from '../src/emulators/play/embedded.ts';
import { SlipwayError } from '../src/errors/slipway-error.ts';

export default defineCommand({
  name: 'emulators',
  summary: 'serve the local stores until Ctrl-C',
  examples: [
    'slipway emulators --app com.example.chat   a Play that knows this app',
    'slipway emulators --port 8088              on a port of your choice',
  ],
  configure: (command) =>
    command
      .option('--port <number>', 'port of the local Play (default: any free one)')
      .option('--app <id...>', 'application ids the local Play knows')
      .option('--dir <folder>', 'where its state and key are kept', '.slipway/emulators'),
  async run({ options, io }) {
    const play = await openEmbeddedPlay({
      dir: resolve(io.cwd, options.dir),
      clock: systemClock,
      applicationIds: options.app ?? ['com.example.chat'],
      port: parsePort(options.port),
    });
    const environment = {
      SLIPWAY_PLAY_ENDPOINT: play.origin,
      GOOGLE_APPLICATION_CREDENTIALS: play.credentials.file,
    };
    try {
      // Printed now, not at the end: whoever started this waits for the address.
      if (options.json === true) io.writeOut(`${JSON.stringify(environment, null, 2)}\n`);
      else io.writeOut(exportLines(environment));
      io.writeErr('The local Play is running; Ctrl-C stops it.\n');
      if (!io.signal.aborted) await once(io.signal, 'abort');
    } finally {
      await play.close();
    }
    return { data: undefined, text: '' };
  },
});

function parsePort(text: string | undefined): number {
  const port = text === undefined ? 0 : Number(text);
  if (Number.isInteger(port) && port >= 0 && port <= 65_535) return port;
  throw new SlipwayError('USAGE', {
    message: '--port takes a number from 0 to 65535.',
    seen: text ?? '',
    next: 'slipway emulators --help',
  });
}

/** Lines for a POSIX shell: `eval "$(slipway emulators)"` is not meant, they are to be copied. */
function exportLines(environment: Readonly<Record<string, string>>): string {
  return Object.entries(environment)
    .map(([name, value]) => `export ${name}='${value.replaceAll("'", String.raw`'\''`)}'\n`)
    .join('');
}
