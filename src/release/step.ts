import type { z } from 'zod';
import type { Json } from './canonical-hash.ts';

/** What a step gives to the ones after it and to the ledger. JSON, and never a secret. */
export type StepOutput = Readonly<Record<string, unknown>>;

export interface StepResult<Output extends StepOutput> {
  readonly output: Output;
  /** A few words for the person who watches: `2.1 MB, 100 files`. */
  readonly summary: string;
}

/**
 * One step of a release. It is skipped when the ledger holds a success for the same input whose
 * output still stands; so `input` names everything that its result depends on, and nothing else.
 */
export interface Step<Output extends StepOutput> {
  readonly name: string;
  /** What is being done, for progress: `building`. */
  readonly doing: string;
  readonly output: z.ZodType<Output>;
  readonly input: () => Json | Promise<Json>;
  /** Whether a recorded output may still be used, such as a file that has to be there unchanged. */
  readonly stillStands?: (output: Output) => boolean | Promise<boolean>;
  /** The summary of a step that is not repeated. */
  readonly recall?: (output: Output) => string;
  readonly run: (tools: StepTools) => Promise<StepResult<Output>>;
}

export interface StepTools {
  /** One line of progress; shown or dropped as the terminal can. */
  readonly progress: (line: string) => void;
  readonly signal: AbortSignal;
}
