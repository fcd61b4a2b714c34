import { chmod, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Ledger } from '../ledger.ts';
import { type GitSandbox, gitSandbox } from '../testing/git-sandbox.ts';
import { chat, labelsOf, requestOf, stillClock } from '../testing/sample-journal.ts';
import { openGitLedger } from './git-ledger.ts';

let sandbox: GitSandbox;
let ledger: Ledger;

beforeEach(async () => {
  sandbox = await gitSandbox();
});
afterEach(() => sandbox.dispose());

/** A `git` before the real one on PATH. `$trouble` is a folder of files, each of which makes one thing go wrong once. */
async function openWithTrouble(...troubles: readonly string[]): Promise<Ledger> {
  const bin = join(sandbox.folder, 'bin');
  const trouble = join(sandbox.folder, 'trouble');
  await mkdir(bin, { recursive: true });
  await mkdir(trouble, { recursive: true });
  for (const name of troubles) await writeFile(join(trouble, name), '');
  const script = `#!/bin/sh
real() { PATH=${JSON.stringify(sandbox.env.PATH)} git "$@"; }
once() { [ -e ${trouble}/$1 ] && rm ${trouble}/$1; }
case " $* " in
  *" push "*)
    if once late-push; then for refspec; do :; done; echo "$refspec" >${trouble}/late; echo "fatal: early EOF" >&2; exit 128; fi
    if once lose-push; then echo "fatal: the remote end hung up unexpectedly" >&2; exit 128; fi
    if once kill-after-push; then real "$@" >/dev/null 2>&1; kill -9 $$; fi
    if [ -e ${trouble}/late ]; then real -C "$2" push origin "$(cat ${trouble}/late)" >/dev/null 2>&1; once late; fi ;;
  *" ls-remote "*)
    if once network-down; then echo "fatal: unable to access: Could not resolve host: git.example.com" >&2; exit 128; fi ;;
esac
PATH=${JSON.stringify(sandbox.env.PATH)} exec git "$@"
`;
  await writeFile(join(bin, 'git'), script);
  await chmod(join(bin, 'git'), 0o755);
  const env = { ...sandbox.env, PATH: `${bin}:${sandbox.env.PATH}` };
  const repository = await sandbox.clone('runner');
  ledger = await openGitLedger({ repository, remote: 'origin', clock: stillClock(), env });
  return ledger;
}

async function breakNetwork(): Promise<void> {
  await writeFile(join(sandbox.folder, 'trouble', 'network-down'), '');
}

async function commitsOnRemote(): Promise<number> {
  return Number(await sandbox.git(sandbox.remote, 'rev-list', '--count', 'slipway-ledger'));
}

describe('a push whose answer is lost', () => {
  test('counts when the remote took it', async () => {
    await openWithTrouble('kill-after-push');
    expect(await ledger.append(requestOf(chat, 0, ['one']))).toMatchObject({ kind: 'appended' });
    expect(labelsOf(await ledger.read(chat))).toEqual(['one']);
    expect(await commitsOnRemote()).toBe(1);
  });

  test('is repeated when the remote did not take it', async () => {
    await openWithTrouble('lose-push');
    expect(await ledger.append(requestOf(chat, 0, ['one']))).toMatchObject({ kind: 'appended' });
    expect(labelsOf(await ledger.read(chat))).toEqual(['one']);
    expect(await commitsOnRemote()).toBe(1);
  });

  test('counts once when it arrives while it is being repeated', async () => {
    await openWithTrouble('late-push');
    expect(await ledger.append(requestOf(chat, 0, ['one']))).toMatchObject({ kind: 'appended' });
    expect(labelsOf(await ledger.read(chat))).toEqual(['one']);
    expect(await commitsOnRemote()).toBe(1);
  });

  test('is recognised by the next append of the same, when the network stayed away meanwhile', async () => {
    await openWithTrouble('kill-after-push');
    await ledger.read(chat);
    await breakNetwork();
    const request = requestOf(chat, 0, ['one', 'two']);
    await expect(ledger.append(request)).rejects.toMatchObject({
      code: 'NETWORK_UNAVAILABLE',
      retryable: true,
    });
    const result = await ledger.append(request);
    expect(result).toEqual({ kind: 'appended', events: await ledger.read(chat) });
    expect(labelsOf(await ledger.read(chat))).toEqual(['one', 'two']);
    expect(await commitsOnRemote()).toBe(1);
  });

  test('is a conflict for the next append of something else', async () => {
    await openWithTrouble('kill-after-push');
    await ledger.read(chat);
    await breakNetwork();
    await expect(ledger.append(requestOf(chat, 0, ['one']))).rejects.toMatchObject({
      code: 'NETWORK_UNAVAILABLE',
    });
    expect(await ledger.append(requestOf(chat, 0, ['other']))).toEqual({ kind: 'conflict', latest: 1 });
    expect(labelsOf(await ledger.read(chat))).toEqual(['one']);
  });

  test('shows to the next process, which does not write it again', async () => {
    await openWithTrouble('kill-after-push');
    await ledger.read(chat);
    await breakNetwork();
    await expect(ledger.append(requestOf(chat, 0, ['one']))).rejects.toThrow();
    const repository = await sandbox.clone('next-runner');
    const next = await openGitLedger({ repository, remote: 'origin', clock: stillClock(), env: sandbox.env });
    expect(await next.append(requestOf(chat, 0, ['one']))).toEqual({ kind: 'conflict', latest: 1 });
    expect(labelsOf(await next.read(chat))).toEqual(['one']);
  });
});
