import { join, relative, resolve } from 'node:path';
import { defineCommand, type Invocation, type Outcome } from '../src/cli/command.ts';
import type { DeviceConfig } from '../src/config/config-store-app.ts';
import { devices } from '../src/devices/catalogue/devices.ts';
import { screenPixels } from '../src/devices/device.ts';
import type { DeviceResult, DeviceRun } from '../src/devices/device-runner.ts';
import { defaultDevices } from '../src/devices/find-device.ts';
import { SlipwayError } from '../src/errors/slipway-error.ts';

interface Options {
  readonly device?: readonly DeviceConfig[] | undefined;
  readonly out?: string | undefined;
}

const exitByVerdict = { passed: 'fine', failed: 'finding', infrastructure: 'outside' } as const;

export default defineCommand({
  name: 'devices',
  summary: 'open a built app on emulated devices, with screenshots',
  examples: [
    'slipway devices list                          the devices there are',
    'slipway devices run app.aab                   four devices, three languages',
    'slipway devices run app.aab --device pixel-fold:ja-JP --device moto-g-power:ar',
  ],
  configure: (command) =>
    command
      .argument('<action>', 'run or list')
      .argument('[file]', 'an AAB, APK or IPA with web content in www/')
      .option(
        '--device <name:locale>',
        'a device and its language; may be given again (default: four devices)',
        collectDevice,
      )
      .option('--out <folder>', 'where gallery and screenshots go (default: .slipway/devices)'),
  async run({ args: [action, file], options, io }) {
    if (action === 'list') return list();
    if (action !== 'run') throw usage(`"${action}" is neither run nor list.`, action);
    if (file === undefined) throw usage('`devices run` needs the file to run.', 'slipway devices run');
    return runFile(file, { options, io });
  },
});

async function runFile(
  file: string,
  { options, io }: Omit<Invocation<never, Options>, 'args'>,
): Promise<Outcome> {
  // Loaded late: the list needs neither the artifact readers nor the browser.
  const { runDevices } = await import('../src/devices/webview/run-devices.ts');
  const run = await runDevices({
    artifactPath: resolve(io.cwd, file),
    devices: options.device ?? defaultDevices,
    outDir: resolve(io.cwd, options.out ?? join('.slipway', 'devices')),
    timingsPath: resolve(io.cwd, '.slipway', 'device-timings.json'),
    env: io.env,
    signal: io.signal,
    log: (line) => io.writeErr(`${line}\n`),
  });
  return { data: run, text: runText(run, io.cwd), exit: exitByVerdict[run.verdict] };
}

function runText({ results, galleryPath }: DeviceRun, cwd: string): string {
  return [...results.flatMap(resultLines), '', `gallery  ${relative(cwd, galleryPath)}`].join('\n');
}

function resultLines(result: DeviceResult): readonly string[] {
  const word = result.verdict === 'infrastructure' ? 'BROKE' : result.verdict;
  const seconds = `${(result.durationMs / 1000).toFixed(1)} s`;
  return [
    `${word.padEnd(7)}  ${result.device.padEnd(14)}${result.locale.padEnd(8)}${seconds.padStart(7)}`,
    ...result.problems.map(({ severity, message }) => `         ${severity}: ${message}`),
  ];
}

function list(): Outcome {
  const rows = devices.map((device) => {
    const { width, height } = screenPixels(device);
    const size = `${width}×${height}`.padEnd(11);
    const [scale, system] =
      device.system === 'android'
        ? [device.density, `Android ${device.androidVersion}`]
        : [`@${device.pixelRatio}x`, `iOS ${device.iosVersion}`];
    return `${device.name.padEnd(14)}${size}${scale.padEnd(9)}${system.padEnd(10)}  ${device.title}`;
  });
  return { data: devices, text: rows.join('\n') };
}

function collectDevice(
  text: string,
  soFar: readonly DeviceConfig[] | undefined,
): readonly DeviceConfig[] | undefined {
  const [device, locale, ...rest] = text.split(':');
  if (!device || !locale || rest.length > 0) {
    throw usage('A device is written name:locale, such as pixel-8:en-US.', text);
  }
  return [...(soFar ?? []), { device, locale }];
}

function usage(message: string, seen: string): SlipwayError {
  return new SlipwayError('USAGE', { message, seen, next: 'slipway devices --help' });
}
