import { describe, expect, test } from 'vitest';
import { gitFailure, redact } from './git-failure.ts';

const place = {
  repository: '/home/kim/app',
  remote: 'https://kim:hunter2@git.example.com/app.git',
  branch: 'slipway-ledger',
  env: {},
};

function failureOf(stderr: string, exitCode: number | null = 128) {
  return gitFailure({ exitCode, stdout: Buffer.alloc(0), stderr }, place);
}

/** Word for word what Git, its helpers and the servers say. */
const said: readonly (readonly [code: string, stderr: string])[] = [
  ['LEDGER_REFUSED', "fatal: could not read Username for 'https://github.com': terminal prompts disabled"],
  [
    'LEDGER_REFUSED',
    "remote: Invalid username or token.\nfatal: Authentication failed for 'https://github.com/a/b/'",
  ],
  [
    'LEDGER_REFUSED',
    "remote: Permission to a/b.git denied to github-actions[bot].\nfatal: unable to access 'https://github.com/a/b/': The requested URL returned error: 403",
  ],
  [
    'LEDGER_REFUSED',
    'git@github.com: Permission denied (publickey).\nfatal: Could not read from remote repository.',
  ],
  ['LEDGER_REFUSED', 'Host key verification failed.\nfatal: Could not read from remote repository.'],
  ['LEDGER_REFUSED', "remote: Repository not found.\nfatal: repository 'https://github.com/a/b/' not found"],
  ['LEDGER_REFUSED', 'remote: HTTP Basic: Access denied.\nfatal: unable to access'],
  [
    'NETWORK_UNAVAILABLE',
    "fatal: unable to access 'https://github.com/a/b/': Could not resolve host: github.com",
  ],
  ['NETWORK_UNAVAILABLE', 'ssh: Could not resolve hostname github.com: Name or service not known'],
  ['NETWORK_UNAVAILABLE', 'ssh: connect to host github.com port 22: Connection timed out'],
  [
    'NETWORK_UNAVAILABLE',
    "fatal: unable to access 'https://github.com/a/b/': The requested URL returned error: 502",
  ],
  [
    'NETWORK_UNAVAILABLE',
    'error: RPC failed; curl 56 Recv failure: Connection reset by peer\nfatal: the remote end hung up unexpectedly',
  ],
  ['DISK_FULL', 'error: file write error: No space left on device\nfatal: unable to write loose object file'],
  [
    'FOLDER_UNWRITABLE',
    'error: insufficient permission for adding an object to repository database .git/objects',
  ],
  [
    'LEDGER_UNAVAILABLE',
    "fatal: 'upstream' does not appear to be a git repository\nfatal: Could not read from remote repository.",
  ],
  ['LEDGER_UNAVAILABLE', 'something nobody has ever seen'],
];

describe('a failure of Git', () => {
  test.each(said)('is %s for: %s', (code, stderr) => {
    expect(failureOf(stderr).code).toBe(code);
  });

  test('is an unreachable remote when Git had to be killed', () => {
    expect(failureOf('', null).code).toBe('NETWORK_UNAVAILABLE');
  });

  test('says how to trust a repository that another user has checked out', () => {
    expect(failureOf("fatal: detected dubious ownership in repository at '/home/kim/app'")).toMatchObject({
      code: 'LEDGER_UNAVAILABLE',
      next: 'git config --global --add safe.directory /home/kim/app',
    });
  });

  test('never shows a credential', () => {
    const failure = failureOf(
      "fatal: unable to access 'https://kim:hunter2@git.example.com/app.git/': Failed to connect",
    );
    expect(failure.message).toContain('https://***@git.example.com/app.git');
    expect(JSON.stringify(failure.toReport())).not.toContain('hunter2');
  });
});

test.each([
  ['https://token@github.com/a/b', 'https://***@github.com/a/b'],
  ['a https://u:p@h/x and ssh://git@h/y', 'a https://***@h/x and ssh://***@h/y'],
  ['https://github.com/a/b', 'https://github.com/a/b'],
  ['git@github.com:a/b.git', 'git@github.com:a/b.git'],
  ['https://u:p@ss@h/x', 'https://***@h/x'],
])('redacts %s', (text, redacted) => {
  expect(redact(text)).toBe(redacted);
});
