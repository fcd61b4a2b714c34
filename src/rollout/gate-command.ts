import { spawn } from 'node:child_process';
import type { GateContext } from '../config/config-rollout.ts';

export interface GateDeps {
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
}

/** Runs a gate's command line and answers with what it printed; it is killed, children included, when time is up. */
export function runGateCommand(
  command: string,
  context: GateContext,
  deps: GateDeps & { readonly timeout: AbortSignal },
): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, {
      shell: true,
      cwd: deps.cwd,
      detached: true,
      env: { ...deps.env, ...variablesOf(context) },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let output = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      output += text;
    });
    deps.timeout.addEventListener('abort', () => killGroup(child.pid), { once: true });
    child.on('error', reject);
    child.on('close', (code) => (code === 0 ? resolve(output) : reject(new Error(`exit code ${code}`))));
  });
}

function variablesOf({ applicationId, versionCodes, track, fraction }: GateContext) {
  return {
    SLIPWAY_APPLICATION_ID: applicationId,
    SLIPWAY_VERSION_CODES: versionCodes.join(','),
    SLIPWAY_TRACK: track,
    SLIPWAY_FRACTION: String(fraction),
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
