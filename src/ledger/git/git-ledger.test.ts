import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type GitSandbox, gitSandbox } from '../testing/git-sandbox.ts';
import { chat, chatNext, labelsOf, requestOf, stillClock } from '../testing/sample-journal.ts';
import { openGitLedger } from './git-ledger.ts';

let sandbox: GitSandbox;
let repository: string;
const clock = stillClock();

beforeEach(async () => {
  sandbox = await gitSandbox();
  repository = await sandbox.clone('runner');
});
afterEach(() => sandbox.dispose());

function open(options: Partial<Parameters<typeof openGitLedger>[0]> = {}) {
  return openGitLedger({ repository, remote: 'origin', clock, env: sandbox.env, ...options });
}

/** Puts a tree of files onto the ledger branch of the remote, as a person could. */
async function publish(files: Readonly<Record<string, string>>, branch = 'slipway-ledger'): Promise<void> {
  const author = await sandbox.clone(`author-${Math.random()}`);
  for (const [name, content] of Object.entries(files)) {
    await mkdir(join(author, name, '..'), { recursive: true });
    await writeFile(join(author, name), content);
  }
  await sandbox.git(author, 'add', '.');
  await sandbox.git(author, 'commit', '--quiet', '--message', 'by hand');
  await sandbox.git(author, 'push', '--quiet', 'origin', `HEAD:refs/heads/${branch}`);
}

describe('the ledger branch', () => {
  test('has one file per event, written once, in a history of its own', async () => {
    await publish({ 'code.txt': 'code' }, 'main');
    const ledger = await open();
    await ledger.append(requestOf(chat, 0, ['one', 'two']));
    await ledger.append(requestOf(chat, 2, ['three']));
    const log = await sandbox.git(
      sandbox.remote,
      'log',
      '--reverse',
      '--format=%an <%ae>',
      '--name-status',
      'slipway-ledger',
    );
    expect(log.split('\n').filter((line) => line !== '')).toEqual([
      'Slipway <slipway@localhost>',
      `A\t${chat}/000001.json`,
      `A\t${chat}/000002.json`,
      'Slipway <slipway@localhost>',
      `A\t${chat}/000003.json`,
    ]);
    const file = await sandbox.git(sandbox.remote, 'show', `slipway-ledger:${chat}/000003.json`);
    expect(JSON.parse(file)).toMatchObject({ schemaVersion: 1, sequence: 3, actor: 'user:kim' });
    expect(await sandbox.git(sandbox.remote, 'fsck', '--strict')).toBe('');
  });

  test('takes events of another release in between without a conflict', async () => {
    const [one, other] = [await open(), await open({ repository: await sandbox.clone('other') })];
    await one.append(requestOf(chat, 0, ['one']));
    await other.append(requestOf(chatNext, 0, ['next']));
    expect(await one.append(requestOf(chat, 1, ['two']))).toMatchObject({ kind: 'appended' });
    expect(labelsOf(await other.read(chat))).toEqual(['one', 'two']);
    expect(
      await sandbox.git(sandbox.remote, 'rev-list', '--count', '--min-parents=2', 'slipway-ledger'),
    ).toBe('0');
  });

  test('is asked for once when many releases are read at once', async () => {
    await (await open()).append(requestOf(chat, 0, ['one']));
    const trace = join(sandbox.folder, 'trace');
    const ledger = await open({ env: { ...sandbox.env, GIT_TRACE: trace } });
    await Promise.all([ledger.read(chat), ledger.read(chatNext), ledger.releases()]);
    expect((await readFile(trace, 'utf8')).match(/built-in: git ls-remote/g)).toHaveLength(1);
  });

  test('may have any name', async () => {
    const ledger = await open({ branch: 'state/mobile' });
    await ledger.append(requestOf(chat, 0, ['one']));
    expect(labelsOf(await ledger.read(chat))).toEqual(['one']);
    expect(ledger.label).toBe('git (origin state/mobile)');
    expect(await sandbox.git(sandbox.remote, 'branch', '--format=%(refname:short)')).toBe('state/mobile');
  });

  test('is never one that holds code', async () => {
    await publish({ 'package.json': '{}', 'android/build.gradle': '' }, 'main');
    const ledger = await open({ branch: 'main' });
    await expect(ledger.append(requestOf(chat, 0, ['one']))).rejects.toMatchObject({
      code: 'LEDGER_UNAVAILABLE',
      seen: 'package.json',
    });
  });
});

