import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Io } from '../../src/cli/io.ts';
import { SlipwayError } from '../../src/errors/slipway-error.ts';

/** FILE_NOT_FOUND where it cannot be read. */
export async function textOf(file: string, { cwd }: Pick<Io, 'cwd'>): Promise<string> {
  try {
    return await readFile(resolve(cwd, file), 'utf8');
  } catch (cause) {
    throw new SlipwayError('FILE_NOT_FOUND', { message: 'There is no such file.', seen: file, cause });
  }
}
