import type { HaltReport } from './halt.ts';

/** The stable `--json` form of `halt`. */
export interface HaltSummary {
  readonly reason: string;
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
  { reason, warnings }: { readonly reason: string; readonly warnings: readonly string[] },
): HaltSummary {
  return { reason, results, notReached, warnings };
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

export function haltText({ results, notReached: rest, warnings }: HaltSummary): string {
  const lines = results.flatMap(({ outcome, store, applicationId, track, message, instead }) => [
    `${headlines[outcome]}  ${applicationId}, ${track}, ${store}`,
    `  ${message}`,
    ...(instead === null ? [] : [`  next: ${instead}`]),
  ]);
  const after = results.some(({ outcome }) => outcome === 'stopped') ? rest : [];
  return [...lines, ...after, ...warnings.map((warning) => `warning: ${warning}`)].join('\n');
}

export function haltMarkdown({ results, reason, warnings }: HaltSummary): string {
  const lines = results.map(
    ({ outcome, store, applicationId, message }) =>
      `- **${headlines[outcome]}** ${applicationId} on ${store}: ${message}`,
  );
  return [
    '## Halt',
    `Reason: ${reason}`,
    ...lines,
    ...warnings.map((warning) => `- warning: ${warning}`),
  ].join('\n');
}
