import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { mutantOf } from '../../src/artifact/testing/fuzz-rounds.ts';
import type { FuzzSeed, FuzzTarget } from '../../src/artifact/testing/fuzz-target.ts';

const folder = join(import.meta.dirname, '../../fuzz-failures');

interface Kept {
  readonly target: FuzzTarget;
  readonly seeds: readonly FuzzSeed[];
  readonly seed: number;
  readonly index: number;
}

/** Keeps a mutant beside the file it was made of: seeds differ from run to run. The answer is how to run it again. */
export async function keepMutant({ target, seeds, seed, index }: Kept): Promise<string> {
  const { mutant, from } = mutantOf(target, seeds, { seed, index });
  await mkdir(folder, { recursive: true });
  const path = join(folder, `${target.name}-${seed}-${index}.bin`);
  await writeFile(path, mutant);
  await writeFile(`${path}.seed`, from.bytes);
  return `npm run fuzz -- --target ${target.name} --replay ${relative(process.cwd(), path)}`;
}

/** Runs a kept mutant in this process; what its reader throws is thrown. */
export async function replayMutant(target: FuzzTarget, path: string): Promise<string> {
  const [mutant, bytes] = await Promise.all([readFile(path), readFile(`${path}.seed`)]);
  const startedAt = performance.now();
  const { outcome, reached } = await target.run(mutant, { bytes });
  const ms = performance.now() - startedAt;
  return `${outcome}, inner parser ${reached ? 'reached' : 'not reached'}, ${ms.toFixed(0)} ms`;
}
