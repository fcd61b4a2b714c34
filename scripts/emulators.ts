import { once } from 'node:events';
import { resolve } from 'node:path';
import { defineCommand } from '../src/cli/command.ts';
import type { Io } from '../src/cli/io.ts';
import { wholeNumber } from '../src/cli/option-values.ts';
import { clockStart, faultPlan, portNumber } from '../src/emulators/emulator-options.ts';
import { openEmulators } from '../src/emulators/open-emulators.ts';
import { vitalsFromFile } from '../src/emulators/play-reporting/vitals-file.ts';

export default defineCommand({
  name: 'emulators',
  summary: 'serve the local stores until Ctrl-C',
  examples: [
    'slipway emulators --app com.example.chat     stores that know this app',
    'slipway emulators --port 8088                on a port of your choice',
    'slipway emulators --proxy                    also for unmodified tools, over TLS',
    'slipway emulators --faults "503 10%"         which refuses one request in ten',
    'slipway emulators --clock 2026-01-01         whose time stands still until told',
  ],
  configure: (command) =>
    command
      .option('--port <number>', 'port of the local Play (default: any free one)')
      .option('--app-store-port <number>', 'port of the local App Store Connect (default: any free one)')
      .option('--app <id...>', 'application and bundle ids that the local stores know')
      .option('--dir <folder>', 'where its state and key are kept', '.slipway/emulators')
      .option('--proxy [port]', "also answer for the stores' public hosts, through a proxy")
      .option('--faults <rule...>', 'what goes wrong: KIND [SHARE%] [PART OF METHOD AND PATH]')
      .option('--seed <number>', 'seed of the shares; the same one, the same faults', wholeNumber, 1)
      .option('--vitals <file>', 'what the Reporting API knows of users')
      .option('--clock [time]', 'a virtual clock for the state of the stores (default: from now)'),
  async run({ options, io }) {
    const emulators = await openEmulators({
      dir: resolve(io.cwd, options.dir),
      applicationIds: options.app ?? ['com.example.chat'],
      env: io.env,
      port: portNumber('--port', options.port ?? true),
      appStorePort: portNumber('--app-store-port', options.appStorePort ?? true),
      proxyPort: options.proxy === undefined ? undefined : portNumber('--proxy', options.proxy),
      faults: options.faults === undefined ? undefined : faultPlan(options.faults, options.seed),
      vitals: options.vitals === undefined ? undefined : vitalsFromFile(resolve(io.cwd, options.vitals)),
      clockStartMs: options.clock === undefined ? undefined : clockStart(options.clock),
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
  io.writeErr('The local stores are running; Ctrl-C stops them.\n');
  if (!io.signal.aborted) await once(io.signal, 'abort');
}

/** Lines for a POSIX shell: `eval "$(slipway emulators)"` is not meant, they are to be copied. */
function exportLines(environment: Readonly<Record<string, string>>): string {
  return Object.entries(environment)
    .map(([name, value]) => `export ${name}='${value.replaceAll("'", String.raw`'\''`)}'\n`)
    .join('');
}
