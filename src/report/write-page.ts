import { resolve } from 'node:path';
import { SlipwayError } from '../errors/slipway-error.ts';
import { writeAtomically } from './write-atomically.ts';

const unwritable = new Set([
  'ENOENT',
  'ENOTDIR',
  'EISDIR',
  'EACCES',
  'EPERM',
  'EROFS',
  'ENAMETOOLONG',
  'EEXIST',
]);

export interface PageRequest {
  readonly cwd: string;
  /** What --html was given, if it was. */
  readonly file: string | undefined;
  /** Absolute paths of what the page reports on: none of them may be written over. */
  readonly inputs: readonly string[];
}

/** Where a page is to be written, decided before any work is done; undefined when none is. Error: USAGE. */
export function pagePath({ cwd, file, inputs }: PageRequest): string | undefined {
  if (file === undefined) return undefined;
  const path = resolve(cwd, file);
  if (!inputs.includes(path)) return path;
  throw new SlipwayError('USAGE', {
    message: 'The page would be written over the file that it reports on.',
    seen: `--html ${file}`,
    next: 'Give --html the name of another file, such as report.html.',
  });
}

/** Writes the page as a whole or not at all. Errors: FOLDER_UNWRITABLE, DISK_FULL. */
export async function writePage(path: string, page: string): Promise<void> {
  try {
    await writeAtomically(path, page);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    if (!unwritable.has(code)) throw error;
    throw new SlipwayError('FOLDER_UNWRITABLE', {
      message: 'The page cannot be written there.',
      seen: `${path} (${code})`,
      next: 'Give --html a file in a folder that exists and that you may write to.',
      cause: error,
    });
  }
}