describe('the repository of the user', () => {
  test('stays as it is: index, working tree, HEAD, branches, FETCH_HEAD, hooks', async () => {
    await publish({ 'code.txt': 'code' }, 'main');
    await sandbox.git(repository, 'pull', '--quiet', 'origin', 'main');
    await writeFile(join(repository, 'staged.txt'), 'staged');
    await sandbox.git(repository, 'add', 'staged.txt');
    await writeFile(join(repository, 'code.txt'), 'changed');
    await installLoudHooks();
    const before = await stateOfRepository();
    const ledger = await open();
    await ledger.append(requestOf(chat, 0, ['one']));
    await (await open({ repository: await sandbox.clone('other') })).append(requestOf(chat, 1, ['two']));
    await ledger.read(chat);
    await ledger.append(requestOf(chat, 2, ['three']));
    expect(await stateOfRepository()).toEqual(before);
    expect(await readdir(sandbox.folder)).not.toContain('hook-ran');
  });

  async function installLoudHooks(): Promise<void> {
    for (const name of ['pre-push', 'reference-transaction', 'post-commit', 'pre-commit', 'pre-auto-gc']) {
      const hook = join(repository, '.git', 'hooks', name);
      await writeFile(hook, `#!/bin/sh\ntouch ${sandbox.folder}/hook-ran\nexit 1\n`);
      await chmod(hook, 0o755);
    }
  }

  /** Everything but Slipway's own hint and the remote-tracking branch that every push keeps up. */
  async function stateOfRepository() {
    const folder = join(repository, '.git');
    const ours = /refs\/(slipway\/ledger|remotes\/origin)\/slipway-ledger/;
    const refs = await sandbox.git(repository, 'for-each-ref', '--format=%(refname) %(objectname)');
    return {
      index: await readFile(join(folder, 'index'), 'hex'),
      head: await readFile(join(folder, 'HEAD'), 'utf8'),
      fetchHead: await readFile(join(folder, 'FETCH_HEAD'), 'utf8'),
      config: await readFile(join(folder, 'config'), 'utf8'),
      files: (await readdir(folder)).filter((name) => name !== 'logs').toSorted(),
      refs: refs.split('\n').filter((line) => !ours.test(line)),
      status: await sandbox.git(repository, 'status', '--porcelain=v2', '--branch'),
    };
  }

  test('may be a shallow clone, and stays as shallow as it was', async () => {
    await publish({ 'code.txt': 'code' }, 'main');
    await (await open()).append(requestOf(chat, 0, ['one']));
    await (await open()).append(requestOf(chat, 1, ['two']));
    const shallow = join(sandbox.folder, 'shallow');
    await sandbox.git(sandbox.folder, 'clone', '--quiet', '--depth=1', `file://${sandbox.remote}`, shallow);
    const boundary = await readFile(join(shallow, '.git', 'shallow'), 'utf8');
    const ledger = await open({ repository: shallow });
    expect(await ledger.append(requestOf(chat, 2, ['three']))).toMatchObject({ kind: 'appended' });
    expect(labelsOf(await ledger.read(chat))).toEqual(['one', 'two', 'three']);
    expect(await readFile(join(shallow, '.git', 'shallow'), 'utf8')).toBe(boundary);
  });

  test('is the one in the config, whatever the environment of a hook says', async () => {
    const elsewhere = await sandbox.clone('elsewhere');
    const env = {
      ...sandbox.env,
      GIT_DIR: join(elsewhere, '.git'),
      GIT_WORK_TREE: elsewhere,
      GIT_INDEX_FILE: join(elsewhere, 'index'),
      GIT_OBJECT_DIRECTORY: join(elsewhere, '.git', 'objects'),
    };
    const before = await readdir(join(elsewhere, '.git', 'objects'));
    await (await open({ env })).append(requestOf(chat, 0, ['one']));
    expect(await readdir(join(elsewhere, '.git', 'objects'))).toEqual(before);
    expect(labelsOf(await (await open()).read(chat))).toEqual(['one']);
  });

  test('may be named by a folder inside it', async () => {
    const inside = join(repository, 'apps', 'chat');
    await mkdir(inside, { recursive: true });
    const ledger = await open({ repository: inside });
    await ledger.append(requestOf(chat, 0, ['one']));
    expect(labelsOf(await ledger.read(chat))).toEqual(['one']);
  });

  test('may keep its objects by SHA-256', async () => {
    const remote = join(sandbox.folder, 'sha256.git');
    await sandbox.git(sandbox.folder, 'init', '--quiet', '--bare', '--object-format=sha256', remote);
    await sandbox.git(sandbox.folder, 'init', '--quiet', '--object-format=sha256', 'long');
    const ledger = await open({ repository: join(sandbox.folder, 'long'), remote });
    await ledger.append(requestOf(chat, 0, ['one']));
    await ledger.append(requestOf(chat, 1, ['two']));
    expect(labelsOf(await ledger.read(chat))).toEqual(['one', 'two']);
  });
});

