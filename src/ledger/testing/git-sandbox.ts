import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { devNull, tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

/** A bare repository that plays the remote, and clones of it, with nothing of this machine's Git settings. */
export interface GitSandbox {
  readonly folder: string;
  readonly remote: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** A new repository whose `origin` is the remote: what another runner would have. */
  readonly clone: (name: string) => Promise<string>;
  /** Runs Git and hands back its stdout, trimmed. */
  readonly git: (repository: string, ...args: readonly string[]) => Promise<string>;
  readonly dispose: () => Promise<void>;
}

export async function gitSandbox(): Promise<GitSandbox> {
  const folder = await mkdtemp(join(tmpdir(), 'slipway-git-'));
  const env = { PATH: process.env.PATH, HOME: folder, GIT_CONFIG_GLOBAL: devNull, GIT_CONFIG_NOSYSTEM: '1' };
  const git = async (repository: string, ...args: readonly string[]) => {
    const identity = ['-c', 'user.name=Test', '-c', 'user.email=test@localhost'];
    const options = { env: { ...env, LC_ALL: 'C' } };
    return (
      await promisify(execFile)('git', ['-C', repository, ...identity, ...args], options)
    ).stdout.trim();
  };
  const remote = join(folder, 'remote.git');
  await git(folder, 'init', '--quiet', '--bare', '--initial-branch=main', remote);
  return {
    folder,
    remote,
    env,
    git,
    async clone(name) {
      const repository = join(folder, name);
      await git(folder, 'init', '--quiet', '--initial-branch=main', repository);
      await git(repository, 'remote', 'add', 'origin', remote);
      return repository;
    },
    dispose: () => rm(folder, { recursive: true, maxRetries: 5 }),
  };
}
