import type { SubmitOutput } from '../release/outputs.ts';
import type { ReleaseContext } from '../release/ports.ts';
import { type RolloutStatus, statusText } from '../rollout/describe.ts';
import { percent } from '../rollout/track-change.ts';
import { seconds } from '../text/sizes.ts';
import { markdownTable } from './github-summary.ts';
import type { EndedStep } from './progress.ts';

/** The stable `--json` form of `release`. Times in milliseconds; a step done in an earlier run took 0. */
export interface ReleaseSummary {
  readonly release: string;
  readonly applicationId: string;
  readonly versionName: string;
  readonly versionCodes: readonly number[];
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
  readonly stands: RolloutStatus;
  readonly context: ReleaseContext;
  readonly submitted: SubmitOutput;
  readonly steps: readonly EndedStep[];
}

export function summariseRelease({ context, submitted, stands, steps }: Made): ReleaseSummary {
  const { applicationId, versionName } = context.app.android;
  return {
    release: context.journal.release,
    applicationId,
    versionName,
    ...submitted,
    folder: context.folder,
    steps,
    stands,
  };
}

/** For a person: what was done, where it stands now, and the commands that come next. */
export function releaseText(summary: ReleaseSummary, next: (command: string) => string): string {
  const { versionName, versionCodes, track, fraction, steps, folder, stands } = summary;
  const total = steps.reduce((sum, { durationMs }) => sum + durationMs, 0);
  return [
    `${versionName} (${versionCodes.join(', ')}) was submitted to ${track} at ${percent(fraction)}. Steps: ${seconds(total)}.`,
    `The tested files and the screenshots: ${folder}`,
    '',
    statusText(stands),
    '',
    'Look again, take the next step when it is due, or stop it:',
    `  ${next('rollout status')}`,
    `  ${next('rollout step')}`,
    `  ${next('halt --reason "what is wrong"')}`,
  ].join('\n');
}

export function releaseMarkdown(summary: ReleaseSummary): string {
  const { applicationId, versionName, versionCodes, store, track, fraction, steps } = summary;
  const rows = steps.map(({ step, outcome, summary: words, durationMs }) => [
    step,
    outcome === 'skipped' ? 'done before' : outcome,
    outcome === 'skipped' ? '' : seconds(durationMs),
    words,
  ]);
  return [
    `## ${applicationId} ${versionName} (${versionCodes.join(', ')})`,
    `On ${store}, ${track}, started at ${percent(fraction)}.`,
    '',
    markdownTable(['Step', 'Outcome', 'Time', ''], rows),
  ].join('\n');
}
