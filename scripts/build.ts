import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { relative } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { Argument } from '@commander-js/extra-typings';
import type { BuildResult } from '../src/build/builder.ts';
import { defineCommand } from '../src/cli/command.ts';
import { anyVersionCode } from '../src/cli/option-values.ts';
import { builderFor } from '../src/compose-release.ts';
import { loadConfig } from '../src/config/load.ts';
import type { PlatformApp } from '../src/config/platform-app.ts';
import { SlipwayError } from '../src/errors/slipway-error.ts';
import { chooseApp } from '../src/release/choose-app.ts';
import { type Platform, platforms } from '../src/stores/platform.ts';
import type { VersionCode } from '../src/stores/version-code.ts';

export default defineCommand({
  name: 'build',
  summary: 'build the artifact, with the version numbers stamped',
  examples: ['slipway build android --version-code 42   the only app, with that version code'],
  configure: (command) =>
    command
      .addArgument(new Argument('<platform>', 'what to build').choices(platforms))
      .option('--app <name>', 'the app of the config (when it has several)')
      .option('--version-code <n>', 'instead of the one in the config', anyVersionCode),
  async run({ args: [platform], options, io }) {
    const { config, env } = await loadConfig({
      ...(options.config !== undefined && { file: options.config }),
      cwd: io.cwd,
      env: io.env,
    });
    const app = chooseApp(config, { app: options.app, platform });
    const versionCode =
      options.versionCode === undefined ? fixedVersionCode(app) : checkedCode(options.versionCode, platform);
    const builder = await builderFor(app.build);
    const startedAt = performance.now();
    const result = await builder.build({
      versionCode,
      versionName: app.versionName,
      env,
      onLine: (line) => io.writeErr(`${line}\n`),
      signal: io.signal,
    });
    const durationMs = Math.round(performance.now() - startedAt);
    const sha256 = await hashOf(result.artifact);
    const data = { ...identity(app, versionCode), builder: builder.label, ...result, sha256, durationMs };
    return { data, text: summary(result, { sha256, durationMs, cwd: io.cwd }) };
  },
});

function identity({ applicationId, versionName }: PlatformApp, versionCode: VersionCode) {
  return { applicationId, versionName, versionCode };
}

/** Google Play accepts 1 to 2100000000; the App Store's build numbers are text. */
function checkedCode(code: VersionCode, platform: Platform): VersionCode {
  if (platform === 'ios') return String(code);
  if (typeof code === 'number' && code <= 2_100_000_000) return code;
  throw new SlipwayError('USAGE', {
    message: 'A version code is a whole number from 1 to 2100000000.',
    seen: `--version-code ${code}`,
    next: 'slipway build android --version-code 42',
  });
}

/** Only a release asks the store for the next one: a build alone needs no credentials. */
function fixedVersionCode({ platform, versionCode }: PlatformApp): VersionCode {
  if (versionCode !== 'next') return versionCode;
  throw new SlipwayError('USAGE', {
    message: 'The config takes the next version code from the store; a build alone does not ask the store.',
    seen: platform === 'ios' ? "buildNumber: 'next'" : "versionCode: 'next'",
    next: `slipway build ${platform} --version-code N   or   slipway release ${platform}`,
  });
}

async function hashOf(path: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  return hash.digest('hex');
}

interface SummaryFacts {
  readonly sha256: string;
  readonly durationMs: number;
  readonly cwd: string;
}

function summary({ artifact, apk, mapping, tools }: BuildResult, facts: SummaryFacts): string {
  const versions = Object.entries(tools).map(([name, version]) => `${name} ${version}`);
  const rows = [
    ['artifact', relative(facts.cwd, artifact)],
    ['sha256', facts.sha256],
    ...(apk === undefined ? [] : [['apk', relative(facts.cwd, apk)]]),
    ...(mapping === undefined ? [] : [['mapping', relative(facts.cwd, mapping)]]),
    ...(versions.length === 0 ? [] : [['tools', versions.join(', ')]]),
    ['took', `${(facts.durationMs / 1000).toFixed(1)} s`],
  ];
  return rows.map(([name, value]) => `${name?.padEnd(9)} ${value}`).join('\n');
}
