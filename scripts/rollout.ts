import { Argument, Option } from '@commander-js/extra-typings';
import { defineCommand, type GlobalOptions, type Outcome } from '../src/cli/command.ts';
import type { Io } from '../src/cli/io.ts';
import { platformOption } from '../src/cli/option-values.ts';
import { refuseWhenReadOnly } from '../src/cli/read-only.ts';
import { openWorkspace, type Workspace } from '../src/compose.ts';
import { judgeOf } from '../src/compose-signals.ts';
import { durationMs, durationProblem } from '../src/config/duration.ts';
import { appId, type PlatformApp, platformApps } from '../src/config/platform-app.ts';
import { toSlipwayError } from '../src/errors/from-unknown.ts';
import { SlipwayError } from '../src/errors/slipway-error.ts';
import { createAlarm } from '../src/incident/alarm.ts';
import { channelsOfConfig } from '../src/incident/page-channels.ts';
import { appsMeant, chooseApp } from '../src/release/choose-app.ts';
import { writeGithubSummary } from '../src/report/github-summary.ts';
import { pagePath } from '../src/report/write-page.ts';
import type { Done, RolloutPorts, RolloutSubject } from '../src/rollout/context.ts';
import { findAhead } from '../src/rollout/find-ahead.ts';
import { findRollout } from '../src/rollout/find-rollout.ts';
import { operatorActions } from '../src/rollout/people.ts';
import { statusMarkdown } from '../src/rollout/status-text.ts';
import { stepRollout } from '../src/rollout/step.ts';
import { type Platform, platformOfStore } from '../src/stores/platform.ts';
import type { Store } from '../src/stores/store.ts';
import { standing, type WithSections, writeSections } from './rollout/standing.ts';

const actions = ['plan', 'status', 'step', 'watch', 'sign-off', 'approve', ...operatorActions] as const;

interface RolloutOptions extends GlobalOptions {
  readonly app?: string | undefined;
  readonly platform?: Platform | undefined;
  readonly release?: string | undefined;
  readonly reason?: string | undefined;
  readonly by?: string | undefined;
  readonly action?: (typeof operatorActions)[number] | undefined;
  readonly key?: string | undefined;
  readonly every: string;
  readonly html?: string | undefined;
  readonly dryRun?: true | undefined;
}

export default defineCommand({
  name: 'rollout',
  summary: 'show a staged rollout, take its next step when it is due, or go against its plan',
  examples: [
    'slipway rollout plan      the stages of the config, and when each begins',
    'slipway rollout status    where it stands, what comes next and when',
    'slipway rollout step      take the next step if it is due; safe at any time',
    'slipway rollout watch     step again and again until it is over',
    'slipway rollout resume --reason "fixed on the server"     lift a halt',
    'slipway rollout approve --action resume --reason "agreed" as the second person',
  ],
  configure: (command) =>
    command
      .addArgument(new Argument('<action>', 'what to do').choices(actions))
      .option('--app <name>', 'the app of the config (when it has several)')
      .addOption(platformOption())
      .option('--release <version>', 'the version name (default: the newest rollout)')
      .option('--reason <text>', 'why, for the record; needed by all that a person decides')
      .option('--by <name>', 'who you are (default: the user of this machine)')
      .addOption(
        new Option('--action <action>', 'approve: what the other person may do').choices(operatorActions),
      )
      .option('--key <file>', 'approve: the SSH key to sign with, where approvals are signed')
      .option('--every <duration>', 'watch: how often to look', '15m')
      .option('--html <file>', 'status, step: also write a page that draws the evidence over time')
      .option('--dry-run', 'show what would be done and change nothing'),
  run: ({ args: [action], options, io }) => rollout(action, options, io),
});

async function rollout(action: (typeof actions)[number], options: RolloutOptions, io: Io): Promise<Outcome> {
  if (action === 'plan') return plan(options, io);
  if (action !== 'status') refuseWhenReadOnly(io, options);
  const dryRun = options.dryRun === true;
  const workspace = await openWorkspace({ io, configFile: options.config, dryRun });
  try {
    const { config } = workspace;
    const meant = appsMeant(config, options);
    const isLook = action === 'status' || action === 'step';
    if (options.html !== undefined && !isLook)
      throw usage('--html is for status and step.', 'rollout status');
    const page = pagePath({ cwd: io.cwd, file: options.html, inputs: [] });
    const of = (app: PlatformApp) => rolloutOf(action, { options, io, workspace, app });
    const outcome =
      isLook && meant.length > 1 && isOneApp(meant)
        ? inOne(await Promise.all(meant.map((app) => orProblem(app, () => of(app)))))
        : await of(chooseApp(config, options));
    if (page !== undefined) await writeSections(page, outcome);
    return outcome;
  } finally {
    await workspace.close();
  }
}

