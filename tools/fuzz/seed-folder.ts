import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { FuzzSeed, FuzzTarget } from '../../src/artifact/testing/fuzz-target.ts';

/** Makes the seeds of a target once and keeps them for the processes that damage them. */
export async function saveSeeds(root: string, target: FuzzTarget): Promise<readonly FuzzSeed[]> {
  const folder = join(root, target.name);
  await mkdir(folder, { recursive: true });
  const seeds = await target.seeds();
  for (const [index, { bytes, signingKey }] of seeds.entries()) {
    const name = String(index).padStart(4, '0');
    await writeFile(join(folder, `${name}.bin`), bytes);
    if (signingKey !== undefined) await writeFile(join(folder, `${name}.pem`), signingKey, { mode: 0o600 });
  }
  return seeds;
}

export async function loadSeeds(root: string, target: string): Promise<readonly FuzzSeed[]> {
  const folder = join(root, target);
  const names = (await readdir(folder)).toSorted();
  const ofSeed = async (name: string): Promise<FuzzSeed> => {
    const key = name.replace(/bin$/, 'pem');
    const bytes = await readFile(join(folder, name));
    return names.includes(key) ? { bytes, signingKey: await readFile(join(folder, key), 'utf8') } : { bytes };
  };
  return Promise.all(names.filter((name) => name.endsWith('.bin')).map(ofSeed));
}
