import { type ErrorCode, errorEntry } from './catalogue.ts';
import { type ExitCode, exitCodes } from './exit-code.ts';

export interface SlipwayErrorDetails {
  /** What happened, in one sentence. */
  readonly message: string;
  /** The value, answer or state that was met, as text. Never a secret. */
  readonly seen?: string;
  /** The command or setting to try; the catalogue's remedy when left out. */
  readonly next?: string;
  readonly cause?: unknown;
}

/** The shape of an error under `--json`. */
export interface ErrorReport {
  readonly code: ErrorCode;
  readonly message: string;
  readonly seen: string | null;
  readonly next: string;
  readonly retryable: boolean;
}

/** An expected failure that a person can act on. Anything else that is thrown is a bug (exit 70). */
export class SlipwayError extends Error {
  readonly code: ErrorCode;
  readonly seen: string | undefined;
  readonly next: string;

  constructor(code: ErrorCode, details: SlipwayErrorDetails) {
    super(details.message, details.cause === undefined ? undefined : { cause: details.cause });
    this.name = 'SlipwayError';
    this.code = code;
    this.seen = details.seen;
    this.next = details.next ?? errorEntry(code).remedy;
  }

  get exitCode(): ExitCode {
    return exitCodes[errorEntry(this.code).exit];
  }

  get retryable(): boolean {
    return errorEntry(this.code).retryable;
  }

  toReport(): ErrorReport {
    return {
      code: this.code,
      message: this.message,
      seen: this.seen ?? null,
      next: this.next,
      retryable: this.retryable,
    };
  }
}
