import type { SubmitOutput } from '../release/outputs.ts';
import type { ReleaseContext } from '../release/ports.ts';
import type { RolloutStatus } from '../rollout/describe.ts';
import { statusText } from '../rollout/status-text.ts';
import { percent } from '../rollout/track-change.ts';
import type { VersionCode } from '../stores/version-code.ts';
import { seconds } from '../text/sizes.ts';
import { markdownTable } from './github-summary.ts';
import type { EndedStep } from './progress.ts';

/** The stable `--json` form of `release`. Times in milliseconds; a step done in an earlier run took 0. */
export interface ReleaseSummary {
  readonly release: string;
  /** Nothing was written to the store or the ledger: this is what would have been. */
  readonly dryRun: boolean;
  readonly applicationId: string;
  readonly versionName: string;
  readonly versionCodes: readonly VersionCode[];
  readonly store: string;
  readonly track: string;
  /** The share of users that the rollout began with. */
  readonly fraction: number;
  readonly folder: string;
  readonly steps: readonly EndedStep[];
  /** What the store shows now. */
  readonly stands: RolloutStatus;
}

interface Made {
  readonly dryRun: boolean;
  readonly stands: RolloutStatus;
  readonly context: ReleaseContext;
  readonly submitted: SubmitOutput;
  readonly steps: readonly EndedStep[];
}

export function summariseRelease({ dryRun, context, submitted, stands, steps }: Made): ReleaseSummary {
  const { applicationId, versionName } = context.app;
  return {
    release: context.journal.release,
    dryRun,
    applicationId,
    versionName,
    ...submitted,
    folder: context.folder,
    steps,
    stands,
  };
}

interface Commands {
  /** A command as it is typed here. */
  readonly next: (command: string) => string;
  /** What says which app is meant; empty where there is one only. */
  readonly which: string;
}

/** For a person: what was done, where it stands now, and the commands that come next. */
export function releaseText(summary: ReleaseSummary, { next, which }: Commands): string {
  const { steps, folder, stands, dryRun } = summary;
  const total = steps.reduce((sum, { durationMs }) => sum + durationMs, 0);
  const lines = [
    `${headline(summary)} Steps: ${seconds(total)}.`,
    `The tested files and the screenshots: ${folder}`,
  ];
  if (dryRun) return lines.join('\n');
  lines.push('', statusText(stands));
  if (stands.state !== 'in-progress') return lines.join('\n');
  const each = [`rollout status${which}`, `rollout step${which}`, 'halt --reason "what is wrong"'];
  const commands = each.map((command) => `  ${next(command)}`);
  return [...lines, '', 'Look again, take the next step when it is due, or stop it:', ...commands].join('\n');
}

function headline({ dryRun, versionName, versionCodes, track, fraction }: ReleaseSummary): string {
  const version = `${versionName} (${versionCodes.join(', ')})`;
  const place = `to ${track} at ${percent(fraction)}.`;
  return dryRun ? `Dry run: ${version} would be submitted ${place}` : `${version} was submitted ${place}`;
}

export function releaseMarkdown(summary: ReleaseSummary): string {
  const { applicationId, versionName, versionCodes, store, steps } = summary;
  const rows = steps.map(({ step, outcome, summary: words, durationMs }) => [
    step,
    outcome === 'skipped' ? 'done before' : outcome,
    outcome === 'skipped' ? '' : seconds(durationMs),
    words,
  ]);
  return [
    `## ${applicationId} ${versionName} (${versionCodes.join(', ')})`,
    `${headline(summary)} Store: ${store}.`,
    '',
    markdownTable(['Step', 'Outcome', 'Time', ''], rows),
  ].join('\n');
}
