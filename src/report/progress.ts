import type { Io } from '../cli/io.ts';
import type { ProgressReport, StepEnd } from '../release/progress.ts';
import { plainProgress } from './plain-progress.ts';
import { terminalProgress } from './terminal-progress.ts';

/** A spinner for a person, plain lines for a log. */
export function startProgress(io: Io): ProgressReport {
  return io.isTerminal ? terminalProgress() : plainProgress(io.writeErr);
}

export interface EndedStep extends StepEnd {
  readonly step: string;
}

/** Passes everything on and remembers how each step ended. */
export function recordingProgress(
  inner: ProgressReport,
): ProgressReport & { readonly ended: () => readonly EndedStep[] } {
  const ends: EndedStep[] = [];
  return {
    ...inner,
    finished: (step, end) => {
      ends.push({ step, ...end });
      inner.finished(step, end);
    },
    ended: () => ends,
  };
}
