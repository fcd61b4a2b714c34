import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { copyFile, mkdir, open, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { KeptFile } from './outputs.ts';

/** Copies a file into the release's folder, whole or not at all, and measures the copy. */
export async function keepFile(
  source: string,
  { folder, name }: { folder: string; name: string },
): Promise<KeptFile> {
  await mkdir(folder, { recursive: true });
  const temporary = join(folder, `.${name}.${process.pid}.tmp`);
  try {
    await copyFile(source, temporary);
    await flush(temporary);
    await rename(temporary, join(folder, name));
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
  return measureFile(folder, name);
}

/** Whether the kept file is still there, byte for byte. */
export async function isIntact(folder: string, file: KeptFile | undefined): Promise<boolean> {
  if (file === undefined) return true;
  try {
    return (await measureFile(folder, file.path)).sha256 === file.sha256;
  } catch {
    return false;
  }
}

async function measureFile(folder: string, name: string): Promise<KeptFile> {
  const path = join(folder, name);
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(path)) hash.update(chunk);
  return { path: name, sha256: hash.digest('hex'), sizeBytes: (await stat(path)).size };
}

async function flush(path: string): Promise<void> {
  const handle = await open(path, 'r+');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
