import { SlipwayError } from '../../errors/slipway-error.ts';
import type { GitAnswer, GitPlace } from './run-git.ts';

/** Words of Git, curl, ssh, GitHub and GitLab for "you may not". */
const refusedWords =
  /Authentication failed|could not read (Username|Password)|terminal prompts disabled|Permission denied \(|Permission to .+ denied|returned error: 40[13]|Access denied|not allowed to (push|upload)|Host key verification failed|Repository not found|project you were looking for could not be found|Write access to repository not granted/i;

/** Words for "nobody answered", or "the answer broke off". */
const unreachableWords =
  /Could not resolve|Failed to connect|Couldn't connect|Connection (refused|timed out|reset|closed)|Operation timed out|No route to host|Network is unreachable|early EOF|hung up unexpectedly|unexpected disconnect|RPC failed|returned error: (5\d\d|429)|SSL_|gnutls_|Empty reply|Recv failure|Send failure|Broken pipe|remote end hung up/i;

/** What a failed Git command means for the person who runs Slipway. */
export function gitFailure({ exitCode, stderr }: GitAnswer, { repository, remote }: GitPlace): SlipwayError {
  const seen = lastLines(stderr) || `git ended with exit code ${exitCode}`;
  if (/dubious ownership/.test(stderr)) return dubiousOwnership(repository, seen);
  if (/^(fatal|error): .*No space left on device/m.test(stderr)) {
    return new SlipwayError('DISK_FULL', { message: `The disk of ${repository} is full.`, seen });
  }
  if (/^(fatal|error): .*(insufficient permission|Permission denied$)/m.test(stderr)) {
    return new SlipwayError('FOLDER_UNWRITABLE', {
      message: `Git cannot write to the repository ${repository}.`,
      seen,
    });
  }
  if (refusedWords.test(stderr)) {
    return new SlipwayError('LEDGER_REFUSED', {
      message: `The remote ${redact(remote)} refused the ledger.`,
      seen,
    });
  }
  if (exitCode === null || unreachableWords.test(stderr)) {
    return new SlipwayError('NETWORK_UNAVAILABLE', {
      message: `The remote ${redact(remote)} of the ledger could not be reached.`,
      seen,
    });
  }
  return new SlipwayError('LEDGER_UNAVAILABLE', { message: 'Git cannot reach the ledger.', seen });
}

/** Containers of CI systems run as another user than the one who checked the repository out. */
function dubiousOwnership(repository: string, seen: string): SlipwayError {
  return new SlipwayError('LEDGER_UNAVAILABLE', {
    message: 'Git does not trust the repository: it belongs to another user.',
    seen,
    next: `git config --global --add safe.directory ${repository}`,
  });
}

/** Takes user names, passwords and tokens out of URLs. */
export function redact(text: string): string {
  return text.replaceAll(/([a-z][a-z0-9+.-]*:\/\/)[^/\s'"]*@/gi, '$1***@');
}

/** Git says what is wrong at the end; what comes before is progress and advice. */
function lastLines(stderr: string): string {
  const lines = redact(stderr)
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('hint:'));
  return lines.slice(-4).join('\n');
}
