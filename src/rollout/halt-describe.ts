import type { HaltReport } from './halt.ts';
import { describeRelease } from './track-change.ts';

/** The stable `--json` form of `halt`. */
export interface HaltSummary {
  readonly reason: string;
  /** Nothing was written: the outcomes say what would have happened. */
  readonly dryRun: boolean;
  readonly results: readonly HaltReport[];
  /** What this halt does not reach, in words. */
  readonly notReached: readonly string[];
  /** What went wrong beside the halt itself: an unreadable config, a ledger that could not be written. */
  readonly warnings: readonly string[];
}

/** What Google Play's halt leaves as it is. */
const notReached = [
  'Users who already have the version keep it: a kill switch, remote config, app recovery or a hotfix reaches them.',
];

export function haltSummary(
  results: readonly HaltReport[],
  circumstances: Pick<HaltSummary, 'reason' | 'dryRun' | 'warnings'>,
): HaltSummary {
  return { ...circumstances, results, notReached };
}

/** Whether nothing is left to do for this one: stopped by read-back, or nothing was there to stop. */
export function isStopped({ outcome }: HaltReport): boolean {
  return outcome === 'stopped' || outcome === 'nothing-to-stop';
}

const headlines = {
  stopped: 'STOPPED',
  'nothing-to-stop': 'NOTHING TO STOP',
  'cannot-stop': 'NOT STOPPED',
  failed: 'NOT STOPPED: FAILED',
} as const;

export function haltText(summary: HaltSummary): string {
  const { dryRun, results, notReached: rest, warnings } = summary;
  const lines = results.flatMap((report) => [
    `${headline(report, dryRun)}  ${report.applicationId}, ${report.track}, ${report.store}`,
    `  ${dryRun ? planned(report) : report.message}`,
    ...(report.instead === null ? [] : [`  next: ${report.instead}`]),
  ]);
  const after = results.some(({ outcome }) => outcome === 'stopped') ? rest : [];
  return [...lines, ...after, ...(warnings.length === 0 ? [] : [warningsText(warnings)])].join('\n');
}

export function warningsText(warnings: readonly string[]): string {
  return warnings.map((warning) => `warning: ${warning}`).join('\n');
}

function headline({ outcome, before, after }: HaltReport, dryRun: boolean): string {
  const moves = outcome === 'stopped' && before?.status !== after?.status;
  return dryRun && moves ? 'WOULD STOP' : headlines[outcome];
}

function planned({ outcome, before, after, message }: HaltReport): string {
  if (outcome !== 'stopped' || before === null || before.status === after?.status) return message;
  return `version code ${before.versionCodes.join(', ')} is ${describeRelease(before)}; nothing was written`;
}

export function haltMarkdown({ dryRun, results, reason, warnings }: HaltSummary): string {
  const lines = results.map(
    (report) =>
      `- **${headline(report, dryRun)}** ${report.applicationId} on ${report.store}: ${dryRun ? planned(report) : report.message}`,
  );
  return [
    '## Halt',
    `Reason: ${reason}`,
    ...lines,
    ...warnings.map((warning) => `- warning: ${warning}`),
  ].join('\n');
}
