import ora, { type Ora } from 'ora';
import type { ProgressReport } from '../release/progress.ts';
import { endLine } from './plain-progress.ts';

const columns = 78;

/** A spinner per step with its latest line of progress, for a person at a terminal. */
export function terminalProgress(): ProgressReport {
  let spinner: Ora | undefined;
  return {
    started: (step, doing) => {
      spinner = ora({ text: clip(`${step}: ${doing}`), stream: process.stderr, discardStdin: false }).start();
    },
    line: (step, text) => {
      if (spinner !== undefined) spinner.text = clip(`${step}: ${text}`);
    },
    finished: (step, end) => {
      spinner?.stop();
      spinner = undefined;
      process.stderr.write(`${endLine(step, end)}\n`);
    },
  };
}

function clip(text: string): string {
  const line = text.replaceAll(/\s+/g, ' ');
  return line.length <= columns ? line : `${line.slice(0, columns - 1)}…`;
}
