import { spawn } from 'node:child_process';
import type { PageChannel } from '../page.ts';

export interface PageCommand {
  readonly command: string;
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
}

/** Runs a command line that gets the page on standard input: any process may read an argument list. */
export function commandChannel({ command, cwd, env }: PageCommand): PageChannel {
  return {
    name: 'the command of the config',
    send: (page, signal) =>
      new Promise((resolve, reject) => {
        const child = spawn(command, {
          shell: true,
          cwd,
          env,
          detached: true,
          stdio: ['pipe', 'ignore', 'inherit'],
        });
        signal.addEventListener('abort', () => killGroup(child.pid), { once: true });
        child.on('error', reject);
        child.on('close', (code) => (code === 0 ? resolve() : reject(new Error(`exit code ${code}`))));
        // A command that does not read is no failure of it.
        child.stdin.on('error', () => undefined).end(`${JSON.stringify(page)}\n`);
      }),
  };
}

/** The shell leads its own process group, so that what it started ends with it. */
function killGroup(pid: number | undefined): void {
  if (pid === undefined) return;
  try {
    process.kill(-pid, 'SIGKILL');
  } catch {
    // It ended by itself in the meantime.
  }
}
