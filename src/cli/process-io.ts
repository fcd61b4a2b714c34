import { writeSync } from 'node:fs';
import { SlipwayError } from '../errors/slipway-error.ts';
import type { Io } from './io.ts';

/** The Io of the real process. The only place that reads process.env and the terminal. */
export function processIo(): Io {
  const abort = new AbortController();
  for (const name of ['SIGINT', 'SIGTERM'] as const) {
    process.once(name, () => abort.abort(new Error(`stopped by ${name}`)));
  }
  return {
    env: process.env,
    get cwd() {
      return currentFolder();
    },
    async *readLines() {
      // Loaded late: hardly any command asks for anything.
      const { createInterface } = await import('node:readline');
      yield* createInterface({ input: process.stdin });
    },
    isTerminal: process.stderr.isTTY === true && !process.env.CI,
    writeOut: (text) => writeAll(1, text),
    writeErr: (text) => writeAll(2, text),
    signal: abort.signal,
  };
}

/** Asked only when it is needed: a halt goes on in a folder that somebody has deleted under the shell. */
function currentFolder(): string {
  try {
    return process.cwd();
  } catch (cause) {
    throw new SlipwayError('FILE_NOT_FOUND', {
      message: 'The folder that this command runs in does not exist any more.',
      next: 'Change into a folder that exists (cd) and run the command again.',
      cause,
    });
  }
}

/** Writes synchronously, so that nothing is lost when the process ends; a closed pipe is the reader's choice. */
function writeAll(descriptor: 1 | 2, text: string): void {
  let rest = Buffer.from(text);
  while (rest.length > 0) {
    try {
      rest = rest.subarray(writeSync(descriptor, rest));
    } catch (error) {
      const code = (error as NodeJS.ErrnoException).code;
      if (code === 'EPIPE') return;
      if (code !== 'EAGAIN') throw error;
    }
  }
}
