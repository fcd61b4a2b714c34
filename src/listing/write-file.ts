import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';

export interface WrittenFile {
  readonly file: string;
  readonly change: 'created' | 'changed' | 'same';
}

/** Writes a file whole or not at all, and says what that changed. A dry run says the same. */
export async function writeIfChanged(
  file: string,
  content: string | Uint8Array,
  dryRun: boolean,
): Promise<WrittenFile['change']> {
  const before = await readFile(file).catch(() => undefined);
  if (before !== undefined && Buffer.from(content).equals(before)) return 'same';
  if (!dryRun) await writeWhole(file, content);
  return before === undefined ? 'created' : 'changed';
}

async function writeWhole(file: string, content: string | Uint8Array): Promise<void> {
  await mkdir(dirname(file), { recursive: true });
  const draft = `${file}.${process.pid}`;
  try {
    await writeFile(draft, content);
    await rename(draft, file);
  } finally {
    await rm(draft, { force: true });
  }
}
