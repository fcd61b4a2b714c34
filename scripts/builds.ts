import { Argument } from '@commander-js/extra-typings';
import type { BuildStore } from '../src/builds/build-store.ts';
import { buildsText, expiryText, plannedText } from '../src/builds/builds-text.ts';
import { expireBuilds } from '../src/builds/expire-builds.ts';
import { selectOldBuilds } from '../src/builds/select-old-builds.ts';
import { defineCommand, type GlobalOptions, type Outcome } from '../src/cli/command.ts';
import { wholeNumber } from '../src/cli/option-values.ts';
import { refuseWhenReadOnly } from '../src/cli/read-only.ts';
import { openAppStoreConsole } from '../src/compose-console.ts';
import { SlipwayError } from '../src/errors/slipway-error.ts';

interface BuildsOptions extends GlobalOptions {
  readonly app?: string | undefined;
  readonly keep?: number | undefined;
  readonly days: number;
  readonly dryRun?: true | undefined;
}

export default defineCommand({
  name: 'builds',
  summary: 'list the builds of an iOS app in TestFlight, and expire old ones',
  examples: [
    'slipway builds list',
    'slipway builds expire --keep 10 --days 30   all but the newest ten, if older than 30 days',
  ],
  configure: (command) =>
    command
      .addArgument(new Argument('<action>', 'what to do').choices(['list', 'expire'] as const))
      .option('--app <name>', 'the app of the config (when it has several)')
      .option('--keep <number>', 'expire: so many of the newest stay', wholeNumber)
      .option('--days <number>', 'expire: younger ones stay', wholeNumber, 30)
      .option('--dry-run', 'expire: show which, and expire none'),
  async run({ args: [action], options, io }) {
    if (action === 'expire') refuseWhenReadOnly(io, options);
    const { config: configFile, app } = options;
    const { applicationId, console, close } = await openAppStoreConsole({ io, configFile, app });
    try {
      if (action === 'list') return await list(console.builds, applicationId);
      return await expire(console.builds, applicationId, options);
    } finally {
      await close();
    }
  },
});

async function list(store: BuildStore, applicationId: string): Promise<Outcome> {
  const builds = await store.listBuilds(applicationId);
  return { data: { store: store.label, applicationId, builds }, text: buildsText(builds, store.label) };
}

const dayMs = 24 * 60 * 60 * 1000;

async function expire(
  store: BuildStore,
  applicationId: string,
  { keep, days, dryRun }: BuildsOptions,
): Promise<Outcome> {
  if (keep === undefined) {
    throw new SlipwayError('USAGE', {
      message: 'How many builds are to stay has to be said: an expired one does not come back.',
      seen: 'no --keep',
      next: 'slipway builds expire --keep 10 --dry-run',
    });
  }
  const builds = await store.listBuilds(applicationId);
  const old = selectOldBuilds(builds, { keep, uploadedBeforeMs: Date.now() - days * dayMs });
  const about = { store: store.label, applicationId };
  if (dryRun) return { data: { ...about, kind: 'planned', builds: old }, text: plannedText(old) };
  const result = await expireBuilds(store, applicationId, old);
  return {
    data: { ...about, ...result, failure: result.failure?.toReport() ?? null },
    text: expiryText(result),
    exit: result.left.length > 0 ? 'outside' : 'fine',
  };
}
