import { mkdir, readFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { z } from 'zod';
import { writeAtomically } from '../../report/write-atomically.ts';
import type { Timings } from './timings.ts';

const schema = z.record(z.string(), z.array(z.number().nonnegative()).readonly());

type Say = (line: string) => void;

/**
 * What earlier runs have learnt. A file that cannot be read costs a run nothing but its order, so it is named and
 * the run goes on without.
 */
export async function readTimings(path: string, say: Say): Promise<Timings> {
  try {
    return schema.parse(JSON.parse(await readFile(path, 'utf8')));
  } catch (error) {
    if (!isMissing(error)) say(`timings of earlier runs not used: ${path} cannot be read`);
    return {};
  }
}

/** Of two runs at once the later one is remembered. A full disk is named, and no reason to lose the run's results. */
export async function keepTimings(path: string, timings: Timings, say: Say): Promise<void> {
  try {
    await mkdir(dirname(path), { recursive: true });
    await writeAtomically(path, `${JSON.stringify(timings, null, 2)}\n`);
  } catch (error) {
    say(`timings of this run not kept: ${error instanceof Error ? error.message : String(error)}`);
  }
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}
