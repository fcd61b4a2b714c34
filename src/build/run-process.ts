import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';

export interface ProcessRequest {
  /** Program and arguments; no shell reads them. */
  readonly command: readonly [string, ...string[]];
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Each line of stdout and stderr, in the order of arrival. */
  readonly onLine: (line: string) => void;
  readonly signal: AbortSignal;
}

export type ProcessResult =
  | { readonly kind: 'exited'; readonly exitCode: number }
  | { readonly kind: 'stopped' }
  | { readonly kind: 'not-found'; readonly program: string };

const politenessMs = 2_000;

/**
 * Runs a program in a process group of its own. An abort ends the whole group: politely first, then by force.
 * Resolves when no process of it writes any more.
 */
export async function runProcess(request: ProcessRequest): Promise<ProcessResult> {
  if (request.signal.aborted) return { kind: 'stopped' };
  const [program, ...args] = request.command;
  const child = spawn(program, args, {
    cwd: request.cwd,
    env: request.env,
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  for (const stream of [child.stdout, child.stderr]) {
    createInterface({ input: stream, crlfDelay: Number.POSITIVE_INFINITY }).on('line', request.onLine);
  }
  const stopWatching = endGroupOnAbort(child, request.signal);
  try {
    return await ended(child, request);
  } finally {
    stopWatching();
  }
}

function ended(child: ChildProcess, { command, signal }: ProcessRequest): Promise<ProcessResult> {
  return new Promise((resolve, reject) => {
    child.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') resolve({ kind: 'not-found', program: command[0] });
      else reject(error);
    });
    child.once('close', (exitCode) => {
      if (signal.aborted) resolve({ kind: 'stopped' });
      // Ended by a signal that somebody else sent: it did not succeed.
      else resolve({ kind: 'exited', exitCode: exitCode ?? 1 });
    });
  });
}

function endGroupOnAbort({ pid }: ChildProcess, signal: AbortSignal): () => void {
  let force: NodeJS.Timeout | undefined;
  const end = () => {
    signalGroup(pid, 'SIGTERM');
    force = setTimeout(() => signalGroup(pid, 'SIGKILL'), politenessMs);
  };
  signal.addEventListener('abort', end, { once: true });
  return () => {
    signal.removeEventListener('abort', end);
    if (force === undefined) return;
    clearTimeout(force);
    // The leader is gone; whatever it has left behind in its group goes too.
    signalGroup(pid, 'SIGKILL');
  };
}

function signalGroup(pid: number | undefined, name: 'SIGTERM' | 'SIGKILL'): void {
  if (pid === undefined) return;
  try {
    process.kill(-pid, name);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}
