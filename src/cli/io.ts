/** What a command may see and touch of the process that runs it. Tests pass their own. */
export interface Io {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly cwd: string;
  /** Whether a person watches stderr, so that progress may be animated. */
  readonly isTerminal: boolean;
  /** Results. Under --json nothing but one JSON value. */
  readonly writeOut: (text: string) => void;
  /** Logs, progress and errors. */
  readonly writeErr: (text: string) => void;
  /** What a person types, line by line; ends with the input. Whoever begins to read ends it with `return`. */
  readonly readLines: () => AsyncIterableIterator<string>;
  /** Aborted by Ctrl-C or SIGTERM, so that a command can clean up. */
  readonly signal: AbortSignal;
}