describe('a ledger that cannot be had', () => {
  test('no repository', async () => {
    await expect(open({ repository: sandbox.folder })).rejects.toMatchObject({
      code: 'LEDGER_UNAVAILABLE',
      exitCode: 2,
      seen: expect.stringContaining('not a git repository'),
    });
    await expect(open({ repository: '/nowhere' })).rejects.toMatchObject({ code: 'LEDGER_UNAVAILABLE' });
  });

  test('no such remote', async () => {
    const ledger = await open({ remote: 'upstream' });
    await expect(ledger.read(chat)).rejects.toMatchObject({ code: 'LEDGER_UNAVAILABLE' });
  });

  test('no git', async () => {
    await expect(open({ env: { PATH: sandbox.folder } })).rejects.toMatchObject({
      code: 'LEDGER_UNAVAILABLE',
      message: expect.stringContaining('no git program'),
    });
  });

  test('nobody answers', async () => {
    const ledger = await open({ remote: 'http://127.0.0.1:1/app.git' });
    await expect(ledger.read(chat)).rejects.toMatchObject({ code: 'NETWORK_UNAVAILABLE', exitCode: 6 });
    await expect(ledger.append(requestOf(chat, 0, ['one']))).rejects.toMatchObject({ retryable: true });
  });

  test.each([401, 403])('the server answers %i, and no credential is shown', async (status) => {
    const server = createServer((_, response) => response.writeHead(status).end());
    await once(server.listen(0, '127.0.0.1'), 'listening');
    const { port } = server.address() as AddressInfo;
    const ledger = await open({ remote: `http://kim:hunter2@127.0.0.1:${port}/app.git` });
    const error = await ledger.read(chat).catch((thrown) => thrown);
    server.close();
    expect(error).toMatchObject({ code: 'LEDGER_REFUSED', exitCode: 5 });
    expect(ledger.label + JSON.stringify(error.toReport())).not.toContain('hunter2');
  });

  test('a rule of the server declines the push', async () => {
    const hook = join(sandbox.remote, 'hooks', 'pre-receive');
    await writeFile(hook, '#!/bin/sh\necho "GH006: Protected branch update failed" >&2\nexit 1\n');
    await chmod(hook, 0o755);
    await expect((await open()).append(requestOf(chat, 0, ['one']))).rejects.toMatchObject({
      code: 'LEDGER_REFUSED',
      seen: expect.stringContaining('GH006'),
    });
  });

  test('other writers are always faster', async () => {
    // Somebody holds the branch's lock each time we come: to us it looks like a writer who was faster.
    await writeFile(join(sandbox.remote, 'refs', 'heads', 'slipway-ledger.lock'), '');
    await expect((await open()).append(requestOf(chat, 0, ['one']))).rejects.toMatchObject({
      code: 'LEDGER_BUSY',
      exitCode: 6,
    });
  });
});

describe('a ledger that is broken', () => {
  test.each([
    ['a file that is no JSON', { [`${chat}/000001.json`]: '<<<<<<< HEAD' }, 'LEDGER_CORRUPT'],
    ['a file that is no event', { [`${chat}/000001.json`]: '{"schemaVersion":1}' }, 'LEDGER_CORRUPT'],
    ['a hole', { [`${chat}/000002.json`]: '{}' }, 'LEDGER_CORRUPT'],
    ['another file', { [`${chat}/notes.txt`]: 'hello' }, 'LEDGER_CORRUPT'],
    ['an event of the future', { [`${chat}/000001.json`]: '{"schemaVersion":99}' }, 'LEDGER_TOO_NEW'],
  ])('%s', async (_, files, code) => {
    await publish(files);
    await expect((await open()).read(chat)).rejects.toMatchObject({
      code,
      message: expect.stringContaining(chat),
    });
  });

  test('a folder that names no release', async () => {
    await publish({ 'android/readme.txt': 'hello' });
    await expect((await open()).releases()).rejects.toMatchObject({
      code: 'LEDGER_CORRUPT',
      seen: 'android',
    });
  });
});

test('the branch was deleted: reading shows nothing, and appending begins anew', async () => {
  const ledger = await open();
  await ledger.append(requestOf(chat, 0, ['one']));
  await promisify(execFile)('git', ['-C', sandbox.remote, 'update-ref', '-d', 'refs/heads/slipway-ledger'], {
    env: sandbox.env,
  });
  expect(await ledger.read(chat)).toEqual([]);
  expect(await ledger.append(requestOf(chat, 0, ['again']))).toMatchObject({ kind: 'appended' });
  expect(labelsOf(await ledger.read(chat))).toEqual(['again']);
});
