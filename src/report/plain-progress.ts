import type { ProgressReport, StepEnd } from '../release/progress.ts';
import { seconds } from '../text/sizes.ts';

const marks = { done: 'ok     ', skipped: 'before ', failed: 'FAILED ' } as const;
const nameWidth = 10;

/** Plain lines for CI logs: one when a step starts, its progress indented, one with the time when it ends. */
export function plainProgress(write: (text: string) => void): ProgressReport {
  return {
    started: (step, doing) => write(`start  ${step.padEnd(nameWidth)} ${doing}\n`),
    line: (step, text) => write(`       ${step.padEnd(nameWidth)} ${text}\n`),
    finished: (step, end) => write(`${endLine(step, end)}\n`),
  };
}

/** `ok     build         2.1 s  app.aab, 1.4 MB`. A step done in an earlier run has no time of its own. */
export function endLine(step: string, { outcome, summary, durationMs }: StepEnd): string {
  const time = outcome === 'skipped' ? '' : seconds(durationMs);
  return `${marks[outcome]}${step.padEnd(nameWidth)} ${time.padStart(7)}  ${summary}`.trimEnd();
}
