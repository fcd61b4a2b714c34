import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { SlipwayError } from '../errors/slipway-error.ts';

const savedTerritories = z.object({ applicationId: z.string(), territories: z.array(z.string()) });

/** Where the territories of a removal are remembered, because afterwards the store shows no trace of them. */
export function savedFile(root: string, applicationId: string): string {
  return join(root, '.slipway', 'availability', `${applicationId}.json`);
}

/** Adds to what an earlier, unfinished removal has saved. Written whole or not at all. */
export async function saveTerritories(
  file: string,
  applicationId: string,
  territories: readonly string[],
): Promise<void> {
  const before = (await readSaved(file)) ?? [];
  const all = [...new Set([...before, ...territories])].sort();
  await mkdir(dirname(file), { recursive: true });
  const draft = `${file}.${process.pid}`;
  await writeFile(draft, `${JSON.stringify({ applicationId, territories: all }, null, 2)}\n`);
  await rename(draft, file);
}

/** Undefined when nothing was saved. */
export async function readSaved(file: string): Promise<readonly string[] | undefined> {
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
  const saved = savedTerritories.safeParse(parsed(text));
  if (saved.success) return saved.data.territories;
  throw new SlipwayError('AVAILABILITY_UNKNOWN', {
    message: 'The file with the territories of the removal cannot be read.',
    seen: file,
  });
}

export async function forgetSaved(file: string): Promise<void> {
  await rm(file, { force: true });
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
