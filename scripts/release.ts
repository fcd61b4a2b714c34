import { join } from 'node:path';
import { Argument } from '@commander-js/extra-typings';
import { defineCommand } from '../src/cli/command.ts';
import { nextCommand } from '../src/cli/invocation.ts';
import { refuseWhenReadOnly } from '../src/cli/read-only.ts';
import { openWorkspace, type Workspace } from '../src/compose.ts';
import { releasePorts } from '../src/compose-release.ts';
import type { Config } from '../src/config/config.ts';
import { type PlatformApp, platformApps } from '../src/config/platform-app.ts';
import { releaseKey } from '../src/ledger/release-key.ts';
import { chooseApp } from '../src/release/choose-app.ts';
import { planOf } from '../src/release/hotfix.ts';
import { openJournal } from '../src/release/journal.ts';
import type { SubmitOutput } from '../src/release/outputs.ts';
import { releaseApp } from '../src/release/pipeline.ts';
import type { ReleaseContext } from '../src/release/ports.ts';
import { Sequence } from '../src/release/sequence.ts';
import { appHooks, runExtraStep } from '../src/release/step-hooks.ts';
import { writeGithubSummary } from '../src/report/github-summary.ts';
import { recordingProgress, startProgress } from '../src/report/progress.ts';
import { releaseMarkdown, releaseText, summariseRelease } from '../src/report/release-report.ts';
import { type RolloutStatus, rolloutStatus } from '../src/rollout/describe.ts';
import { viewRollout } from '../src/rollout/step.ts';
import { platforms } from '../src/stores/platform.ts';
import type { Store } from '../src/stores/store.ts';

export default defineCommand({
  name: 'release',
  summary: 'run the whole pipeline, going on where it stopped',
  examples: [
    'slipway release android    from the build to the start of the rollout',
    'slipway release ios        the same on the App Store',
    'slipway release android --hotfix "crash at start"    over the rollout that it mends',
  ],
  configure: (command) =>
    command
      .addArgument(new Argument('<platform>', 'what to release').choices(platforms))
      .option('--app <name>', 'the app of the config (when it has several)')
      .option('--hotfix <reason>', 'it may end a rollout of this app that is under way, and goes out faster')
      .option('--dry-run', 'commit nothing: the store judges the upload in an edit that is thrown away'),
  async run({ args: [platform], options, io }) {
    refuseWhenReadOnly(io, options);
    const workspace = await openWorkspace({
      io,
      configFile: options.config,
      dryRun: options.dryRun === true,
    });
    try {
      const app = chooseApp(workspace.config, { app: options.app, platform });
      const { store, note } = await workspace.storeOf(platform);
      io.writeErr(`Releasing ${app.applicationId} ${app.versionName} to ${store.label}.\n`);
      if (note !== undefined) io.writeErr(`${note}\n`);
      const progress = recordingProgress(startProgress(io));
      const context = await openContext(workspace, { app, store, hotfix: options.hotfix });
      const sequence = new Sequence({
        journal: context.journal,
        hooks: appHooks({ context, env: workspace.env, progress, signal: io.signal }),
        progress,
        signal: io.signal,
        frozen: () => context.journal.state().steps.submit !== undefined,
      });
      const runExtra = runExtraStep({ context, env: workspace.env, progress, signal: io.signal });
      const submitted = await releaseApp({ context, sequence, runExtra });
      const stands = await whereItStands(workspace, context, submitted);
      const summary = summariseRelease({
        dryRun: options.dryRun === true,
        context,
        submitted,
        stands,
        steps: progress.ended(),
      });
      await writeGithubSummary(io.env, releaseMarkdown(summary));
      const next = nextCommand(io, { configFile: options.config });
      return { data: summary, text: releaseText(summary, { next, which: whichOf(workspace.config, app) }) };
    } finally {
      await workspace.close();
    }
  },
});

/** Asks the store once more: an earlier run's release may be further on, or halted, by now. */
async function whereItStands(
  workspace: Workspace,
  { app, journal, ports }: ReleaseContext,
  submitted: SubmitOutput,
): Promise<RolloutStatus> {
  const { applicationId, rollout } = app;
  const { store } = ports;
  const { track, versionCodes } = submitted;
  const { release } = journal;
  const place = { applicationId, track, publicTrack: app.track };
  const plan = planOf(rollout, journal.state());
  const subject = { release, ...place, versionCodes, plan };
  const reason = rollout.gate === undefined ? 'no gate is configured' : 'a release asks no gate';
  const judge = async () => ({ judgement: 'not-asked', reason, asOf: workspace.clock.now() }) as const;
  const view = await viewRollout(subject, { ...workspace, store, judge });
  return rolloutStatus(subject, view, { store: store.label, people: rollout.people });
}

/** What the commands about one rollout need where the config has more than one. */
function whichOf(config: Config, { name, platform }: PlatformApp): string {
  const apps = platformApps(config);
  const sameName = apps.filter((app) => app.name === name);
  return [
    ...(sameName.length < apps.length ? [` --app ${name}`] : []),
    ...(sameName.length > 1 ? [` --platform ${platform}`] : []),
  ].join('');
}

interface Releasing {
  readonly app: PlatformApp;
  readonly store: Store;
  readonly hotfix: string | undefined;
}

/** Opens the journal of this version, writing its first line when there is none yet. */
async function openContext(workspace: Workspace, { app, store, hotfix }: Releasing): Promise<ReleaseContext> {
  const { platform, applicationId, versionName } = app;
  const release = releaseKey({ platform, applicationId, versionName });
  const journal = await openJournal({ ledger: workspace.ledger, release, actor: workspace.actor });
  if (!journal.state().opened) {
    await journal.append({ type: 'release.opened', applicationId, platform, versionName });
  }
  if (hotfix !== undefined && journal.state().hotfix === undefined) {
    await journal.append({ type: 'release.hotfix', reason: hotfix });
  }
  const { config } = workspace;
  const folder = join(config.stateDir, 'releases', release);
  return { config, app, journal, folder, ports: releasePorts(workspace, { app, store }) };
}
