import { Argument } from '@commander-js/extra-typings';
import { defineCommand, type GlobalOptions, type Outcome } from '../src/cli/command.ts';
import type { Io } from '../src/cli/io.ts';
import { refuseWhenReadOnly } from '../src/cli/read-only.ts';
import { systemClock } from '../src/clock/clock.ts';
import { openWorkspace } from '../src/compose.ts';
import { loadConfig } from '../src/config/load.ts';
import { chooseApp } from '../src/release/choose-app.ts';
import { writeGithubSummary } from '../src/report/github-summary.ts';
import type { RolloutPorts, RolloutSubject } from '../src/rollout/context.ts';
import { rolloutStatus, statusMarkdown, statusText } from '../src/rollout/describe.ts';
import { findRollout } from '../src/rollout/find-rollout.ts';
import { forecast } from '../src/rollout/forecast.ts';
import { gateJudge } from '../src/rollout/judge.ts';
import { planText } from '../src/rollout/plan-text.ts';
import { stepRollout, viewRollout } from '../src/rollout/step.ts';

export default defineCommand({
  name: 'rollout',
  summary: 'show a staged rollout, or take its next step when it is due',
  examples: [
    'slipway rollout plan      the stages of the config, and when each begins at the earliest',
    'slipway rollout status    where it stands, what comes next and when',
    'slipway rollout step      take the next step if it is due; safe at any time',
  ],
  configure: (command) =>
    command
      .addArgument(new Argument('<action>', 'what to do').choices(['plan', 'status', 'step'] as const))
      .option('--app <name>', 'the app of the config (when it has several)')
      .option('--release <version>', 'the version name (default: the newest rollout)')
      .option('--dry-run', 'step: show what would be done and change nothing'),
  async run({ args: [action], options, io }) {
    if (action === 'plan') return plan(options, io);
    if (action === 'step') refuseWhenReadOnly(io, options);
    const dryRun = options.dryRun === true;
    const workspace = await openWorkspace({ io, configFile: options.config, dryRun });
    const { clock, config, env, ledger, store, actor } = workspace;
    try {
      const app = chooseApp(config, options.app);
      const subject = await findRollout({ app, versionName: options.release, ledger, store });
      const judge = gateJudge(app.android.rollout.gate, subject, { cwd: config.root, env, clock });
      const ports = { store, ledger, clock, actor, judge };
      const outcome = action === 'status' ? await status(subject, ports) : await step(subject, ports, dryRun);
      await writeGithubSummary(io.env, statusMarkdown(outcome.data));
      return outcome;
    } finally {
      await workspace.close();
    }
  },
});

/** What the config plans, from now on; neither store nor ledger is asked. */
async function plan(options: GlobalOptions & { readonly app?: string | undefined }, io: Io) {
  const { config } = await loadConfig({
    ...(options.config !== undefined && { file: options.config }),
    cwd: io.cwd,
    env: io.env,
  });
  const { name, android } = chooseApp(config, options.app);
  const stages = forecast(android.rollout, android.track, systemClock.now());
  const earliest = (time: number | null) => (time === null ? null : new Date(time).toISOString());
  const data = {
    app: name,
    applicationId: android.applicationId,
    stages: stages.map(({ conditions: { bakeTimeMs, signOffs, evidence }, ...stage }) => ({
      track: stage.track,
      fraction: stage.fraction,
      countries: Array.isArray(stage.countries) ? stage.countries : null,
      earliest: earliest(stage.earliest),
      bakeTimeMs,
      signOffs,
      evidence,
    })),
  };
  const text = `${name}  ${android.applicationId}, ${android.track}\n\n${planText(android.rollout, stages)}`;
  return { data, text } satisfies Outcome;
}

async function status(subject: RolloutSubject, ports: RolloutPorts) {
  const data = rolloutStatus(subject, await viewRollout(subject, ports), ports.store.label);
  return { data, text: statusText(data) } satisfies Outcome;
}

/** Takes the step, then shows where that leaves the rollout. */
async function step(subject: RolloutSubject, ports: RolloutPorts, dryRun: boolean) {
  const { did: done, exit, judged } = await stepRollout(subject, ports);
  const did = dryRun ? `without --dry-run: ${done}` : done;
  // A gate may take minutes: it is asked once, and what it said is what the step went by.
  const judge = async () => judged;
  const after = rolloutStatus(subject, await viewRollout(subject, { ...ports, judge }), ports.store.label);
  return { data: { did, ...after }, text: `${did}\n\n${statusText(after)}`, exit } satisfies Outcome;
}
