import { runProcess } from '../build/run-process.ts';
import { SlipwayError } from '../errors/slipway-error.ts';
import type { InstallPlan } from './install-plan.ts';

type Environment = Readonly<Record<string, string | undefined>>;

export interface InstallContext {
  readonly env: Environment;
  /** Receives the package manager's output, line by line. */
  readonly onLine: (line: string) => void;
  readonly signal: AbortSignal;
}

type AptPlan = Extract<InstallPlan, { kind: 'apt' }>;

// Another package manager at work, such as the nightly upgrade, is waited for.
const aptOptions = ['-o', 'DPkg::Lock::Timeout=300', '-o', 'Acquire::Retries=2'] as const;

/**
 * Installs the packages with apt-get, as root. Lists that turn out to be stale are fetched anew, once.
 * Throws NETWORK_UNAVAILABLE, DISK_FULL or TOOL_INSTALL_FAILED.
 */
export async function installWithApt({ packages, update }: AptPlan, context: InstallContext): Promise<void> {
  if (update) await aptGet(['update'], context);
  const install = ['install', '-y', '--no-install-recommends', ...packages];
  let attempt = await aptGet(install, context);
  if (attempt.exitCode !== 0 && !update && listsAreStale(attempt.output)) {
    await aptGet(['update'], context);
    attempt = await aptGet(install, context);
  }
  if (attempt.exitCode !== 0) throw installError(attempt.output, install);
}

interface Attempt {
  readonly exitCode: number;
  readonly output: string;
}

async function aptGet(args: readonly string[], { env, onLine, signal }: InstallContext): Promise<Attempt> {
  const lines: string[] = [];
  const result = await runProcess({
    command: ['apt-get', ...aptOptions, ...args],
    cwd: '/',
    // English messages, because they are matched; no question, because nobody may be there to answer.
    env: { ...env, LC_ALL: 'C', DEBIAN_FRONTEND: 'noninteractive' },
    onLine: (line) => {
      lines.push(line);
      onLine(line);
    },
    signal,
  });
  const exitCode = result.kind === 'exited' ? result.exitCode : 1;
  return { exitCode, output: lines.join('\n') };
}

/** Whether apt speaks of a package or file that newer lists would name rightly. */
export function listsAreStale(output: string): boolean {
  return /Unable to locate package|has no installation candidate|404 +Not Found/.test(output);
}

const unreachable =
  /Temporary failure resolving|Could not resolve|Could not connect|Unable to connect|Connection (?:failed|timed out)|Network is unreachable/;

/** What an apt-get that failed means. */
export function installError(output: string, args: readonly string[]): SlipwayError {
  const complaint = output.split('\n').find((line) => /^(?:E|Err)[:\s]/.test(line)) ?? 'no explanation';
  const line = `apt-get ${args.join(' ')}`;
  if (/No space left on device|enough free space/.test(output)) {
    return new SlipwayError('DISK_FULL', { message: 'The disk is full.', seen: complaint });
  }
  if (unreachable.test(output)) {
    return new SlipwayError('NETWORK_UNAVAILABLE', {
      message: 'The package archive cannot be reached, so the tools cannot be installed.',
      seen: complaint,
      next: `Check the network and proxy, then run it again; or install by hand: ${line}`,
    });
  }
  return new SlipwayError('TOOL_INSTALL_FAILED', {
    message: 'apt-get could not install the tools.',
    seen: complaint,
    next: `Run it by hand: ${line}`,
  });
}
