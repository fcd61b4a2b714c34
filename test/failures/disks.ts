import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Why small disks cannot be mounted here, or undefined when they can. */
export function mountProblem(): string | undefined {
  try {
    execFileSync('unshare', ['--mount', 'mount', '-t', 'tmpfs', 'tmpfs', '/mnt'], { stdio: 'pipe' });
    return undefined;
  } catch (error) {
    const why = error instanceof Error ? error.message.split('\n')[0] : String(error);
    return `NOT TESTED: a small disk cannot be mounted here: ${why}`;
  }
}

/** Why a program cannot be run without any network here, or undefined when it can. */
export function offlineProblem(): string | undefined {
  try {
    execFileSync('unshare', ['--net', 'true'], { stdio: 'pipe' });
    return undefined;
  } catch (error) {
    return `NOT TESTED: the network cannot be taken away here: ${String(error)}`;
  }
}

export interface SmallDisk {
  /** Leaves that much free, and nothing when left out. */
  readonly fill: (freeBytes?: number) => void;
  readonly empty: () => void;
  readonly makeReadOnly: () => void;
  readonly unmount: () => void;
}

/** Puts a small disk of its own over a folder, which is made when it is missing. */
export function mountSmallDisk(folder: string, sizeKilobytes: number): SmallDisk {
  mkdirSync(folder, { recursive: true });
  const options = `size=${sizeKilobytes}k,mode=0777`;
  execFileSync('mount', ['-t', 'tmpfs', '-o', options, 'tmpfs', folder], { stdio: 'pipe' });
  const ballast = join(folder, 'ballast.bin');
  const empty = () => rmSync(ballast, { force: true });
  return {
    fill: (freeBytes = 0) => {
      empty();
      const { bavail, bsize } = statfsSync(folder);
      writeFileSync(ballast, Buffer.alloc(bavail * bsize - freeBytes));
    },
    empty,
    makeReadOnly: () => execFileSync('mount', ['-o', 'remount,ro', folder], { stdio: 'pipe' }),
    unmount: () => execFileSync('umount', ['--lazy', folder], { stdio: 'pipe' }),
  };
}
