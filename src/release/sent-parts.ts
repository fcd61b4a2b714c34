import { appendFile, readFile } from 'node:fs/promises';
import { join } from 'node:path';

export interface SentParts {
  readonly read: () => Promise<readonly string[]>;
  readonly add: (part: string) => Promise<void>;
}

/**
 * The parts of an upload that have arrived, a line each, in the release's folder. They are not in the ledger: that may
 * be a Git branch, where each event costs a push, and whoever has lost the folder has lost the file to upload as well.
 */
export function sentPartsIn(folder: string): SentParts {
  const file = join(folder, 'upload-parts.txt');
  return {
    async read() {
      const text = await readFile(file, 'utf8').catch(() => '');
      // A line that was cut off by a kill has no end, and may name another part than the one that was sent.
      return text.split('\n').slice(0, -1);
    },
    add: (part) => appendFile(file, `${part}\n`),
  };
}