function isOneApp(apps: readonly PlatformApp[]): boolean {
  return new Set(apps.map(({ name }) => name)).size === 1;
}

interface About {
  readonly options: RolloutOptions;
  readonly io: Io;
  readonly workspace: Workspace;
  readonly app: PlatformApp;
}

async function rolloutOf(action: Exclude<(typeof actions)[number], 'plan'>, about: About) {
  const { options, io, workspace, app } = about;
  const { store } = await workspace.storeOf(app.platform);
  const { ledger } = workspace;
  const subject = await findRollout({ app, versionName: options.release, ledger, store });
  const tell = (line: string) => io.writeErr(`${line}\n`);
  const ports = await portsOf(workspace, { app, store, subject, tell });
  const outcome = await perform(action, { options, io, app, subject, ports });
  await writeGithubSummary(io.env, statusMarkdown(outcome.data));
  return outcome;
}

interface OnOneStore {
  readonly id: string;
  readonly outcome: WithSections;
  readonly problem: SlipwayError | undefined;
}

/** An app may be on its way on one store and not on the other; a store that fails says nothing of the other one. */
async function orProblem(app: PlatformApp, act: () => Promise<WithSections>): Promise<OnOneStore> {
  const id = appId(app);
  try {
    return { id, outcome: await act(), problem: undefined };
  } catch (error) {
    const problem = toSlipwayError(error);
    const { code, message, seen, next } = problem;
    const seenToo = seen === undefined ? '' : `\nseen     ${seen}`;
    const data = { problem: { code, message, seen: seen ?? null, next } };
    return { id, outcome: { data, text: `${message}${seenToo}\nnext     ${next}`, sections: [] }, problem };
  }
}

/** Both stores of one app, one below the other. The worst of them is the exit code. */
function inOne(stores: readonly OnOneStore[]): WithSections {
  const failed = stores.flatMap(({ problem }) => problem ?? []);
  const [first] = failed;
  if (first !== undefined && failed.length === stores.length) throw first;
  const isBad = failed.some(({ code }) => code !== 'ROLLOUT_NOT_FOUND');
  const halted = stores.some(({ outcome }) => outcome.exit === 'halted');
  return {
    data: { stores: Object.fromEntries(stores.map(({ id, outcome }) => [id, outcome.data])) },
    text: stores.map(({ id, outcome }) => `${id}\n\n${outcome.text}`).join('\n\n'),
    exit: isBad ? 'outside' : halted ? 'halted' : 'fine',
    sections: stores.flatMap(({ outcome }) => outcome.sections),
  };
}

interface Performing {
  readonly options: RolloutOptions;
  readonly io: Io;
  readonly app: PlatformApp;
  readonly subject: RolloutSubject;
  readonly ports: RolloutPorts;
}

async function perform(action: Exclude<(typeof actions)[number], 'plan'>, performing: Performing) {
  const { subject, ports } = performing;
  switch (action) {
    case 'status':
      return standing(performing, ports);
    case 'step': {
      const { judged, ...done } = await stepRollout(subject, ports);
      // A gate may take minutes: it is asked once, and what it said is what the step went by.
      return afterwards(done, performing, { ...ports, judge: async () => judged });
    }
    case 'watch':
      return watch(performing);
    default:
      return afterwards(await ordered(action, performing), performing, ports);
  }
}

/** What a person decides needs a reason, and somebody who decides. */
async function ordered(
  action: Extract<(typeof actions)[number], 'sign-off' | 'approve' | (typeof operatorActions)[number]>,
  { options, io, app, subject, ports: ofProcess }: Performing,
): Promise<Done> {
  const { approve, orderRollout, signOff } = await import('../src/rollout/operate.ts');
  const { reason, by, key, action: approved } = options;
  if (reason === undefined) throw usage(`rollout ${action} needs a reason, for the record.`, '--reason "…"');
  if (by !== undefined && io.env.GITHUB_ACTIONS === 'true')
    throw usage('GitHub says who you are; --by is for a terminal.', 'leave --by out');
  const ports = by === undefined ? ofProcess : { ...ofProcess, actor: `user:${by}` };
  const { people } = app.rollout;
  if (action === 'sign-off') return signOff(subject, ports, reason);
  if (action !== 'approve') return orderRollout(subject, ports, { action, reason, people });
  if (approved === undefined) throw usage('What is approved?', `--action ${operatorActions.join(', ')}`);
  return approve(subject, ports, { action: approved, reason, people, key });
}

