import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** nobody, on Debian and its relatives. */
export const otherUser = { uid: 65_534, gid: 65_534 } as const;

/**
 * Why a test cannot run Slipway as somebody else, or undefined when it can: only root may become another
 * user, and that user has to be let at this checkout and its Node.
 */
export function otherUserProblem(): string | undefined {
  if (process.getuid?.() !== 0) return 'NOT TESTED: only root can run a program as another user';
  const here = fileURLToPath(import.meta.url);
  const look = `require('node:fs').readFileSync(${JSON.stringify(here)})`;
  const { status } = spawnSync(process.execPath, ['-e', look], { ...otherUser, cwd: '/' });
  return status === 0
    ? undefined
    : 'NOT TESTED: this checkout lies in a folder that other users may not enter';
}
