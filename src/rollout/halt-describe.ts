import { inStoreWords } from '../stores/version-code.ts';
import { wrap } from '../text/wrap.ts';
import { type ComingRelease, comingText } from './coming.ts';
import type { HaltOrder } from './halt-order.ts';
import type { HaltReport } from './halt-report.ts';
import { notReachedBy } from './halt-words.ts';
import { describeRelease } from './track-change.ts';

/** The stable `--json` form of `halt`. */
export interface HaltSummary extends HaltOrder, Afterwards {
  /** Nothing was written: the outcomes say what would have happened. */
  readonly dryRun: boolean;
  readonly results: readonly HaltReport[];
  /** What this halt does not reach, in words. */
  readonly notReached: readonly string[];
}

/** What happened once the store had been halted. */
export interface Afterwards {
  /** What would still have reached users, and what was done about it. */
  readonly coming: readonly ComingRelease[];
  /** What helps users who have the version already; only what is set up. */
  readonly complements: readonly string[];
  /** Whom a page has reached, of a halt that failed. */
  readonly paged: readonly string[];
  /** What went wrong beside the halt itself: an unreadable config, a ledger that could not be written. */
  readonly warnings: readonly string[];
}

export const nothingAfterwards: Afterwards = { coming: [], complements: [], paged: [], warnings: [] };

export function haltSummary(
  results: readonly HaltReport[],
  circumstances: HaltOrder & Pick<HaltSummary, 'dryRun'> & Partial<Afterwards>,
): HaltSummary {
  const told = results.filter(({ kind, outcome }) => kind === 'app-store' || outcome === 'stopped');
  const kinds = new Set(told.map(({ kind }) => kind));
  const notReached = [...kinds].map((kind) => notReachedBy[kind]);
  return { ...nothingAfterwards, ...circumstances, results, notReached };
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
  const { dryRun, results, notReached: rest } = summary;
  const lines = results.flatMap((report) => [
    `${headline(report, dryRun)}  ${report.applicationId}, ${report.track}, ${report.store}`,
    ...wrap(dryRun ? planned(report) : report.message, 78).map((line) => `  ${line}`),
    ...(report.instead === null ? [] : [`  next: ${report.instead}`]),
  ]);
  return [...lines, ...rest].join('\n');
}

export function afterwardsText({ coming, complements, paged, warnings }: Afterwards): string {
  return [
    ...coming.map(comingText),
    ...(complements.length === 0 ? [] : ['What reaches those who have it:']),
    ...complements.map((line) => `  ${line}`),
    ...paged.map((channel) => `paged: ${channel}`),
    ...warnings.map((warning) => `warning: ${warning}`),
  ].join('\n');
}

function headline({ outcome, before, after }: HaltReport, dryRun: boolean): string {
  const moves = outcome === 'stopped' && before?.status !== after?.status;
  return dryRun && moves ? 'WOULD STOP' : headlines[outcome];
}

function planned({ outcome, before, after, message }: HaltReport): string {
  if (outcome !== 'stopped' || before === null || before.status === after?.status) return message;
  return `${inStoreWords(before.versionCodes)} is ${describeRelease(before)}; nothing was written`;
}

export function haltMarkdown({
  dryRun,
  results,
  reason,
  coming,
  complements,
  paged,
  warnings,
  notReached,
}: HaltSummary): string {
  const lines = results.map(
    (report) =>
      `- **${headline(report, dryRun)}** ${report.applicationId} on ${report.store}: ${dryRun ? planned(report) : report.message}`,
  );
  return [
    '## Halt',
    `Reason: ${reason}`,
    ...lines,
    ...notReached.map((line) => `- ${line.replaceAll('\n', ' ')}`),
    ...coming.map((one) => `- ${comingText(one).replaceAll('\n', ' ')}`),
    ...complements.map((line) => `- ${line}`),
    ...paged.map((channel) => `- paged: ${channel}`),
    ...warnings.map((warning) => `- warning: ${warning}`),
  ].join('\n');
}
