import { Argument } from '@commander-js/extra-typings';
import { defineCommand, type Outcome } from '../src/cli/command.ts';
import { refuseWhenReadOnly } from '../src/cli/read-only.ts';
import { openWorkspace } from '../src/compose.ts';
import { chooseApp } from '../src/release/choose-app.ts';
import { writeGithubSummary } from '../src/report/github-summary.ts';
import { rolloutStatus, statusMarkdown, statusText } from '../src/rollout/describe.ts';
import { findRollout } from '../src/rollout/find-rollout.ts';
import { gateJudge } from '../src/rollout/judge.ts';
import { type RolloutPorts, type RolloutSubject, stepRollout, viewRollout } from '../src/rollout/step.ts';

export default defineCommand({
  name: 'rollout',
  summary: 'show a staged rollout, or take its next step when it is due',
  examples: [
    'slipway rollout status    where it stands, what comes next and when',
    'slipway rollout step      take the next step if it is due; safe at any time',
  ],
  configure: (command) =>
    command
      .addArgument(new Argument('<action>', 'what to do').choices(['status', 'step'] as const))
      .option('--app <name>', 'the app of the config (when it has several)')
      .option('--release <version>', 'the version name (default: the newest rollout)')
      .option('--dry-run', 'step: show what would be done and change nothing'),
  async run({ args: [action], options, io }) {
    if (action === 'step') refuseWhenReadOnly(io, options);
    const workspace = await openWorkspace({
      io,
      configFile: options.config,
      dryRun: options.dryRun === true,
    });
    const { clock, config, env, ledger, store, actor } = workspace;
    try {
      const app = chooseApp(config, options.app);
      const subject = await findRollout({ app, versionName: options.release, ledger, store });
      const judge = gateJudge(app.android.rollout.gate, { ...subject, cwd: config.root, env });
      const ports = { store, ledger, clock, actor, judge };
      const outcome =
        action === 'status'
          ? await status(subject, ports)
          : await step(subject, ports, options.dryRun === true);
      await writeGithubSummary(io.env, statusMarkdown(outcome.data));
      return outcome;
    } finally {
      await workspace.close();
    }
  },
});

async function status(subject: RolloutSubject, ports: RolloutPorts) {
  const data = rolloutStatus(subject, await viewRollout(subject, ports), ports.store.label);
  return { data, text: statusText(data) } satisfies Outcome;
}

/** Takes the step, then shows where that leaves the rollout. */
async function step(subject: RolloutSubject, ports: RolloutPorts, dryRun: boolean) {
  const { did: done, exit, judgement, judgementReason } = await stepRollout(subject, ports);
  const did = dryRun ? `without --dry-run: ${done}` : done;
  // A gate may take minutes: it is asked once, and what it said is what the step went by.
  const judge = async () => ({ judgement, reason: judgementReason });
  const after = rolloutStatus(subject, await viewRollout(subject, { ...ports, judge }), ports.store.label);
  return { data: { did, ...after }, text: `${did}\n\n${statusText(after)}`, exit } satisfies Outcome;
}
