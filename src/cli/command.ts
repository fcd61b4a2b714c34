import type { CommandUnknownOpts, Command as TypedCommand } from '@commander-js/extra-typings';
import type { ExitCause } from '../errors/exit-code.ts';
import type { Io } from './io.ts';

/** The options every command takes. */
export interface GlobalOptions {
  readonly json?: true | undefined;
  readonly config?: string | undefined;
}

/** What a command hands back; the runner prints it and turns `exit` into the exit code. */
export interface Outcome {
  /** Printed under --json, as it is; undefined when the command has printed its one JSON value itself. */
  readonly data: unknown;
  /** Printed to a person, on stdout. */
  readonly text: string;
  /** `fine` when left out. */
  readonly exit?: ExitCause;
}

export interface Invocation<Args, Options> {
  readonly args: Args;
  readonly options: Options & GlobalOptions;
  readonly io: Io;
}

export interface CommandSpec<Args extends unknown[], Options extends Record<string, unknown>> {
  readonly name: string;
  readonly summary: string;
  /** Lines for the end of --help: real command lines with their purpose. */
  readonly examples?: readonly string[];
  /** Adds arguments and options; their types reach `run` by inference. */
  readonly configure: (command: TypedCommand) => TypedCommand<Args, Options>;
  readonly run: (invocation: Invocation<Args, Options>) => Promise<Outcome>;
}

/** A command whose argument types are of no interest to the one who runs it. */
export interface AnyCommand {
  readonly name: string;
  readonly summary: string;
  readonly examples?: readonly string[];
  readonly configure: (command: TypedCommand) => CommandUnknownOpts;
  readonly run: (invocation: Invocation<never, never>) => Promise<Outcome>;
}

/** Declares a command: the default export of `scripts/<name>.ts`. */
export function defineCommand<Args extends unknown[], Options extends Record<string, unknown>>(
  spec: CommandSpec<Args, Options>,
): AnyCommand {
  return spec as unknown as AnyCommand;
}
