import type { AnyCommand } from '../command.ts';
import { runCommand } from '../run-command.ts';

export interface RunHere {
  readonly cwd: string;
  /** Nothing of the process is passed on. */
  readonly env?: Readonly<Record<string, string | undefined>>;
  readonly signal?: AbortSignal | undefined;
  /** What is typed; nothing when left out. */
  readonly lines?: readonly string[];
  /** Called with each piece on stderr, while the command is still running. */
  readonly onErr?: ((text: string) => void) | undefined;
}

export interface Ran {
  /** The exit code. */
  readonly exit: number;
  readonly out: string;
  readonly err: string;
}

/** Runs a command inside of this process, as nobody's terminal, and answers with everything that it wrote. */
export async function runHere(
  command: AnyCommand,
  argv: readonly string[],
  { cwd, env = {}, signal = new AbortController().signal, lines = [], onErr }: RunHere,
): Promise<Ran> {
  const written = { out: '', err: '' };
  const exit = await runCommand(command, argv, {
    env,
    cwd,
    isTerminal: false,
    async *readLines() {
      yield* lines;
    },
    signal,
    writeOut: (text) => {
      written.out += text;
    },
    writeErr: (text) => {
      written.err += text;
      onErr?.(text);
    },
  });
  return { exit, ...written };
}
