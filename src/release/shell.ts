import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';

export interface ShellOptions {
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly log: (line: string) => void;
  readonly signal: AbortSignal;
}

export type ShellEnd = { readonly lastLines: readonly string[] } & (
  | { readonly kind: 'exit'; readonly code: number }
  | { readonly kind: 'signal'; readonly signal: NodeJS.Signals }
);

const keptLines = 10;
/** How long a process group may take to end by itself before it is killed. */
const graceMs = 2_000;

/**
 * Runs a shell line that the user wrote, in a process group of its own, so that an abort reaches what the
 * line has started as well. Both outputs reach the log line by line, in the order they come in.
 */
export async function runShell(line: string, { cwd, env, log, signal }: ShellOptions): Promise<ShellEnd> {
  const child = spawn(line, {
    cwd,
    env,
    shell: true,
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: process.platform !== 'win32',
  });
  const lastLines: string[] = [];
  const take = (text: string) => {
    log(text);
    lastLines.push(text);
    if (lastLines.length > keptLines) lastLines.shift();
  };
  const stop = () => stopGroup(child);
  signal.addEventListener('abort', stop, { once: true });
  if (signal.aborted) stop();
  try {
    const [ended] = await Promise.all([
      endOf(child),
      eachLine(child.stdout, take),
      eachLine(child.stderr, take),
    ]);
    return { ...ended, lastLines };
  } finally {
    signal.removeEventListener('abort', stop);
  }
}

type Ending =
  | { readonly kind: 'exit'; readonly code: number }
  | { readonly kind: 'signal'; readonly signal: NodeJS.Signals };

function endOf(child: ChildProcess): Promise<Ending> {
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code, signal) => {
      resolve(signal === null ? { kind: 'exit', code: code ?? 1 } : { kind: 'signal', signal });
    });
  });
}

async function eachLine(stream: Readable, take: (line: string) => void): Promise<void> {
  for await (const line of createInterface({ input: stream, crlfDelay: Number.POSITIVE_INFINITY }))
    take(line);
}

function stopGroup(child: ChildProcess): void {
  signalGroup(child, 'SIGTERM');
  const timer = setTimeout(() => signalGroup(child, 'SIGKILL'), graceMs);
  child.once('close', () => clearTimeout(timer));
}

function signalGroup(child: ChildProcess, signal: NodeJS.Signals): void {
  if (child.pid === undefined) return;
  try {
    process.kill(process.platform === 'win32' ? child.pid : -child.pid, signal);
  } catch (error) {
    // The group has ended in the meantime, which is what was wanted.
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}
