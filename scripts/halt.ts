import { defineCommand, type GlobalOptions, type Outcome } from '../src/cli/command.ts';
import { nextCommand } from '../src/cli/invocation.ts';
import type { Io } from '../src/cli/io.ts';
import { anyVersionCode } from '../src/cli/option-values.ts';
import { refuseWhenReadOnly } from '../src/cli/read-only.ts';
import { enrich, type HaltEnrichment } from '../src/compose-halt.ts';
import { SlipwayError } from '../src/errors/slipway-error.ts';
import { isDealtWith } from '../src/rollout/coming.ts';
import { type HaltTargetApp, parseHaltApp } from '../src/rollout/halt-app.ts';
import { haltApps } from '../src/rollout/halt-apps.ts';
import {
  afterwardsText,
  haltSummary,
  haltText,
  isStopped,
  nothingAfterwards,
} from '../src/rollout/halt-describe.ts';
import type { HaltOrder } from '../src/rollout/halt-order.ts';
import { haltNotBegunPage } from '../src/rollout/halt-page.ts';
import { patientPolicy } from '../src/rollout/halt-policy.ts';
import type { VersionCode } from '../src/stores/version-code.ts';

// A straight line from arguments and environment to the store. Config and ledger only add to it: when
// they are broken or missing, that is a warning, and the halt goes on.

interface HaltOptions extends GlobalOptions {
  readonly reason: string;
  readonly app?: string[] | undefined;
  readonly only?: string | undefined;
  readonly track?: string | undefined;
  readonly versionCode?: VersionCode | undefined;
  readonly dryRun?: true | undefined;
}

export default defineCommand({
  name: 'halt',
  summary: 'stop a rollout now',
  examples: [
    'slipway halt --reason "crash at start"                    apps of the config',
    'slipway halt --app play:com.example.app --reason "crash"  needs no config',
  ],
  configure: (command) =>
    command
      .requiredOption('--reason <text>', 'why, for the record')
      .option('--app <id...>', 'which apps: play:com.example.app (default: all of the config)')
      .option('--only <store>', 'only this store: play (app-store: not in this version)')
      .option('--track <name>', 'the track (default: the one of the config, else production)')
      .option('--version-code <code>', 'halt this version even when it has reached everybody', anyVersionCode)
      .option('--dry-run', 'show what would be halted and change nothing'),
  run: ({ options, io }) => halt(options, io),
});

async function halt(options: HaltOptions, io: Io): Promise<Outcome> {
  refuseWhenReadOnly(io, options);
  const enrichment = enrich({ file: options.config, io });
  const { actorOf } = await import('../src/release/actor.ts');
  const order = { reason: options.reason, actor: actorOf(io.env), correlationId: crypto.randomUUID() };
  try {
    return await haltAll(options, { io, enrichment, order });
  } catch (error) {
    if (options.dryRun !== true) await pageAbout(error, { io, enrichment, order });
    throw error;
  }
}

interface Halting {
  readonly io: Io;
  readonly enrichment: HaltEnrichment;
  readonly order: HaltOrder;
}

async function haltAll(options: HaltOptions, { io, enrichment, order }: Halting): Promise<Outcome> {
  const targets = await playTargets(options, enrichment);
  const { store, close } = await enrichment.openStore({
    dryRun: options.dryRun === true,
    explicit: options.app !== undefined,
  });
  try {
    const { versionCode } = options;
    // Whoever names a track or a version means it, and nothing else is stopped.
    const mayStopMore = versionCode === undefined && options.track === undefined;
    const command = commandLine(options, io);
    const requests = targets.map(({ id, track }) => ({
      store,
      applicationId: id,
      track,
      versionCode,
      command,
    }));
    const halts = await haltApps(requests, patientPolicy);
    const reports = halts.flatMap((one) => one.reports);
    const circumstances = { ...order, dryRun: options.dryRun === true };
    // Told before anything else: nobody waits for a ledger or a page to hear that the rollout has stopped.
    if (!options.json) io.writeOut(`${haltText(haltSummary(reports, circumstances))}\n`);
    const afterwards = options.dryRun
      ? nothingAfterwards
      : await enrichment.conclude({ requests, halts, order, mayStopMore });
    const summary = haltSummary(reports, { ...circumstances, ...afterwards });
    await enrichment.summarise(summary);
    return {
      data: summary,
      text: afterwardsText(afterwards),
      exit: reports.every(isStopped) && summary.coming.every(isDealtWith) ? 'fine' : 'outside',
    };
  } finally {
    await close();
  }
}

/** A halt that could not begin leaves the rollout running; whoever only mistyped it is still there to see that. */
async function pageAbout(error: unknown, { io, enrichment, order }: Halting): Promise<void> {
  if (error instanceof SlipwayError && error.code === 'USAGE') return;
  const problem = error instanceof Error ? error.message : String(error);
  const { reached, warnings } = await enrichment.alarm(haltNotBegunPage(order, problem));
  io.writeErr(`${afterwardsText({ ...nothingAfterwards, paged: reached, warnings })}\n`);
}

/** The same command once more, to be copied; a version code is left to be added. */
function commandLine({ reason, app, track, config }: HaltOptions, io: Io): string {
  const quoted = `'${reason.replaceAll("'", String.raw`'\''`)}'`;
  const apps = (app ?? []).map((name) => ` --app ${name}`).join('');
  const onTrack = track === undefined ? '' : ` --track ${track}`;
  // As it was typed: in a folder that was deleted no path can be made relative to anything.
  const withConfig = config === undefined ? '' : ` --config ${config}`;
  return nextCommand(io, { configFile: undefined })(`halt --reason ${quoted}${apps}${onTrack}${withConfig}`);
}

interface PlayTarget extends HaltTargetApp {
  readonly track: string;
}

/** The apps to halt, from the command line or the config; refuses what it cannot halt instead of skipping it. */
async function playTargets(options: HaltOptions, enrichment: HaltEnrichment): Promise<readonly PlayTarget[]> {
  if (options.only !== undefined && options.only !== 'play') throw notYet(`--only ${options.only}`);
  if (options.app === undefined) {
    const apps = await enrichment.configuredApps();
    return apps.map(({ track, ...app }) => onPlay({ ...app, track: options.track ?? track }));
  }
  return options.app.map(parseHaltApp).map((app) => onPlay({ ...app, track: options.track ?? 'production' }));
}

function onPlay(target: PlayTarget): PlayTarget {
  if (target.store === 'play') return target;
  throw notYet(`--app ${target.store}:${target.id}`);
}

function notYet(seen: string): SlipwayError {
  return new SlipwayError('USAGE', {
    message: 'This version of Slipway halts Google Play; it does not speak to the App Store.',
    seen,
    next: 'pause the phased release in App Store Connect; for Google Play: --app play:com.example.app',
  });
}
