import { link, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';

/**
 * The content of a file that only its owner reads; made when it is missing. Two processes that start together get
 * the same one.
 */
export async function keptFile(file: string, make: () => Promise<string>): Promise<string> {
  await mkdir(dirname(file), { recursive: true, mode: 0o700 });
  return (await readIfThere(file)) ?? (await create(file, await make()));
}

async function create(file: string, content: string): Promise<string> {
  const draft = `${file}.${process.pid}`;
  await writeFile(draft, content, { mode: 0o600 });
  try {
    // A link never replaces: whoever comes second takes what the first has made.
    await link(draft, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    await rm(draft, { force: true });
  }
  return readFile(file, 'utf8');
}

async function readIfThere(file: string): Promise<string | undefined> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}
