import { spawn } from 'node:child_process';
import type { GateConfig, GateContext } from '../config/config.ts';
import { type Verdict, verdicts } from './verdict.ts';

export interface GateAnswer {
  readonly verdict: Verdict;
  /** Why, in one line: the gate's own words, or what was wrong with its answer. */
  readonly reason: string;
}

export interface GateDeps {
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
}

/** Asks a gate. Silence, an error or a word that is no verdict is `unknown`: it never advances. */
export async function askGate(gate: GateConfig, context: GateContext, deps: GateDeps): Promise<GateAnswer> {
  const timeout = AbortSignal.timeout(gate.timeoutMs);
  const late = new Promise<never>((_, reject) => {
    timeout.addEventListener(
      'abort',
      () => reject(new Error(`no answer within ${gate.timeoutMs / 1000} s`)),
      { once: true },
    );
  });
  try {
    const answer =
      gate.kind === 'command' ? runCommand(gate.command, context, { ...deps, timeout }) : gate.ask(context);
    return readAnswer(await Promise.race([answer, late]));
  } catch (error) {
    return {
      verdict: 'unknown',
      reason: `the gate failed: ${error instanceof Error ? error.message : String(error)}`,
    };
  }
}

/** The first word of the last line that is not empty; the rest of that line is the reason. */
export function readAnswer(text: string): GateAnswer {
  const line = text.trim().split('\n').at(-1)?.trim() ?? '';
  const [word = '', ...rest] = line.split(/[\s:]+/);
  const verdict = verdicts.find((known) => known === word);
  if (verdict === undefined) {
    return {
      verdict: 'unknown',
      reason: `the gate answered "${line.slice(0, 80)}", which is none of ${verdicts.join(', ')}`,
    };
  }
  return { verdict, reason: rest.join(' ') || `the gate answered ${verdict}` };
}

function runCommand(
  command: string,
  context: GateContext,
  deps: GateDeps & { timeout: AbortSignal },
): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, {
      shell: true,
      cwd: deps.cwd,
      detached: true,
      env: {
        ...deps.env,
        SLIPWAY_APPLICATION_ID: context.applicationId,
        SLIPWAY_VERSION_CODES: context.versionCodes.join(','),
        SLIPWAY_FRACTION: String(context.fraction),
      },
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

/** The shell leads its own process group, so that what it started ends with it. */
function killGroup(pid: number | undefined): void {
  if (pid === undefined) return;
  try {
    process.kill(-pid, 'SIGKILL');
  } catch {
    // It ended by itself in the meantime.
  }
}
