import type { ExitCause } from './exit-code.ts';

/** One row of the documented error table. `slipway explain CODE` prints it. */
export interface ErrorEntry {
  readonly exit: ExitCause;
  /** One sentence: what the code means, wherever it is raised. */
  readonly meaning: string;
  /** One or two sentences: what a person does about it. */
  readonly remedy: string;
  /** Whether the same command may succeed when it is simply run again. */
  readonly retryable: boolean;
}

export type ErrorTable = Readonly<Record<string, ErrorEntry>>;
