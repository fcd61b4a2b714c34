import { spawn } from 'node:child_process';
import { Refused } from '../ask-signal.ts';
import { parsed } from '../fetch-json.ts';
import type { Signal } from '../signal.ts';
import { genericAnswer, genericQuestion, seriesOfGeneric } from './answer.ts';

export interface CommandSourceOptions {
  readonly command: string;
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
}

/** A command line that reads the question as JSON and prints buckets; it ends with its children when time is up. */
export function commandSource({ command, cwd, env }: CommandSourceOptions): Signal {
  return {
    label: `the command ${command.split(' ')[0]}`,
    async ask(question) {
      const child = spawn(command, {
        shell: true,
        cwd,
        env,
        detached: true,
        stdio: ['pipe', 'pipe', 'inherit'],
      });
      question.timeout.addEventListener('abort', () => endGroup(child.pid), { once: true });
      // A command may answer without reading what it was asked.
      child.stdin.on('error', () => undefined).end(JSON.stringify(genericQuestion(question)));
      let output = '';
      child.stdout.setEncoding('utf8').on('data', (text: string) => {
        output += text;
      });
      const code = await new Promise<number | null>((resolve, reject) => {
        child.on('error', reject).on('close', resolve);
      });
      if (code !== 0) throw new Refused(`exit code ${code}`);
      return seriesOfGeneric(parsed(output, genericAnswer), question);
    },
  };
}

/** The shell leads its own process group. */
function endGroup(pid: number | undefined): void {
  if (pid === undefined) return;
  try {
    process.kill(-pid, 'SIGKILL');
  } catch {
    // It ended by itself in the meantime.
  }
}
