import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
const notSource = new Set(['node_modules', '.git', '.gradle', '.slipway', 'build', 'dist']);

/**
 * Hex SHA-256 over the sources below a folder: what Git tracks or would track (ignored files are
 * outputs), else every file outside the usual output folders. Files that Git knows to be unchanged
 * are taken by their blob id and not read.
 */
export async function sourceFingerprint(root: string): Promise<string> {
  const lines = (await gitLines(root)) ?? (await walkedLines(root));
  return createHash('sha256').update(lines.toSorted().join('\n')).digest('hex');
}

/** Hex SHA-256 of one file; null when it is not there. */
export async function fileFingerprint(path: string): Promise<string | null> {
  const hash = createHash('sha256');
  try {
    for await (const chunk of createReadStream(path)) hash.update(chunk);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
  return hash.digest('hex');
}

async function gitLines(root: string): Promise<string[] | undefined> {
  try {
    const git = async (...args: string[]) => {
      const { stdout } = await run('git', args, { cwd: root, maxBuffer: 1 << 28 });
      return stdout.split('\0').filter((line) => line !== '');
    };
    const staged = await git('ls-files', '-s', '-z');
    const touched = new Set(await git('ls-files', '-m', '-o', '--exclude-standard', '-z'));
    if (staged.length === 0 && touched.size === 0) return undefined;
    const unchanged = staged.filter((line) => !touched.has(line.slice(line.indexOf('\t') + 1)));
    return [...unchanged, ...(await hashFiles(root, [...touched]))];
  } catch {
    // No Git, or no repository: the files themselves tell.
    return undefined;
  }
}

async function walkedLines(root: string): Promise<string[]> {
  return hashFiles(root, await filesBelow(root, root));
}

async function filesBelow(folder: string, root: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  const nested = entries
    .filter((entry) => !notSource.has(entry.name))
    .map(async (entry) => {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) return filesBelow(path, root);
      return entry.isFile() ? [relative(root, path)] : [];
    });
  return (await Promise.all(nested)).flat();
}

async function hashFiles(root: string, paths: readonly string[]): Promise<string[]> {
  const lines: string[] = [];
  for (const path of paths) {
    const content = await readFile(join(root, path)).catch(() => undefined);
    const digest = content === undefined ? 'deleted' : createHash('sha256').update(content).digest('hex');
    lines.push(`${digest}\t${path}`);
  }
  return lines;
}
