import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { devNull } from 'node:os';
import { SlipwayError } from '../../errors/slipway-error.ts';
import { type Environment, gitEnvironment } from './git-environment.ts';

/** Where the ledger lives: a local repository that reaches the remote, and the branch there. */
export interface GitPlace {
  /** Any folder inside the repository. */
  readonly repository: string;
  /** Name or URL of the remote. */
  readonly remote: string;
  readonly branch: string;
  readonly env: Environment;
  /** How long Git may take to talk to the remote before it counts as unreachable. */
  readonly timeoutMs?: number;
}

export interface GitAnswer {
  /** `null` when Git was killed, by us after the timeout or by somebody else. */
  readonly exitCode: number | null;
  readonly stdout: Buffer;
  readonly stderr: string;
}

interface RunOptions {
  readonly input?: string | undefined;
}

const usualTimeoutMs = 120_000;

/** No hook of the user's runs, and nothing but the ledger is tidied, signed, pruned or written along. */
const plainConfig = [
  `core.hooksPath=${devNull}`,
  'gc.auto=0',
  'maintenance.auto=false',
  'fetch.writeCommitGraph=false',
].flatMap((setting) => ['-c', setting]);

/** Runs Git in the repository and hands back its answer, whatever it is. */
export async function runGit(
  place: GitPlace,
  args: readonly string[],
  { input }: RunOptions = {},
): Promise<GitAnswer> {
  // Detached: without a terminal ssh cannot ask for a password, and Ctrl-C does not tear a push apart.
  const git = spawn('git', ['-C', place.repository, ...plainConfig, ...args], {
    env: gitEnvironment(place.env),
    detached: process.platform !== 'win32',
    windowsHide: true,
  });
  const stdout: Buffer[] = [];
  const stderr: Buffer[] = [];
  git.stdout.on('data', (chunk: Buffer) => stdout.push(chunk));
  git.stderr.on('data', (chunk: Buffer) => stderr.push(chunk));
  // Git may end before it has read everything; its exit code tells.
  git.stdin.on('error', () => undefined);
  git.stdin.end(input);
  const timer = setTimeout(() => killGroup(git.pid), place.timeoutMs ?? usualTimeoutMs);
  try {
    const [exitCode] = (await once(git, 'close')) as [number | null];
    return { exitCode, stdout: Buffer.concat(stdout), stderr: Buffer.concat(stderr).toString() };
  } catch (error) {
    throw (error as NodeJS.ErrnoException).code === 'ENOENT' ? gitMissing(error) : error;
  } finally {
    clearTimeout(timer);
  }
}

/** Git's helpers, such as ssh, belong to its process group. */
function killGroup(pid: number | undefined): void {
  if (pid === undefined) return;
  try {
    process.kill(process.platform === 'win32' ? pid : -pid, 'SIGKILL');
  } catch {
    // It has just ended by itself.
  }
}

function gitMissing(cause: unknown): SlipwayError {
  return new SlipwayError('LEDGER_UNAVAILABLE', {
    message: 'The ledger is kept in Git, and there is no git program.',
    seen: 'git: not found on PATH',
    next: 'Install Git, or keep the ledger in SQLite: `ledger: { kind: "sqlite" }` in the config.',
    cause,
  });
}
