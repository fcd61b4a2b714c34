import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface BashRun {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** The files a script may write to, as they stood after one step. */
export interface StepFiles {
  readonly env: Readonly<Record<string, string>>;
  readonly outputs: Readonly<Record<string, string>>;
  readonly path: readonly string[];
  readonly summary: string;
}

export interface BashStep {
  readonly script: string;
  readonly cwd: string;
  readonly env: Readonly<Record<string, string>>;
  readonly timeoutMs: number;
}

/** The folders of a fake runner, and the running of scripts in them. */
export interface Runner {
  readonly home: string;
  readonly temp: string;
  run(step: BashStep): Promise<BashRun & { readonly files: StepFiles }>;
  remove(): void;
}

export function makeRunner(): Runner {
  const root = mkdtempSync(join(tmpdir(), 'workflow-'));
  const home = join(root, 'home');
  const temp = join(root, 'temp');
  mkdirSync(home);
  mkdirSync(temp);
  return {
    home,
    temp,
    remove: () => rmSync(root, { recursive: true, force: true }),
    run: async (step) => {
      const files = commandFiles(mkdtempSync(join(root, 'step-')));
      const scriptFile = join(temp, `${randomUUID()}.sh`);
      writeFileSync(scriptFile, step.script);
      const run = await bash(scriptFile, { ...step, env: { ...step.env, ...files.variables } });
      return { ...run, files: files.read() };
    },
  };
}

function commandFiles(folder: string) {
  const names = ['ENV', 'OUTPUT', 'PATH', 'STEP_SUMMARY'] as const;
  const place = (name: (typeof names)[number]) => join(folder, name);
  for (const name of names) writeFileSync(place(name), '');
  const text = (name: (typeof names)[number]) => readFileSync(place(name), 'utf8');
  return {
    variables: Object.fromEntries(names.map((name) => [`GITHUB_${name}`, place(name)])),
    read: (): StepFiles => ({
      env: assignments(text('ENV')),
      outputs: assignments(text('OUTPUT')),
      path: text('PATH')
        .split('\n')
        .filter((line) => line !== ''),
      summary: text('STEP_SUMMARY'),
    }),
  };
}

/** `NAME=value` on one line, or `NAME<<WORD`, lines, `WORD`. */
export function assignments(text: string): Readonly<Record<string, string>> {
  const found: Record<string, string> = {};
  const lines = text.split('\n');
  for (let index = 0; index < lines.length; index += 1) {
    const line = lines[index] ?? '';
    if (line === '') continue;
    const [, name = '', sign, rest = ''] = /^([^=<]+)(=|<<)(.*)$/.exec(line) ?? [];
    if (sign === undefined) throw new Error(`the runner would refuse this line: ${line}`);
    if (sign === '=') {
      found[name] = rest;
      continue;
    }
    const end = lines.indexOf(rest, index + 1);
    if (end === -1) throw new Error(`the runner would miss the end ${rest} of ${name}`);
    found[name] = lines.slice(index + 1, end).join('\n');
    index = end;
  }
  return found;
}

/** As GitHub starts a script under `shell: bash`; a step out of time is killed with all it started. */
function bash(scriptFile: string, { cwd, env, timeoutMs }: Omit<BashStep, 'script'>): Promise<BashRun> {
  const child = spawn('bash', ['--noprofile', '--norc', '-eo', 'pipefail', scriptFile], {
    cwd,
    env,
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let stdout = '';
  let stderr = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    stdout += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr += text;
  });
  const timer = setTimeout(() => {
    stderr += '\nThe step ran out of time.\n';
    if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL');
  }, timeoutMs);
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => {
      clearTimeout(timer);
      resolve({ exitCode: code ?? 137, stdout, stderr });
    });
  });
}
