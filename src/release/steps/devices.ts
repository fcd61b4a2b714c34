import { join } from 'node:path';
import type { z } from 'zod';
import { SlipwayError } from '../../errors/slipway-error.ts';
import { type BuildOutput, devicesOutput } from '../outputs.ts';
import type { DeviceResult, ReleaseContext } from '../ports.ts';
import type { Step } from '../step.ts';

type DevicesOutput = z.infer<typeof devicesOutput>;

/** Runs the kept artifact on the devices of the config; every one has to pass. */
export function devicesStep({ app, folder, ports }: ReleaseContext, built: BuildOutput): Step<DevicesOutput> {
  const { devices } = app;
  return {
    name: 'devices',
    doing:
      devices.length === 0
        ? 'no devices are configured'
        : `testing on ${devices.length === 1 ? 'one emulated device' : `${devices.length} emulated devices`}`,
    output: devicesOutput,
    input: () => ({ sha256: built.artifact.sha256, devices: devices.map((device) => ({ ...device })) }),
    recall: inWords,
    async run(tools) {
      if (devices.length === 0) return { output: { passed: [] }, summary: inWords({ passed: [] }) };
      const artifact = join(folder, built.artifact.path);
      const order = { artifact, devices, folder: join(folder, 'devices') };
      const results = await ports.runDevices(order, tools).catch((error: unknown) => {
        if (app.platform === 'ios' && hasNoPages(error)) return undefined;
        throw error;
      });
      if (results === undefined) {
        tools.progress(`warning: ${noPages}`);
        return { output: { passed: [], skipped: noPages }, summary: noPages };
      }
      assertPassed(results);
      const output = { passed: results.map(named) };
      return { output, summary: inWords(output) };
    },
  };
}

const noPages = 'skipped: the IPA bundles no web pages, and native screens are not tested';

function hasNoPages(error: unknown): boolean {
  return error instanceof SlipwayError && error.code === 'DEVICES_NO_WEB_CONTENT';
}

function assertPassed(results: readonly DeviceResult[]): void {
  const bad = results.filter(({ verdict }) => verdict !== 'passed');
  if (bad.length === 0) return;
  const code = bad.every(({ verdict }) => verdict === 'infrastructure')
    ? 'DEVICES_UNAVAILABLE'
    : 'CHECK_FAILED';
  throw new SlipwayError(code, {
    message: `${bad.length} of ${results.length} devices did not pass.`,
    seen: bad.map((result) => `${named(result)}: ${result.problems.join('; ')}`).join('\n'),
  });
}

function named({ device, locale }: DeviceResult): string {
  return `${device}:${locale}`;
}

function inWords({ passed, skipped }: DevicesOutput): string {
  if (skipped !== undefined) return skipped;
  return passed.length === 0 ? 'no devices configured: not tested' : `passed on ${passed.join(', ')}`;
}
