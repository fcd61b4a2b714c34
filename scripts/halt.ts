import { Option } from '@commander-js/extra-typings';
import { defineCommand, type GlobalOptions, type Outcome } from '../src/cli/command.ts';
import { nextCommand } from '../src/cli/invocation.ts';
import type { Io } from '../src/cli/io.ts';
import { anyVersionCode } from '../src/cli/option-values.ts';
import { refuseWhenReadOnly } from '../src/cli/read-only.ts';
import { enrich, type HaltEnrichment } from '../src/compose-halt/enrich.ts';
import { SlipwayError } from '../src/errors/slipway-error.ts';
import { isDealtWith } from '../src/rollout/coming.ts';
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
import { haltStores } from '../src/rollout/halt-stores.ts';
import { type HaltWishes, storesToHalt } from '../src/rollout/halt-wishes.ts';

// A straight line from arguments and environment to the store. Config and ledger only add to it: when
// they are broken or missing, that is a warning, and the halt goes on.

interface HaltOptions extends GlobalOptions, HaltWishes {
  readonly reason: string;
  readonly dryRun?: true | undefined;
}

export default defineCommand({
  name: 'halt',
  summary: 'stop a rollout now',
  examples: [
    'slipway halt --reason "crash at start"                     all apps of the config, on both stores',
    'slipway halt --app play:com.example.app --reason "crash"   needs no config',
    'slipway halt --app play:com.example.app app-store:com.example.app --reason "crash"',
  ],
  configure: (command) =>
    command
      .requiredOption('--reason <text>', 'why, for the record')
      .option(
        '--app <id...>',
        'which apps: play:com.example.app, app-store:com.example.app (default: all of the config)',
      )
      .addOption(new Option('--only <store>', 'only this store').choices(['play', 'app-store'] as const))
      .option('--track <name>', 'the track (default: the one of the config, else the public one)')
      .option(
        '--version-code <code>',
        'halt this version; on Google Play even when it has reached everybody',
        anyVersionCode,
      )
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
  const { versionCode } = options;
  const dryRun = options.dryRun === true;
  const stores = await storesToHalt(options, () => enrichment.configuredApps());
  const opening = { dryRun, explicit: options.app !== undefined };
  const circumstances = { ...order, dryRun };
  const { done, close } = await haltStores({
    stores,
    versionCode,
    command: commandLine(options, io),
    open: (kind) => enrichment.openStore(kind, opening),
    policy: patientPolicy,
    // Told before anything else: nobody waits for a ledger or a page to hear that the rollout has stopped.
    tell: (reports) => {
      if (!options.json) io.writeOut(`${haltText(haltSummary(reports, circumstances))}\n`);
    },
  });
  try {
    // Whoever names a track or a version means it, and nothing else is stopped.
    const halts = { done, order, mayStopMore: versionCode === undefined && options.track === undefined };
    const afterwards = dryRun
      ? { ...nothingAfterwards, coming: await enrichment.foresee(halts) }
      : await enrichment.conclude(halts);
    const reports = done.flatMap(({ halt }) => halt.reports);
    const summary = haltSummary(reports, { ...circumstances, ...afterwards });
    await enrichment.summarise(summary);
    return {
      data: summary,
      text: afterwardsText(afterwards),
      // A dry run withdraws nothing, and what it names is what a halt would see to.
      exit: reports.every(isStopped) && (dryRun || summary.coming.every(isDealtWith)) ? 'fine' : 'outside',
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
function commandLine({ reason, app, track, only, config }: HaltOptions, io: Io): string {
  const quoted = `'${reason.replaceAll("'", String.raw`'\''`)}'`;
  const apps = (app ?? []).map((name) => ` --app ${name}`).join('');
  const onStore = only === undefined ? '' : ` --only ${only}`;
  const onTrack = track === undefined ? '' : ` --track ${track}`;
  // As it was typed: in a folder that was deleted no path can be made relative to anything.
  const withConfig = config === undefined ? '' : ` --config ${config}`;
  return nextCommand(io, { configFile: undefined })(
    `halt --reason ${quoted}${apps}${onStore}${onTrack}${withConfig}`,
  );
}
