import { execFile } from 'node:child_process';
import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
const repository = resolve(import.meta.dirname, '../..');

/** Packs what would be published, installs it in an empty project below the folder, and answers with its path. */
export async function installPacked(folder: string): Promise<string> {
  const project = join(folder, 'project');
  await mkdir(project);
  await run('npm', ['pack', '--silent', '--pack-destination', folder], { cwd: repository });
  const tarball = (await readdir(folder)).find((name) => name.endsWith('.tgz'));
  await writeFile(
    join(project, 'package.json'),
    JSON.stringify({ name: 'an-app', private: true, type: 'module' }),
  );
  const install = ['install', '--no-audit', '--no-fund', '--prefer-offline'];
  await run('npm', [...install, join(folder, tarball ?? 'missing.tgz')], { cwd: project });
  return project;
}
