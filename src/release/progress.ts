/** Where the course of a release is shown. Adapters: an animated terminal, plain lines, silence. */
export interface ProgressReport {
  started(step: string, doing: string): void;
  line(step: string, text: string): void;
  finished(step: string, end: StepEnd): void;
}

export interface StepEnd {
  readonly outcome: 'done' | 'skipped' | 'failed';
  readonly summary: string;
  readonly durationMs: number;
}