async function watch(performing: Performing) {
  const { options, io, subject, ports } = performing;
  const { watchRollout } = await import('../src/rollout/watch.ts');
  const everyMs = durationMs(options.every);
  if (everyMs === undefined) throw usage(durationProblem(options.every) ?? '', '--every 15m');
  const { judged, ...done } = await watchRollout({
    step: () => stepRollout(subject, ports),
    everyMs: Math.max(everyMs, 1_000),
    now: ports.clock.now,
    tell: (line) => io.writeErr(`${line}\n`),
    signal: io.signal,
  });
  return afterwards(done, performing, { ...ports, judge: async () => judged });
}

/** What was done, and where that leaves the rollout. */
async function afterwards({ did: done, exit }: Done, performing: Performing, ports: RolloutPorts) {
  const did = performing.options.dryRun === true ? `without --dry-run: ${done}` : done;
  const { data, text, sections } = await standing(performing, ports);
  return { data: { did, ...data }, text: `${did}\n\n${text}`, exit, sections } satisfies WithSections;
}

interface Around {
  readonly store: Store;
  readonly tell: (line: string) => void;
}

async function portsOf(
  workspace: Workspace,
  { app, store, subject, tell }: Pick<Performing, 'app' | 'subject'> & Around,
): Promise<RolloutPorts> {
  const { ledger, clock, actor, config, env } = workspace;
  const judge = await judgeOf(workspace, { app, subject });
  const { incident, root } = config;
  const alarm = createAlarm({ env, tell, configured: async () => channelsOfConfig({ incident, root, env }) });
  const ahead: RolloutPorts['ahead'] = (first) => {
    const platform = platformOfStore[first.store];
    const other = platformApps(config).find((one) => one.name === app.name && one.platform === platform);
    const openStore = async () => (await workspace.storeOf(platform)).store;
    return findAhead({ subject, applicationId: other?.applicationId, ledger, openStore }, first);
  };
  return {
    store,
    ledger,
    clock,
    actor,
    judge,
    alarm,
    ahead,
    submission: submissionOf(workspace, { app, subject }),
  };
}

/** The version as it goes to a further track, with what is new and what reviewers need to know. */
function submissionOf(
  { config, env }: Workspace,
  { app, subject }: Pick<Performing, 'app' | 'subject'>,
): NonNullable<RolloutPorts['submission']> {
  return async ({ track, reach }) => {
    const [versionCode] = subject.versionCodes;
    if (versionCode === undefined) throw new TypeError('a rollout is one of a version');
    const { findReleaseNotes } = await import('../src/listing/layouts/read-release-notes.ts');
    const { mergedNotes } = await import('../src/listing/release-notes.ts');
    const { newRelease } = await import('../src/release/new-release.ts');
    const { reviewInformation } = await import('../src/release/review-information.ts');
    const files = await findReleaseNotes({ root: config.root, named: app.metadata }, { versionCode, track });
    const notes = mergedNotes(files, app.releaseNotes);
    const review = app.platform === 'ios' ? app.review : undefined;
    return {
      release: newRelease(app, { versionCodes: subject.versionCodes, notes, reach }),
      review: review && reviewInformation(review, env),
    };
  };
}

function usage(message: string, next: string): SlipwayError {
  return new SlipwayError('USAGE', { message, next });
}

/** What the config plans, from now on; neither store nor ledger is asked. */
async function plan(options: RolloutOptions, io: Io): Promise<Outcome> {
  const { loadConfig } = await import('../src/config/load.ts');
  const { plannedStages, planText } = await import('../src/rollout/plan-text.ts');
  const { systemClock } = await import('../src/clock/clock.ts');
  const file = options.config === undefined ? {} : { file: options.config };
  const { config } = await loadConfig({ ...file, cwd: io.cwd, env: io.env });
  const { name, rollout: planned, applicationId, track } = chooseApp(config, options);
  const now = systemClock.now();
  return {
    data: { app: name, applicationId, stages: plannedStages(planned, track, now) },
    text: `${name}  ${applicationId}, ${track}\n\n${planText(planned, track, now)}`,
  };
}
